import { type Words, words } from '../words.ts'

/** What is said of moves between places of a facility, and of orders for containers. */
export const movePhrases = {
  move_not_there: words(
    'No move "{move}" here',
    '找不到搬運任務「{move}」',
    '找不到搬运任务“{move}”',
  ),
  move_to_same: words(
    'A move leads from "{place}" to another place',
    '搬運任務須由「{place}」前往另一位置',
    '搬运任务须由“{place}”前往另一位置',
  ),
  move_between_facilities: words(
    'A move stays inside a facility: "{facility}" is not "{other}"; record that goods leave one and arrive at the other',
    '搬運任務只限同一設施內：「{facility}」與「{other}」不同；請記錄物料離開及送達',
    '搬运任务只限同一设施内：“{facility}”与“{other}”不同；请记录物料离开和送达',
  ),
  move_load_unknown: words(
    'No batch "{batch}" in your organisation',
    '機構內沒有批次「{batch}」',
    '机构内没有批次“{batch}”',
  ),
  move_load_twice: words(
    'Batch "{batch}" is named twice',
    '批次「{batch}」重複',
    '批次“{batch}”重复',
  ),
  move_load_gone: words(
    'Nothing of batch "{batch}" is left here',
    '批次「{batch}」在此已沒有剩餘',
    '批次“{batch}”在此已没有剩余',
  ),
  move_load_elsewhere: words(
    'Batch "{batch}" is at facility "{facility}", not at "{other}"',
    '批次「{batch}」在設施「{facility}」，不在「{other}」',
    '批次“{batch}”在设施“{facility}”，不在“{other}”',
  ),
  move_load_taken: words(
    'Batch "{batch}" is a load of move "{move}", which is open: a batch is on one move',
    '批次「{batch}」屬於未完成的搬運任務「{move}」：一個批次只可屬於一項搬運任務',
    '批次“{batch}”属于未完成的搬运任务“{move}”：一个批次只能属于一项搬运任务',
  ),
  move_load_at: words(
    'Batch "{batch}" is at place "{place}", not at "{other}"',
    '批次「{batch}」在位置「{place}」，不在「{other}」',
    '批次“{batch}”在位置“{place}”，不在“{other}”',
  ),
  move_load_other: words(
    'Batch "{batch}" is no load of this move',
    '批次「{batch}」不屬於這項搬運任務',
    '批次“{batch}”不属于这项搬运任务',
  ),
  move_load_missing: words(
    'Batch "{batch}" left and is not among what arrived: every load arrives',
    '批次「{batch}」已起運但不在送達之列：所有貨物均須送達',
    '批次“{batch}”已起运但不在送达之列：所有货物均须送达',
  ),
  move_quarantined: words(
    'Batch "{batch}" is in quarantine and goes only to a place for quarantine, which "{place}" is not',
    '批次「{batch}」正在隔離，只可移往隔離區；「{place}」並非隔離區',
    '批次“{batch}”正在隔离，只能移往隔离区；“{place}”并非隔离区',
  ),
  move_recalled: words(
    'Batch "{batch}" is recalled and goes only to a place for quarantine, which "{place}" is not',
    '批次「{batch}」已被召回，只可移往隔離區；「{place}」並非隔離區',
    '批次“{batch}”已被召回，只能移往隔离区；“{place}”并非隔离区',
  ),
  move_grams_at_start: words(
    'Batch "{batch}" weighs {massGrams} g on the vehicle and {onRecordGrams} g on record: record a weighing first',
    '批次「{batch}」在車上稱得 {massGrams} 克，紀錄為 {onRecordGrams} 克：請先記錄稱重',
    '批次“{batch}”在车上称得 {massGrams} 克，记录为 {onRecordGrams} 克：请先记录称重',
  ),
  move_grams_differ: words(
    'Batch "{batch}" left with {startGrams} g and arrived with {endGrams} g: a move changes no mass',
    '批次「{batch}」起運時為 {startGrams} 克，送達時為 {endGrams} 克：搬運不會改變重量',
    '批次“{batch}”起运时为 {startGrams} 克，送达时为 {endGrams} 克：搬运不会改变重量',
  ),
  move_grams_missing: words(
    'Batch "{batch}" left with {startGrams} g: say with how many it arrived',
    '批次「{batch}」起運時為 {startGrams} 克：請填寫送達時的重量',
    '批次“{batch}”起运时为 {startGrams} 克：请填写送达时的重量',
  ),
  move_grams_unweighed: words(
    'Batch "{batch}" left without having been weighed: record a weighing of it instead',
    '批次「{batch}」起運時未有稱重：請改為記錄稱重',
    '批次“{batch}”起运时未称重：请改为记录称重',
  ),
  move_ended: words('This move has ended', '這項搬運任務已完成', '这项搬运任务已完成'),
  move_cancelled: words('This move was cancelled', '這項搬運任務已取消', '这项搬运任务已取消'),
  move_started: words('This move has started', '這項搬運任務已開始', '这项搬运任务已开始'),
  move_not_started: words(
    'This move has not started',
    '這項搬運任務尚未開始',
    '这项搬运任务尚未开始',
  ),
  move_of_other: words(
    '{mover} carries this move and ends it',
    '這項搬運任務由 {mover} 執行，須由同一執行者完成',
    '这项搬运任务由 {mover} 执行，须由同一执行者完成',
  ),
  move_take_over_first: words(
    '{mover} carries this move: take it over first',
    '這項搬運任務由 {mover} 執行：請先接手',
    '这项搬运任务由 {mover} 执行：请先接手',
  ),
  move_taken_by_people: words(
    'A machine takes over no move: people do',
    '機器不可接手搬運任務：須由人員接手',
    '机器不能接手搬运任务：须由人员接手',
  ),
  move_in_hands: words(
    '{mover} carries this move by hand already',
    '這項搬運任務已由 {mover} 以人手執行',
    '这项搬运任务已由 {mover} 人工执行',
  ),
  move_kind_of_machine: words(
    'A station says what carries as "as": robot, vehicle or conveyor',
    '工作站須以「as」說明搬運方式：robot、vehicle 或 conveyor',
    '工作站须以“as”说明搬运方式：robot、vehicle 或 conveyor',
  ),
  move_kind_of_person: words(
    'A person carries by hand: leave out "as"',
    '人員以人手搬運：請勿填寫「as」',
    '人员人工搬运：请勿填写“as”',
  ),
  move_ahead: words(
    'This is more than {minutes} minutes ahead of our clock: set the clock of the station',
    '時間超前系統時鐘 {minutes} 分鐘以上：請校正工作站的時鐘',
    '时间超前系统时钟 {minutes} 分钟以上：请校正工作站的时钟',
  ),
  move_too_late: words(
    'This was more than {days} days ago: it is told too late',
    '這在 {days} 天以前發生：已過申報時限',
    '这在 {days} 天以前发生：已过申报时限',
  ),
  move_before: words(
    '{time} is before {before}, when what it follows happened',
    '{time} 早於先前發生的時間 {before}',
    '{time} 早于先前发生的时间 {before}',
  ),
  move_id_reused: words(
    'Id "{id}" came before with other content: choose a new one',
    '識別碼「{id}」曾用於其他內容：請選用新的識別碼',
    '标识“{id}”曾用于其他内容：请选用新的标识',
  ),
  move_id_twice: words(
    'Id "{id}" stands twice in this list',
    '識別碼「{id}」在清單中重複',
    '标识“{id}”在清单中重复',
  ),
  order_not_there: words(
    'No order "{order}" for containers here',
    '找不到取箱單「{order}」',
    '找不到取箱单“{order}”',
  ),
  right_order: words('a colour or a material', '顏色或物料', '颜色或物料'),
  right_moves: words('one to {most} moves', '一至 {most} 項搬運任務', '一至 {most} 项搬运任务'),
  right_move_steps: words('one to {most} steps', '一至 {most} 個步驟', '一至 {most} 个步骤'),
  right_move_loads: words('at most {most} batches', '最多 {most} 個批次', '最多 {most} 个批次'),
} as const satisfies Readonly<Record<string, Words>>
