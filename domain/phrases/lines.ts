import { type Words, words } from '../words.ts'
import { opticalCheckPhrases } from './optical-checks.ts'

/** What is said of production lines, of what their stations read, and of the pieces that their cameras look at. */
export const productionLinePhrases = {
  ...opticalCheckPhrases,
  line_not_there: words('No line "{line}" here', '找不到生產線「{line}」', '找不到生产线“{line}”'),
  line_code_taken: words(
    'Line "{line}" is there already: choose another code',
    '生產線「{line}」已存在：請選用另一編號',
    '生产线“{line}”已存在：请选用另一编号',
  ),
  line_station_unknown: words(
    'No station "{station}" in your organisation: name one of {names}',
    '機構內沒有工作站「{station}」：請選用以下其中一個：{names}',
    '机构内没有工作站“{station}”：请选用以下其中一个：{names}',
  ),
  line_station_elsewhere: words(
    'Station "{station}" belongs to facility "{other}", not to "{facility}"',
    '工作站「{station}」屬於設施「{other}」，不屬於「{facility}」',
    '工作站“{station}”属于设施“{other}”，不属于“{facility}”',
  ),
  line_station_taken: words(
    'Station "{station}" is on line "{other}" at that time: a station is on one line',
    '工作站「{station}」當時屬於生產線「{other}」：一個工作站只可屬於一條生產線',
    '工作站“{station}”当时属于生产线“{other}”：一个工作站只能属于一条生产线',
  ),
  line_station_twice: words(
    'Station "{station}" is named twice: a piece passes each station once',
    '工作站「{station}」重複：每件產品只經過每個工作站一次',
    '工作站“{station}”重复：每件产品只经过每个工作站一次',
  ),
  line_over_station: words(
    'A line of {line} pieces an hour cannot be faster than its station "{station}" of {rated}: lower the one or raise the other',
    '生產線每小時 {line} 件，不可快於其工作站「{station}」的 {rated} 件：請降低前者或提高後者',
    '生产线每小时 {line} 件，不能快于其工作站“{station}”的 {rated} 件：请降低前者或提高后者',
  ),
  shift_unread: words(
    'Cannot read shift "{given}": write full hours, such as 08:00-16:00',
    '無法讀取班次「{given}」：請以整點填寫，例如 08:00-16:00',
    '无法读取班次“{given}”：请以整点填写，例如 08:00-16:00',
  ),
  shifts_overlap: words(
    'Shifts "{shift}" and "{other}" overlap',
    '班次「{shift}」與「{other}」重疊',
    '班次“{shift}”与“{other}”重叠',
  ),
  readings_of_stations: words(
    'Readings are sent by a station with its own key',
    '讀數由工作站以其自己的密匙傳送',
    '读数由工作站以其自己的密钥发送',
  ),
  reading_ends_first: words(
    'Reading {seq} ends before it begins: "to" is after "from"',
    '讀數 {seq} 的結束時間早於開始時間：「to」須在「from」之後',
    '读数 {seq} 的结束时间早于开始时间：“to”须在“from”之后',
  ),
  reading_ahead: words(
    'Reading {seq} ends more than {minutes} minutes ahead of our clock: set the clock of the station',
    '讀數 {seq} 的結束時間超前系統時鐘 {minutes} 分鐘以上：請校正工作站的時鐘',
    '读数 {seq} 的结束时间超前系统时钟 {minutes} 分钟以上：请校正工作站的时钟',
  ),
  reading_too_old: words(
    'Reading {seq} is older than the {days} days for which readings are kept',
    '讀數 {seq} 已超過讀數保存期 {days} 天',
    '读数 {seq} 已超过读数保存期 {days} 天',
  ),
  reading_too_long: words(
    'Reading {seq} is longer than {hours} hours: cut it',
    '讀數 {seq} 長於 {hours} 小時：請分段',
    '读数 {seq} 长于 {hours} 小时：请分段',
  ),
  reading_empty: words(
    'Reading {seq} says nothing: give a count, a state or what a meter counted',
    '讀數 {seq} 沒有內容：請提供件數、狀態或儀錶讀數',
    '读数 {seq} 没有内容：请提供件数、状态或仪表读数',
  ),
  reading_defects_over: words(
    'Reading {seq} has {classed} defects by class and only {bad} bad pieces: each bad piece has at most one class',
    '讀數 {seq} 按類別列出 {classed} 個缺陷，但不合格品只有 {bad} 件：每件不合格品最多屬一個類別',
    '读数 {seq} 按类别列出 {classed} 个缺陷，但不合格品只有 {bad} 件：每件不合格品最多属一个类别',
  ),
  reading_defect_twice: words(
    'Reading {seq} names defect "{defect}" twice: add both up',
    '讀數 {seq} 重複列出缺陷「{defect}」：請合併計算',
    '读数 {seq} 重复列出缺陷“{defect}”：请合并计算',
  ),
  reading_reason_missing: words(
    'Reading {seq} lacks the reason: say why the station did not run',
    '讀數 {seq} 缺少原因：請說明工作站為何沒有運行',
    '读数 {seq} 缺少原因：请说明工作站为何没有运行',
  ),
  reading_reason_idle: words(
    'Reading {seq} has a reason and no stop: a reason belongs to a station that did not run',
    '讀數 {seq} 有原因但沒有停機：原因只用於沒有運行的工作站',
    '读数 {seq} 有原因但没有停机：原因只用于没有运行的工作站',
  ),
  reading_on_no_line: words(
    'Reading {seq}: station "{station}" was on no line at that time. Put it on a line from that day on',
    '讀數 {seq}：工作站「{station}」當時不屬於任何生產線。請由當日起將其加入生產線',
    '读数 {seq}：工作站“{station}”当时不属于任何生产线。请自当日起将其加入生产线',
  ),
  reading_over_hour: words(
    'Reading {seq} passes a full hour by the clock of the facility: cut it there',
    '讀數 {seq} 跨過設施時鐘的整點：請於整點分段',
    '读数 {seq} 跨过设施时钟的整点：请在整点分段',
  ),
  reading_number_twice: words(
    'Number {seq} comes twice in this list: each reading has a number of its own',
    '編號 {seq} 在此列表重複：每個讀數須有自己的編號',
    '编号 {seq} 在此列表重复：每个读数须有自己的编号',
  ),
  reading_number_reused: words(
    'Number {seq} came before with other content: the first reading stays',
    '編號 {seq} 先前已用於其他內容：保留首個讀數',
    '编号 {seq} 先前已用于其他内容：保留首个读数',
  ),
  reading_overlaps: words(
    'Reading {seq} overlaps reading {other} of the same kind: a moment is told once',
    '讀數 {seq} 與同類讀數 {other} 重疊：同一時刻只可報告一次',
    '读数 {seq} 与同类读数 {other} 重叠：同一时刻只能报告一次',
  ),
  reading_over_rated: words(
    '{pieces} pieces in the hour from {hour} are more than the {rated} an hour that station "{station}" is rated for: mend the count, or raise the rating on its line from that day on',
    '由 {hour} 起一小時內的 {pieces} 件，超過工作站「{station}」的額定產能每小時 {rated} 件：請更正件數，或由當日起提高其在生產線上的額定產能',
    '自 {hour} 起一小时内的 {pieces} 件，超过工作站“{station}”的额定产能每小时 {rated} 件：请更正件数，或自当日起提高其在生产线上的额定产能',
  ),
  right_area: words(
    'whole square metres or square feet from 1 to {most}',
    '1 至 {most} 的整數平方米或平方呎',
    '1 至 {most} 的整数平方米或平方英尺',
  ),
  right_shifts: words(
    'one to {most} shifts of full hours, such as 08:00-16:00',
    '一至 {most} 個整點班次，例如 08:00-16:00',
    '一至 {most} 个整点班次，例如 08:00-16:00',
  ),
  right_readings: words('one to {most} readings', '一至 {most} 個讀數', '一至 {most} 个读数'),
  right_line_stations: words(
    'one to {most} stations in the order in which a piece passes them',
    '一至 {most} 個工作站，按產品經過的次序',
    '一至 {most} 个工作站，按产品经过的次序',
  ),
  right_days_after: words(
    'a later day than "from", at most {days} days after it',
    '「from」之後的日期，相隔最多 {days} 天',
    '“from”之后的日期，相隔最多 {days} 天',
  ),
} as const satisfies Readonly<Record<string, Words>>
