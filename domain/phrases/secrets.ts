import { type Words, words } from '../words.ts'

/** What is wrong with the secrets that an installation goes by, and why they cannot be changed. None is ever repeated. */
export const secretPhrases = {
  secret_of_setting_number: words(
    '{setting}, number {number}',
    '{setting} 第 {number} 個',
    '{setting} 第 {number} 个',
  ),
  secret_of_line: words('line {number}', '第 {number} 行', '第 {number} 行'),
  secret_too_short: words(
    '{secret}: has {length} characters, {least} or more such as "openssl rand -base64 32" prints',
    '{secret}：有 {length} 個字元，須為 {least} 個或以上，例如「openssl rand -base64 32」所輸出的',
    '{secret}：有 {length} 个字符，须为 {least} 个或以上，例如“openssl rand -base64 32”所输出的',
  ),
  secret_named_twice: words(
    '{secret}: the same as {other}, each secret once',
    '{secret}：與 {other} 相同，每個密鑰只可填寫一次',
    '{secret}：与 {other} 相同，每个密钥只能填写一次',
  ),
  secret_file_unusable: words(
    'Cannot use the secret in "{file}": bring the file back from a backup, or set LOOMCELL_SECRET to what its first line held. A line after the first is a secret from before: take out one that is lost. If the first is lost, delete the file and start again: then a new one is made, everybody signs in anew, authenticators are set up anew, and webhooks need new secrets',
    '未能使用「{file}」內的密鑰：請由備份還原檔案，或將 LOOMCELL_SECRET 設為檔案第一行原有的內容。第一行以後各行是舊密鑰：已遺失的請移除。如第一個密鑰已遺失，請刪除檔案並重新啟動：系統會建立新密鑰，所有人須重新登入，驗證器應用程式須重新設定，Webhook 須使用新的密鑰',
    '无法使用“{file}”中的密钥：请从备份恢复文件，或将 LOOMCELL_SECRET 设为文件第一行原有的内容。第一行以后各行是旧密钥：已丢失的请移除。如第一个密钥已丢失，请删除文件并重新启动：系统会建立新密钥，所有人须重新登录，验证器应用须重新设置，Webhook 须使用新的密钥',
  ),
  secret_file_unreadable: words(
    'Cannot read the secret in "{file}": {why}: let the user that Loomcell runs as read it',
    '未能讀取「{file}」內的密鑰：{why}：請讓執行 Loomcell 的使用者可讀取檔案',
    '无法读取“{file}”中的密钥：{why}：请让运行 Loomcell 的用户可读取文件',
  ),
  secrets_strange: words(
    'Cannot start with these secrets: take them out of LOOMCELL_SECRET_BEFORE, or of the file "secret" in the data folder below its first line',
    '未能以下列密鑰啟動：請由 LOOMCELL_SECRET_BEFORE，或由資料夾內「secret」檔案第一行以下移除',
    '无法以下列密钥启动：请从 LOOMCELL_SECRET_BEFORE，或从数据文件夹内“secret”文件第一行以下移除',
  ),
  secret_strange: words(
    'number {number} of {count} secrets before (mark {mark}): was never in use with this database and opens nothing in it',
    '{count} 個舊密鑰中的第 {number} 個（標記 {mark}）：從未用於此數據庫，亦不能開啟當中任何資料',
    '{count} 个旧密钥中的第 {number} 个（标记 {mark}）：从未用于此数据库，也不能打开其中任何数据',
  ),
  secret_in_settings: words(
    'Cannot change this here: LOOMCELL_SECRET names the secret; set it to another one and LOOMCELL_SECRET_BEFORE to the present one, or take out what is to be dropped',
    '未能在此更改：密鑰由 LOOMCELL_SECRET 指定；請將它設為新的密鑰，並將 LOOMCELL_SECRET_BEFORE 設為現時的密鑰，或移除要停用的密鑰',
    '无法在此更改：密钥由 LOOMCELL_SECRET 指定；请将它设为新的密钥，并将 LOOMCELL_SECRET_BEFORE 设为当前的密钥，或移除要停用的密钥',
  ),
  secret_file_faulty: words(
    'Cannot change the secret: its file is not as it should be',
    '未能更改密鑰：密鑰檔案不符合要求',
    '无法更改密钥：密钥文件不符合要求',
  ),
  secret_still_needed: words(
    'Cannot drop the secrets before: {authenticators} authenticators, {webhooks} webhooks, {issuerKeys} keys of issuers and {sessions} sessions hang on them; start a server, which moves all but the sessions, and wait for the sessions, or drop with --leaked, which ends all of it',
    '未能停用舊密鑰：仍有 {authenticators} 個驗證器應用程式、{webhooks} 個 Webhook、{issuerKeys} 條簽發密匙及 {sessions} 個登入工作階段使用舊密鑰；請啟動伺服器以轉移前三者，並等候工作階段結束，或以 --leaked 停用，這會令以上全部失效',
    '无法停用旧密钥：仍有 {authenticators} 个验证器应用、{webhooks} 个 Webhook、{issuerKeys} 个签发密钥和 {sessions} 个登录会话使用旧密钥；请启动服务器以转移前三者，并等待会话结束，或用 --leaked 停用，这会使以上全部失效',
  ),
} as const satisfies Readonly<Record<string, Words>>
