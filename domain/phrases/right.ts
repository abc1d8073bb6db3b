import { type Words, words } from '../words.ts'

/** What would be right where a schema refuses a value; each follows "expected" or 應為：. */
export const rightPhrases = {
  value_unread: words(
    'Cannot read {given}: expected {right}',
    '無法讀取 {given}，應為：{right}',
    '无法读取 {given}，应为：{right}',
  ),
  value_missing: words(
    '"{name}" is missing: expected {right}',
    '缺少「{name}」，應為：{right}',
    '缺少“{name}”，应为：{right}',
  ),
  name_not_described: words(
    'Cannot read "{name}": expected only the names that the API describes',
    '無法讀取「{name}」：只可使用 API 說明所列的名稱',
    '无法读取“{name}”：只能使用 API 说明所列的名称',
  ),
  faults_more: words(
    '{rest} further {rest|fault is|faults are} not shown',
    '另有 {rest} 項錯誤未有顯示',
    '另有 {rest} 项错误未显示',
  ),
  right_described: words('what the API describes', '符合 API 說明的內容', '符合 API 说明的内容'),
  right_text: words('text', '文字', '文字'),
  right_text_from: words(
    'text of at least {least} characters',
    '至少 {least} 個字元的文字',
    '至少 {least} 个字符的文字',
  ),
  right_text_to: words(
    'text of at most {most} characters',
    '最多 {most} 個字元的文字',
    '最多 {most} 个字符的文字',
  ),
  right_text_between: words(
    'text of 1 to {most} characters',
    '1 至 {most} 個字元的文字',
    '1 至 {most} 个字符的文字',
  ),
  right_text_visible: words(
    'text of 1 to {most} characters, none of them invisible',
    '1 至 {most} 個字元的文字，不含隱形字元',
    '1 至 {most} 个字符的文字，不含隐形字符',
  ),
  right_number: words('a number', '數字', '数字'),
  right_whole_number: words('a whole number', '整數', '整数'),
  right_whole_between: words(
    'a whole number from {least} to {most}',
    '{least} 至 {most} 的整數',
    '{least} 至 {most} 的整数',
  ),
  right_number_from: words('{least} or more', '{least} 或以上', '{least} 或以上'),
  right_number_to: words('at most {most}', '最多 {most}', '最多 {most}'),
  right_number_above: words('more than {least}', '大於 {least}', '大于 {least}'),
  right_number_below: words('less than {most}', '小於 {most}', '小于 {most}'),
  right_multiple: words('a multiple of {of}', '{of} 的倍數', '{of} 的倍数'),
  right_yes_no: words('true or false', 'true 或 false', 'true 或 false'),
  right_list: words('a list', '列表', '列表'),
  right_list_from: words(
    'a list of at least {least}',
    '至少 {least} 項的列表',
    '至少 {least} 项的列表',
  ),
  right_list_to: words('a list of up to {most}', '最多 {most} 項的列表', '最多 {most} 项的列表'),
  right_object: words('an object', '物件（JSON）', '对象（JSON）'),
  right_exactly: words('"{value}"', '「{value}」', '“{value}”'),
  right_one_of: words('one of {names}', '以下其中一項：{names}', '以下其中一项：{names}'),
  right_names_out_of: words(
    'names out of {names} and not "{other}"',
    '只可為 {names}，不可為「{other}」',
    '只能为 {names}，不能为“{other}”',
  ),
  right_uuid: words('a UUID', 'UUID', 'UUID'),
  right_email: words('an e-mail address', '電郵地址', '邮箱地址'),
  right_day: words('a day such as {example}', '日期，例如 {example}', '日期，例如 {example}'),
  right_day_from: words('{day} or a later day', '{day} 或之後的日期', '{day} 或之后的日期'),
  right_day_after: words('a day after {day}', '{day} 之後的日期', '{day} 之后的日期'),
  right_day_on_or_after: words(
    'a day on or after "{name}"',
    '「{name}」當日或之後的日期',
    '“{name}”当日或之后的日期',
  ),
  right_period: words(
    'a period of {most} years at most',
    '最長 {most} 年的期間',
    '最长 {most} 年的期间',
  ),
  right_time: words(
    'a time with its offset, such as {example}',
    '附時差的時間，例如 {example}',
    '附时差的时间，例如 {example}',
  ),
  right_flow_zone: words(
    'a name of the IANA such as Asia/Hong_Kong, or local',
    'IANA 時區名稱，例如 Asia/Hong_Kong，或 local',
    'IANA 时区名称，例如 Asia/Hong_Kong，或 local',
  ),
  right_time_zone: words(
    'an IANA time zone, such as Asia/Hong_Kong',
    'IANA 時區，例如 Asia/Hong_Kong',
    'IANA 时区，例如 Asia/Hong_Kong',
  ),
  right_name: words(
    'a name such as "{example}"',
    '名稱，例如「{example}」',
    '名称，例如“{example}”',
  ),
  right_code: words(
    '1 to 80 printable ASCII characters without a space at either end, other than "." and ".."',
    '1 至 80 個可列印的 ASCII 字元，首尾不可為空格，且不可為「.」或「..」',
    '1 至 80 个可打印的 ASCII 字符，首尾不能为空格，且不能为“.”或“..”',
  ),
  right_slug: words(
    '1 to 63 small letters, digits and hyphens, such as "hk-recycler"',
    '1 至 63 個小寫英文字母、數字或連字號，例如「hk-recycler」',
    '1 至 63 个小写英文字母、数字或连字符，例如“hk-recycler”',
  ),
  right_grams: words(
    'whole grams from {least} to {most}',
    '{least} 至 {most} 的整數克',
    '{least} 至 {most} 的整数克',
  ),
  right_milligrams: words(
    'whole milligrams from {least} to {most}',
    '{least} 至 {most} 的整數毫克',
    '{least} 至 {most} 的整数毫克',
  ),
} as const satisfies Readonly<Record<string, Words>>
