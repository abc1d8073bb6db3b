import { type Words, words } from '../words.ts'

/** Why a text is no GS1 Digital Link, or elements make none. */
export const linkPhrases = {
  link_unreadable: words(
    'Cannot read the link "{link}": {why}',
    '無法讀取連結「{link}」：{why}',
    '无法读取链接“{link}”：{why}',
  ),
  link_not_made: words(
    'Cannot make a link of "{elements}": {why}',
    '無法以「{elements}」組成連結：{why}',
    '无法用“{elements}”组成链接：{why}',
  ),
  link_no_address: words(
    'expected http or https, a domain and a path',
    '須有 http 或 https、網域及路徑',
    '须有 http 或 https、域名和路径',
  ),
  link_no_key_in_path: words(
    'the path ends in no GS1 key with its qualifiers',
    '路徑的末段並非 GS1 主鍵及其限定符',
    '路径的末段并非 GS1 主键及其限定符',
  ),
  link_no_key_given: words('none of them is a key', '當中沒有主鍵', '其中没有主键'),
  link_wrong_sequence: words(
    '({sequence}) is no key with its qualifiers',
    '（{sequence}）並非主鍵及其限定符',
    '（{sequence}）并非主键及其限定符',
  ),
  link_element_twice: words('({ai}) stands there twice', '（{ai}）重複出現', '（{ai}）重复出现'),
  link_element_wrong: words(
    '({ai}) "{value}": {why}',
    '（{ai}）「{value}」：{why}',
    '（{ai}）“{value}”：{why}',
  ),
  link_identifier_unknown: words(
    'no Application Identifier ({ai})',
    '沒有應用識別碼（{ai}）',
    '没有应用标识符（{ai}）',
  ),
  link_attribute_unknown: words(
    '({ai}) is not known to be an attribute',
    '未知（{ai}）是否屬性',
    '未知（{ai}）是否属性',
  ),
  link_no_attribute: words('({ai}) is no attribute', '（{ai}）並非屬性', '（{ai}）并非属性'),
  link_belongs_in_path: words(
    '({ai}) belongs in the path',
    '（{ai}）須放在路徑之中',
    '（{ai}）须放在路径之中',
  ),
  link_not_cset82: words(
    'expected 1 to 90 characters of CSET 82',
    '須為 1 至 90 個 CSET 82 字元',
    '须为 1 至 90 个 CSET 82 字符',
  ),
  link_value_too_long: words(
    '{characters} characters too long',
    '多出 {characters} 個字元',
    '多出 {characters} 个字符',
  ),
  link_value_length: words(
    'expected {least} characters',
    '須為 {least} 個字元',
    '须为 {least} 个字符',
  ),
  link_value_lengths: words(
    'expected {least} to {most} characters',
    '須為 {least} 至 {most} 個字元',
    '须为 {least} 至 {most} 个字符',
  ),
  link_digits_only: words('expected digits only', '只可用數字', '只可用数字'),
  link_cset82_only: words(
    'expected letters, digits and !"%&\'()*+,-./:;<=>?_ only',
    '只可用英文字母、數字及 !"%&\'()*+,-./:;<=>?_',
    '只可用英文字母、数字和 !"%&\'()*+,-./:;<=>?_',
  ),
  link_cset39_only: words(
    'expected capital letters, digits and #-/ only',
    '只可用大楷英文字母、數字及 #-/',
    '只可用大写英文字母、数字和 #-/',
  ),
  link_base64url_only: words('expected base64url only', '只可用 base64url', '只可用 base64url'),
  link_check_digit: words(
    'the check digit would be {right}',
    '檢查碼應為 {right}',
    '校验码应为 {right}',
  ),
  link_check_pair: words(
    'expected check pair {right}',
    '檢查字元應為 {right}',
    '校验字符应为 {right}',
  ),
  link_no_company_prefix: words(
    'expected a company prefix of digits first',
    '開首須為數字的公司前綴碼',
    '开头须为数字的厂商识别代码',
  ),
  link_no_zero_first: words('expected a 0 first', '開首須為 0', '开头须为 0'),
  link_leading_zero: words('expected no leading 0', '開首不可為 0', '开头不可为 0'),
  link_no_index: words(
    'expected a letter, digit, - or _',
    '須為英文字母、數字、- 或 _',
    '须为英文字母、数字、- 或 _',
  ),
  link_no_piece: words('expected a piece of its total', '件序不可大於總件數', '件序不可大于总件数'),
  link_no_date: words('expected a date YYMMDD', '須為日期 YYMMDD', '须为日期 YYMMDD'),
} as const satisfies Readonly<Record<string, Words>>
