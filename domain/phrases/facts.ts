import { type Words, words } from '../words.ts'

/** What is wrong with the value of a field, what a right one looks like, and what is kept but unlikely. */
export const factPhrases = {
  field_missing: words(
    '“{field}” is missing: expected {right}',
    '請填寫「{field}」：{right}',
    '请填写“{field}”：{right}',
  ),
  field_unreadable: words(
    'Cannot read "{field}" from {given}: expected {right}',
    '「{field}」的內容 {given} 不符，應為：{right}',
    '“{field}”的内容 {given} 不符，应为：{right}',
  ),
  field_unknown: words(
    'Cannot read fact "{given}": this stage knows {fields}',
    '此階段沒有「{given}」一欄：只有 {fields}',
    '此阶段没有“{given}”一栏：只有 {fields}',
  ),
  field_unknown_here: words(
    'Cannot read fact "{given}": this stage knows no facts',
    '此階段沒有「{given}」一欄，亦無其他欄位',
    '此阶段没有“{given}”一栏，也没有其他栏位',
  ),
  right_whole: words('a whole number{bounds}{unit}', '整數{bounds}{unit}', '整数{bounds}{unit}'),
  right_decimal: words(
    'a decimal number{bounds}{unit}',
    '數字{bounds}{unit}',
    '数字{bounds}{unit}',
  ),
  text_became_number: words(
    '“{field}” is {found}: a spreadsheet program may have turned it into a number and lost digits',
    '「{field}」為 {found}：試算表軟件可能已把它變為數字而失去部分數位',
    '“{field}”为 {found}：电子表格软件可能已把它变为数字而丢失部分数位',
  ),
  bounds_none: words('', '', ''),
  bounds_above: words(' above {above}', '，大於 {above}', '，大于 {above}'),
  bounds_above_to: words(
    ' above {above} up to {most}',
    '，大於 {above}，不大於 {most}',
    '，大于 {above}，不大于 {most}',
  ),
  bounds_from: words(' from {least}', '，不小於 {least}', '，不小于 {least}'),
  bounds_to: words(' up to {most}', '，不大於 {most}', '，不大于 {most}'),
  bounds_between: words(' from {least} up to {most}', '，{least} 至 {most}', '，{least} 至 {most}'),
  unit_none: words('', '', ''),
  unit_in: words(' in {unit}', '（{unit}）', '（{unit}）'),
  right_choice: words('one of {choices}', '{choices} 之一', '{choices} 之一'),
  right_choices: words(
    'a list out of {choices}',
    '{choices} 當中一項或多項',
    '{choices} 当中一项或多项',
  ),
  right_texts: words('a list of texts', '文字清單', '文字列表'),
  right_record: words(
    'a JSON object or list of whole numbers and texts',
    '由整數及文字組成的 JSON 物件或清單',
    '由整数及文字组成的 JSON 对象或列表',
  ),
  right_parts: words(
    'a list of objects, each with {fields}',
    '物件清單，各含 {fields}',
    '对象列表，各含 {fields}',
  ),
  right_sha_256: words(
    'the SHA-256 of the file: 64 hexadecimal digits',
    '檔案的 SHA-256 雜湊值（64 個十六進位數字）',
    '文件的 SHA-256 哈希值（64 个十六进制数字）',
  ),
  right_web_address: words(
    'a web address such as {example}',
    '網址，例如 {example}',
    '网址，例如 {example}',
  ),
  right_media_type: words(
    'a media type such as {example}',
    '媒體類型，例如 {example}',
    '媒体类型，例如 {example}',
  ),
  right_language_tag: words(
    'a language tag such as {example}',
    '語言代碼，例如 {example}',
    '语言代码，例如 {example}',
  ),
  right_month: words('a month such as {example}', '年月，例如 {example}', '年月，例如 {example}'),
  right_cas_number: words(
    'a CAS number such as {example}',
    'CAS 編號，例如 {example}',
    'CAS 编号，例如 {example}',
  ),
  unlikely_above: words(
    '{field}: {found} is unusually high (above {limit})',
    '{field}：{found} 偏高（高於 {limit}）',
    '{field}：{found} 偏高（高于 {limit}）',
  ),
  unlikely_below: words(
    '{field}: {found} is unusually low (below {limit})',
    '{field}：{found} 偏低（低於 {limit}）',
    '{field}：{found} 偏低（低于 {limit}）',
  ),
  weighed_apart: words(
    '“{batch}”: {found} g is {percent} % from the {known} g known',
    '「{batch}」：{found} 克與已知的 {known} 克相差 {percent}%',
    '“{batch}”：{found} 克与已知的 {known} 克相差 {percent}%',
  ),
} as const satisfies Readonly<Record<string, Words>>
