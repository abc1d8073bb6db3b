import { type Words, words } from '../words.ts'

/** What a gateway for machines says while it runs, to whoever watches it or asks it. */
export const gatewayPhrases = {
  gateway_queue_in_use: words(
    'Another gateway uses the queue "{file}": stop that one, or name another folder',
    '另一個網關正使用「{file}」：請停止該網關，或指明另一個資料夾',
    '另一个网关正在使用“{file}”：请停止该网关，或指明另一个文件夹',
  ),
  gateway_queue_broken: words(
    'Cannot use the queue "{file}": {why}. Keep the file, since what waits in it was acknowledged to machines, and repair its disk; or name another folder',
    '無法使用「{file}」：{why}。檔案內有已向機器確認而未送出的訊息，請予保留並修復磁碟，或指明另一個資料夾',
    '无法使用“{file}”：{why}。文件内有已向机器确认而未送出的消息，请予保留并修复磁盘，或指明另一个文件夹',
  ),
  gateway_listens: words(
    'The gateway listens on {address}; {waiting} {waiting|message waits|messages wait} for {server}',
    '網關正監聽 {address}；有 {waiting} 個訊息等候送往 {server}',
    '网关正在监听 {address}；有 {waiting} 条消息等候送往 {server}',
  ),
  gateway_broker_joined: words(
    'The broker {broker} sends messages',
    '已連接訊息代理 {broker}',
    '已连接消息代理 {broker}',
  ),
  gateway_broker_away: words(
    'The broker {broker} cannot be reached: {why}',
    '無法連接訊息代理 {broker}：{why}',
    '无法连接消息代理 {broker}：{why}',
  ),
  gateway_session_lost: words(
    'The broker {broker} has forgotten this gateway: what machines published since it was last here is lost. Let the broker keep its sessions',
    '訊息代理 {broker} 沒有保留此網關的工作階段：上次連接後機器發布的訊息已遺失。請將訊息代理設定為保留工作階段',
    '消息代理 {broker} 没有保留此网关的会话：上次连接后机器发布的消息已丢失。请将消息代理设置为保留会话',
  ),
  broker_refused: words(
    'it refused the connection (code {code}): check user, password and what they may do',
    '對方拒絕連接（代碼 {code}）：請核對用戶、密碼及用戶的權限',
    '对方拒绝连接（代码 {code}）：请核对用户、密码及用户的权限',
  ),
  broker_refused_topic: words(
    'it does not let this gateway listen to "{topic}": check what its user may read',
    '對方不容許此網關訂閱「{topic}」：請核對用戶可讀取的主題',
    '对方不允许此网关订阅“{topic}”：请核对用户可读取的主题',
  ),
  broker_failed: words('the system says “{why}”', '系統訊息為「{why}」', '系统消息为“{why}”'),
  broker_unclear: words(
    'it does not speak MQTT 3.1.1 as this gateway reads it ({why})',
    '對方傳送的內容不符合 MQTT 3.1.1（{why}）',
    '对方发送的内容不符合 MQTT 3.1.1（{why}）',
  ),
  broker_silent: words('it says nothing any more', '對方再無回應', '对方不再回应'),
  broker_ended: words('it ended the connection', '對方已中斷連接', '对方已断开连接'),
  gateway_full: words(
    'The queue is full ({megabytes} MB): nothing more is acknowledged until there is room',
    '待送訊息已達上限（{megabytes} MB）：騰出空間前不再確認新訊息',
    '待送消息已达上限（{megabytes} MB）：腾出空间前不再确认新消息',
  ),
  gateway_full_now: words(
    'The queue is full: send this message again later',
    '待送訊息已達上限：請稍後再傳送此訊息',
    '待送消息已达上限：请稍后再发送此消息',
  ),
  gateway_has_room: words('The queue has room again', '待送訊息已有空間', '待送消息已有空间'),
  gateway_disk_fails: words(
    'Nothing can be kept ({why}): nothing more is acknowledged until the disk has room',
    '無法儲存（{why}）：磁碟騰出空間前不再確認新訊息',
    '无法保存（{why}）：磁盘腾出空间前不再确认新消息',
  ),
  gateway_station_waits: words(
    'Station "{station}" waits: {why}',
    '工作站「{station}」正等候：{why}',
    '工作站“{station}”正在等候：{why}',
  ),
  gateway_station_gone: words(
    'the mapping file names it no more: put it back there, and its messages go out',
    '對應檔已不再列出此工作站：重新加入後即會送出訊息',
    '映射文件已不再列出此工作站：重新加入后即会送出消息',
  ),
  gateway_station_goes_on: words(
    'Station "{station}" sends again',
    '工作站「{station}」已恢復傳送',
    '工作站“{station}”已恢复发送',
  ),
  server_silent: words(
    'the server cannot be reached ({why})',
    '無法連接伺服器（{why}）',
    '无法连接服务器（{why}）',
  ),
  server_answered: words(
    'the server answered {status}: {why}',
    '伺服器回應 {status}：{why}',
    '服务器回应 {status}：{why}',
  ),
  gateway_refused: words(
    'The server refused messages of station "{station}", {refused} in all so far; one of them, number {number}: {why}',
    '伺服器拒絕了工作站「{station}」的訊息，至今共 {refused} 個；其中第 {number} 號：{why}',
    '服务器拒绝了工作站“{station}”的消息，至今共 {refused} 条；其中第 {number} 号：{why}',
  ),
  gateway_unmapped: words(
    'Messages on "{topic}" are not taken, {count} in all so far: {why}',
    '主題「{topic}」的訊息沒有接收，至今共 {count} 個：{why}',
    '主题“{topic}”的消息没有接收，至今共 {count} 条：{why}',
  ),
  gateway_clock_off: words(
    'The clock here is {seconds} s off that of the server: set it',
    '本機時鐘與伺服器相差 {seconds} 秒：請校正',
    '本机时钟与服务器相差 {seconds} 秒：请校正',
  ),
  gateway_token_wrong: words(
    'Send "Authorization: Bearer" and the token of this gateway',
    '請附上「Authorization: Bearer」及此網關的權杖',
    '请附上“Authorization: Bearer”及此网关的令牌',
  ),
  gateway_nothing_here: words(
    'Address not found: a gateway answers POST /messages/TOPIC, GET /health, GET /status, GET /refused, POST /refused/again and POST /refused/forget',
    '找不到地址：網關只回應 POST /messages/主題、GET /health、GET /status、GET /refused、POST /refused/again 及 POST /refused/forget',
    '找不到地址：网关只回应 POST /messages/主题、GET /health、GET /status、GET /refused、POST /refused/again 和 POST /refused/forget',
  ),
} as const satisfies Readonly<Record<string, Words>>
