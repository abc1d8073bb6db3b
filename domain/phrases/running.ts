import { type Words, words } from '../words.ts'

/** Why the service cannot answer just now, or not start. */
export const runningPhrases = {
  answer_timed_out: words(
    'Timed out: narrow the query or try again later',
    '查詢逾時：請縮小範圍，或稍後再試',
    '查询超时：请缩小范围，或稍后再试',
  ),
  database_away: words(
    'Cannot reach the database just now: send the same again in a moment',
    '目前未能連接數據庫：請稍後重新提交相同內容',
    '目前无法连接数据库：请稍后重新提交相同内容',
  ),
  database_full: words(
    'Cannot keep anything now: the disk of the database is full; send the same again later',
    '目前未能儲存：數據庫磁碟已滿；請稍後重新提交相同內容',
    '目前无法保存：数据库磁盘已满；请稍后重新提交相同内容',
  ),
  database_contended: words(
    'Cannot finish this now: others are changing the same; send the same again in a moment',
    '目前未能完成：其他人正在更改相同資料；請稍後重新提交相同內容',
    '目前无法完成：其他人正在更改相同数据；请稍后重新提交相同内容',
  ),
  scan_outcome_unknown: words(
    'Cannot tell whether this scan was kept: the database is away; send the same scan again',
    '未能確定此掃描是否已儲存：目前未能連接數據庫；請重新提交相同掃描',
    '无法确定此扫描是否已保存：目前无法连接数据库；请重新提交相同扫描',
  ),
  secret_in_settings: words(
    'Cannot change this here: LOOMCELL_SECRET names the secret; set it to another one and LOOMCELL_SECRET_BEFORE to the present one, or take out what is to be dropped',
    '未能在此更改：密鑰由 LOOMCELL_SECRET 指定；請將它設為新的密鑰，並將 LOOMCELL_SECRET_BEFORE 設為現時的密鑰，或移除要停用的密鑰',
    '无法在此更改：密钥由 LOOMCELL_SECRET 指定；请将它设为新的密钥，并将 LOOMCELL_SECRET_BEFORE 设为当前的密钥，或移除要停用的密钥',
  ),
  secret_file_faulty: words(
    'Cannot change the secret: its file is not as it should be: {faults}',
    '未能更改密鑰：密鑰檔案不符合要求：{faults}',
    '无法更改密钥：密钥文件不符合要求：{faults}',
  ),
  secret_still_needed: words(
    'Cannot drop the secrets before: {authenticators} authenticators, {webhooks} webhooks and {sessions} sessions hang on them; start a server, which moves the first two, and wait for the sessions, or drop with --leaked, which ends all of it',
    '未能停用舊密鑰：仍有 {authenticators} 個驗證器應用程式、{webhooks} 個 Webhook 及 {sessions} 個登入工作階段使用舊密鑰；請啟動伺服器以轉移前兩者，並等候工作階段結束，或以 --leaked 停用，這會令以上全部失效',
    '无法停用旧密钥：仍有 {authenticators} 个验证器应用、{webhooks} 个 Webhook 和 {sessions} 个登录会话使用旧密钥；请启动服务器以转移前两者，并等待会话结束，或用 --leaked 停用，这会使以上全部失效',
  ),
} as const satisfies Readonly<Record<string, Words>>
