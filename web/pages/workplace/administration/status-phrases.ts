import type { Reason } from '../../../../domain/operation/reasons.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** Phrases of the page for whoever operates the installation. `{…}` is filled in. */
export const statusPhrases = {
  title: words('System status', '系統狀態', '系统状态'),
  why: words(
    'How this server and its database stand. It shows nobody’s business data.',
    '本伺服器及其數據庫的狀況，不含任何機構的業務資料。',
    '本服务器及其数据库的状况，不含任何机构的业务数据。',
  ),
  read: words('Read at {time}', '讀取時間：{time}', '读取时间：{time}'),
  again: words('Read again', '重新讀取', '重新读取'),
  well: words('Nothing is wrong.', '一切正常。', '一切正常。'),
  unknown: words('not known', '未能得知', '无法得知'),
  bound: words('should be at most {most}', '不應超過 {most}', '不应超过 {most}'),
  either: words(
    'should be at most {most} ahead or behind',
    '快慢均不應超過 {most}',
    '快慢均不应超过 {most}',
  ),
  least: words('should be at least {least}', '不應少於 {least}', '不应少于 {least}'),
  pools: words('Connections to the database', '數據庫連線', '数据库连接'),
  pool: words(
    '{busy} busy, {idle} idle, {most} at most; {waiting} waiting',
    '使用中 {busy}，閒置 {idle}，上限 {most}；等候 {waiting}',
    '使用中 {busy}，空闲 {idle}，上限 {most}；等候 {waiting}',
  ),
  keys: words('Keys that sign the log', '簽署日誌的密匙', '签署日志的密钥'),
  noKeys: words('No key has signed yet.', '尚未有密匙簽署。', '尚无密钥签署。'),
  keySince: words('since {day}', '自 {day} 起', '自 {day} 起'),
  release: words('Release', '版本', '版本'),
  version: words('Version', '版本', '版本'),
  commit: words('Commit', '提交編號', '提交编号'),
} as const

/** What each pool of connections is for. */
export const poolPhrases: Readonly<Record<string, Words>> = {
  read: words('Organisations read', '機構讀取', '机构读取'),
  public: words('Public records', '公開紀錄', '公开记录'),
  system: words('Administration and jobs', '管理及背景工作', '管理及后台任务'),
  auth: words('Sign-in', '登入', '登录'),
  write: words('Recording', '紀錄', '记录'),
}

/** What is wrong and what to do. */
export const reasonPhrases = {
  database_away: words(
    'The database does not answer. Scans are refused for now and devices keep them. See whether PostgreSQL runs and its disk has room.',
    '數據庫沒有回應。掃描暫時不獲接受，會保留在裝置上。請檢查 PostgreSQL 是否運行，以及其磁碟是否有空間。',
    '数据库没有响应。扫描暂时不被接受，会保留在设备上。请检查 PostgreSQL 是否运行，以及其磁盘是否有空间。',
  ),
  schema_changed: words(
    'The tables of the database changed since this process started, as by a newer release. Restart this process.',
    '自此程序啟動後，數據庫的表格已經改變，例如已升級至新版本。請重新啟動此程序。',
    '自此进程启动后，数据库的表已经改变，例如已升级到新版本。请重新启动此进程。',
  ),
  disk_nearly_full: words(
    'The disk of the data folder is nearly full. Make room: once it is full nothing is recorded.',
    '資料夾所在磁碟即將用盡。請騰出空間：用盡後將無法紀錄。',
    '数据文件夹所在磁盘即将用尽。请腾出空间：用尽后将无法记录。',
  ),
  log_refused: words(
    'The public log is not gone on with. Scans are recorded and wait. The server’s own log says why and what to do.',
    '公開日誌已停止收錄。掃描仍會紀錄並等待收錄。原因及處理方法見伺服器日誌。',
    '公开日志已停止收录。扫描仍会记录并等待收录。原因及处理方法见服务器日志。',
  ),
  log_late: words(
    'The public log is late. Scans are recorded and wait. See in the server’s own log whether its process has trouble.',
    '公開日誌收錄延誤。掃描仍會紀錄並等待收錄。請在伺服器日誌查看其程序是否有問題。',
    '公开日志收录延误。扫描仍会记录并等待收录。请在服务器日志查看其进程是否有问题。',
  ),
  clock_apart: words(
    'The clocks of this machine and of the database differ. Set both by a time service: records carry these times.',
    '本機與數據庫的時鐘不一致。請以時間服務校正兩者：紀錄會載有這些時間。',
    '本机与数据库的时钟不一致。请用时间服务校准两者：记录会带有这些时间。',
  ),
  jobs_late: words(
    'Background work is late: messages, passports and sums wait. See in the server’s own log what fails.',
    '背景工作延誤：訊息、護照及匯總正在等候。請在伺服器日誌查看失敗的項目。',
    '后台任务延误：消息、护照和汇总正在等候。请在服务器日志查看失败的项目。',
  ),
  queue_nearly_full: words(
    'Scans come faster than they are recorded. Soon devices will be told to come back later; they keep what they have.',
    '掃描傳入的速度高於紀錄速度。裝置不久會被要求稍後再試，未傳送的掃描會保留在裝置上。',
    '扫描传入的速度高于记录速度。设备不久会被要求稍后再试，未发送的扫描会保留在设备上。',
  ),
} as const satisfies Readonly<Record<Reason, Words>>
