import { type Words, words } from '../words.ts'

/** Why a command of the command line ends without doing what was asked, or leaves out a row of a file. */
export const commandPhrases = {
  command_failed: words(
    'Cannot run "{command}": {why}',
    '未能執行「{command}」：{why}',
    '无法执行“{command}”：{why}',
  ),
  installation_missing: words(
    'Cannot find an installation in "{folder}": name the folder of yours with LOOMCELL_DATA, or its database with DATABASE_URL; start one with npm start, or add --new to make one here',
    '「{folder}」內沒有安裝：請以 LOOMCELL_DATA 指明你的資料夾，或以 DATABASE_URL 指明資料庫；或以 npm start 建立，或加上 --new 在此建立',
    '“{folder}”内没有安装：请用 LOOMCELL_DATA 指明您的文件夹，或用 DATABASE_URL 指明数据库；或用 npm start 新建，或加上 --new 在此新建',
  ),
  command_unreadable: words('{why}', '未能理解指令：{why}', '无法理解命令：{why}'),
  command_unknown: words(
    'Cannot find command "{command}": there are {there}',
    '找不到指令「{command}」：現有 {there}',
    '找不到命令“{command}”：现有 {there}',
  ),
  command_option_foreign: words(
    'Cannot use {given} with "{command}": expected: {usage}',
    '「{command}」不可使用 {given}：格式為 {usage}',
    '“{command}”不能使用 {given}：格式为 {usage}',
  ),
  command_words_wrong: words(
    'Cannot run "{command}" with {count} {count|word|words}: expected: {usage}',
    '未能執行「{command}」：給了 {count} 項，格式為 {usage}',
    '无法执行“{command}”：给了 {count} 项，格式为 {usage}',
  ),
  command_organisation_unknown: words(
    'Cannot find organisation "{organisation}": there are {there}',
    '找不到機構「{organisation}」：現有 {there}',
    '找不到机构“{organisation}”：现有 {there}',
  ),
  command_facility_unclear: words(
    'Cannot tell which facility of "{organisation}" is meant: there are {there}',
    '未能確定指「{organisation}」的哪個設施：現有 {there}',
    '无法确定指“{organisation}”的哪个设施：现有 {there}',
  ),
  command_facility_unknown: words(
    'Cannot tell facility "{facility}" of "{organisation}" is meant: there are {there}',
    '「{organisation}」沒有設施「{facility}」：現有 {there}',
    '“{organisation}”没有设施“{facility}”：现有 {there}',
  ),
  none_yet: words('none yet; add one first', '未有任何項目；請先新增', '尚无任何项目；请先新增'),
  slug_unusable: words(
    'Cannot use "{slug}" as a slug: expected 1 to 63 small letters, digits and hyphens, such as "hk-recycler"',
    '未能以「{slug}」作為代號：須為 1 至 63 個小寫英文字母、數字或連字號，例如「hk-recycler」',
    '无法以“{slug}”作为代号：须为 1 至 63 个小写英文字母、数字或连字符，例如“hk-recycler”',
  ),
  facility_code_unusable: words(
    'Cannot use "{facility}" as a code: expected 1 to 80 printable ASCII characters without a space at either end, other than "." and ".."',
    '未能以「{facility}」作為編號：須為 1 至 80 個可列印的 ASCII 字元，首尾不得有空格，亦不得為「.」或「..」',
    '无法以“{facility}”作为编号：须为 1 至 80 个可打印的 ASCII 字符，首尾不得有空格，也不得为“.”或“..”',
  ),
  facility_code_taken_there: words(
    'Cannot add facility "{facility}": "{organisation}" has one with this code already',
    '未能新增設施「{facility}」：「{organisation}」已有設施使用此編號',
    '无法新增设施“{facility}”：“{organisation}”已有设施使用此编号',
  ),
  key_prefix_unknown: words(
    'Cannot revoke "{prefix}": "{organisation}" has no active key that begins so',
    '未能撤銷「{prefix}」：「{organisation}」沒有以此開頭的有效密匙',
    '无法撤销“{prefix}”：“{organisation}”没有以此开头的有效密钥',
  ),
  key_role_unknown: words(
    'Cannot use role "{role}": expected one of {roles}',
    '未能使用角色「{role}」：應為以下其中一個：{roles}',
    '无法使用角色“{role}”：应为以下其中一个：{roles}',
  ),
  key_time_unreadable: words(
    'Cannot read "{time}": expected a time with its offset, such as {example}',
    '未能讀取「{time}」：請填寫包含時區偏移的時間，例如 {example}',
    '无法读取“{time}”：请填写包含时区偏移的时间，例如 {example}',
  ),
  key_signing_unreadable: words(
    'Cannot use "{key}": expected an Ed25519 public key as 43 characters of base64url (32 bytes, no padding)',
    '未能使用「{key}」：應為 Ed25519 公開密匙，以 43 個 base64url 字元表示（32 位元組，不加補位）',
    '无法使用“{key}”：应为 Ed25519 公钥，以 43 个 base64url 字符表示（32 字节，不加补位）',
  ),
  account_email_unusable: words(
    'Cannot use "{email}": expected an e-mail address',
    '未能使用「{email}」：請填寫電郵地址',
    '无法使用“{email}”：请填写电子邮箱地址',
  ),
  account_not_there: words(
    'Cannot find an account for "{email}": expected the e-mail address of one',
    '找不到「{email}」的帳戶：請填寫現有帳戶的電郵地址',
    '找不到“{email}”的账户：请填写现有账户的电子邮箱地址',
  ),
  invitation_role_unknown: words(
    'Cannot invite as "{role}"',
    '未能以「{role}」角色邀請',
    '无法以“{role}”角色邀请',
  ),
  file_unreadable: words(
    'Cannot read "{file}": {why}',
    '未能讀取「{file}」：{why}',
    '无法读取“{file}”：{why}',
  ),
  file_is_a_folder: words('it is a folder', '這是資料夾', '这是文件夹'),
  columns_expected_once: words(
    'Cannot read "{file}": expected each of the columns {columns} once',
    '未能讀取「{file}」：以下各欄須各出現一次：{columns}',
    '无法读取“{file}”：以下各列须各出现一次：{columns}',
  ),
  row_column_missing: words(
    'Cannot find column "{column}"',
    '找不到欄「{column}」',
    '找不到列“{column}”',
  ),
  row_column_twice: words(
    'Cannot tell which "{column}" is meant',
    '有多於一欄名為「{column}」，未能確定指哪一欄',
    '有多于一列名为“{column}”，无法确定指哪一列',
  ),
  row_of_other_length: words(
    'Cannot read this row: it has not as many columns as the header',
    '未能讀取此列：欄數與標題列不同',
    '无法读取此行：列数与标题行不同',
  ),
  receipts_over_the_file: words(
    'Cannot write receipts to "{file}": it is the file itself; expected another with --out',
    '未能將回條寫入「{file}」：這是原檔案；請以 --out 指定另一檔案',
    '无法将回执写入“{file}”：这是原文件；请用 --out 指定另一文件',
  ),
  fact_unreadable: words(
    'Cannot read "{fact}" as a fact: expected NAME=VALUE',
    '未能讀取「{fact}」：格式應為 NAME=VALUE',
    '无法读取“{fact}”：格式应为 NAME=VALUE',
  ),
  no_battery_stream: words(
    'Cannot import batteries: there is no stream "battery", only {streams}',
    '未能匯入電池：沒有「battery」流程，只有 {streams}',
    '无法导入电池：没有“battery”流程，只有 {streams}',
  ),
  pack_unreadable: words(
    'Cannot open the evidence pack: {why}; expected a zip as it was downloaded',
    '無法開啟證明文件包：{why}；須為所下載的 zip 檔案',
    '无法打开证明材料包：{why}；须为所下载的 zip 文件',
  ),
  pack_byte_changed: words(
    'a byte of it is not as it was downloaded',
    '有位元組與下載時不同',
    '有字节与下载时不同',
  ),
  pack_file_no_text: words('“{name}” is no UTF-8', '「{name}」並非 UTF-8', '“{name}”不是 UTF-8'),
  pack_without_record: words(
    'Cannot check the evidence pack: there is neither passport.jwt nor history.json in it',
    '無法核實證明文件包：當中沒有 passport.jwt 或 history.json',
    '无法验证证明材料包：其中没有 passport.jwt 或 history.json',
  ),
  pack_too_large: words(
    'Cannot read the file: it has over {most} bytes',
    '無法讀取檔案：超過 {most} 位元組',
    '无法读取文件：超过 {most} 字节',
  ),
  pack_policy: words(
    'The log and its witnesses were not checked: name whom you believe with --policy FILE. Take the keys from whoever publishes them, not from this pack',
    '未核對日誌及見證方：請以 --policy FILE 指明你所信任的對象。密匙應取自其公布者，而非此文件包',
    '未核对日志及见证方：请用 --policy FILE 指明您所信任的对象。密钥应取自其公布者，而不是此材料包',
  ),
  pack_log_key_ended: words(
    'The key of the log that signed this was in use until {until}; your policy names it so, and the witnesses you believe had seen the log before',
    '簽署此檢查點的日誌密匙使用至 {until}；你的信任設定如此列明，而你信任的見證方在此之前已見證該日誌',
    '签署此检查点的日志密钥使用到 {until}；您的信任设置如此列明，而您信任的见证方在此之前已见证该日志',
  ),
  pack_until: words(
    'What happened after this pack was made, and whether a newer passport took the place of this one, no pack can show',
    '任何文件包均無法顯示其製作後發生的事，亦無法顯示護照是否已由較新版本取代',
    '任何材料包都无法显示其制作之后发生的事，也无法显示护照是否已被较新版本取代',
  ),
  pack_passport_ended: words(
    'The passport ended on {day}, and its issuer’s list shows it as revoked: {reason}',
    '護照已於 {day} 失效，簽發者的清單顯示已撤銷：{reason}',
    '护照已于 {day} 失效，签发者的清单显示已撤销：{reason}',
  ),
  pack_passport_end_unshown: words(
    'The pack says that the passport ended on {day}, and shows it by no list that its issuer signed: {reason}',
    '文件包稱護照已於 {day} 失效，但沒有簽發者簽署的清單證明：{reason}',
    '材料包称护照已于 {day} 失效，但没有签发者签名的清单证明：{reason}',
  ),
  pack_events: words(
    'Events: {count}, in the log: {logged}',
    '事件：{count} 項，已收錄於日誌：{logged} 項',
    '事件：{count} 项，已收录于日志：{logged} 项',
  ),
} as const satisfies Readonly<Record<string, Words>>
