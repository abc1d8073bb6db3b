import { type Words, words } from '../words.ts'

/** What the gateway for machines says to whoever starts it, watches it or asks it. */
export const gatewayPhrases = {
  gateway_setting_missing: words(
    '{setting} is not set: {right}',
    '未有設定 {setting}：{right}',
    '未设置 {setting}：{right}',
  ),
  right_gateway_file: words(
    'name the mapping file, such as gateway.json',
    '請指明對應檔，例如 gateway.json',
    '请指明映射文件，例如 gateway.json',
  ),
  right_gateway_folder: words(
    'name the folder of the queue, which only this gateway uses',
    '請指明存放待送訊息的資料夾，只供此網關使用',
    '请指明存放待送消息的文件夹，仅供此网关使用',
  ),
  right_gateway_token: words(
    'at least {least} characters that nobody can guess, which machines send along by HTTP',
    '至少 {least} 個無法猜測的字元，機器以 HTTP 傳送時須附上',
    '至少 {least} 个无法猜测的字符，机器以 HTTP 发送时须附上',
  ),
  gateway_token_short: words(
    '{setting}: expected {right}',
    '{setting}：須為{right}',
    '{setting}：须为{right}',
  ),
  gateway_address_plain: words(
    '{setting} "{given}": keys would travel there for everybody to read: use https, or http to this machine alone',
    '{setting}「{given}」：存取密匙會以明文傳送：請使用 https；http 只限連接本機',
    '{setting}“{given}”：访问密钥会以明文传送：请使用 https；http 仅限连接本机',
  ),
  gateway_listen_wrong: words(
    '{setting} "{given}": expected HOST:PORT, such as "127.0.0.1:3200"',
    '{setting}「{given}」：須為主機:連接埠，例如「127.0.0.1:3200」',
    '{setting}“{given}”：须为主机:端口，例如“127.0.0.1:3200”',
  ),
  gateway_size_wrong: words(
    '{setting} "{given}": expected a whole number of megabytes from {least} to {most}',
    '{setting}「{given}」：須為 {least} 至 {most} 的整數，單位為百萬位元組',
    '{setting}“{given}”：须为 {least} 至 {most} 的整数，单位为百万字节',
  ),
  gateway_file_unreadable: words(
    'Cannot read "{file}": {why}',
    '無法讀取「{file}」：{why}',
    '无法读取“{file}”：{why}',
  ),
  gateway_file_fault: words(
    '"{file}" at "{place}": {what}',
    '「{file}」的「{place}」：{what}',
    '“{file}”的“{place}”：{what}',
  ),
  gateway_key_wrong: words(
    '"{file}" of station "{station}" holds no access key: put the key of the station there that Loomcell gave, and nothing else',
    '工作站「{station}」的「{file}」沒有存取密匙：檔案內只可有 Loomcell 發給該工作站的密匙',
    '工作站“{station}”的“{file}”没有访问密钥：文件内只能有 Loomcell 发给该工作站的密钥',
  ),
  gateway_signing_key_wrong: words(
    '"{file}" of station "{station}" holds no private key of Ed25519 (PKCS#8, PEM): {why}',
    '工作站「{station}」的「{file}」不是 Ed25519 私人密匙（PKCS#8，PEM 格式）：{why}',
    '工作站“{station}”的“{file}”不是 Ed25519 私钥（PKCS#8，PEM 格式）：{why}',
  ),
  gateway_station_not_named: words(
    'Station "{station}" is not among the stations of the file: {stations}',
    '檔案所列工作站沒有「{station}」：{stations}',
    '文件所列工作站没有“{station}”：{stations}',
  ),
  gateway_topics_meet: words(
    'A topic may fit both "{topic}" and "{other}": let each topic fit one rule',
    '同一主題可同時符合「{topic}」及「{other}」：每個主題只可符合一項規則',
    '同一主题可同时符合“{topic}”和“{other}”：每个主题只能符合一项规则',
  ),
  gateway_part_not_named: words(
    'The topic of this rule has no part "{part}"',
    '此規則的主題沒有「{part}」這一部分',
    '此规则的主题没有“{part}”这一部分',
  ),
  gateway_slot_wrong: words(
    'Cannot fill {given}: expected a JSON pointer such as "/mass", with the unit g, kg or t for a mass or as "decimal" for another measure',
    '無法填入 {given}：須為 JSON 指標，例如「/mass」；重量可註明單位 g、kg 或 t，其他量值可註明「decimal」',
    '无法填入 {given}：须为 JSON 指针，例如“/mass”；重量可注明单位 g、kg 或 t，其他量值可注明“decimal”',
  ),
  right_pointer: words(
    'a JSON pointer, such as "/good", or "" for the whole payload',
    'JSON 指標，例如「/good」；整個內容則為「」',
    'JSON 指针，例如“/good”；整个内容则为“”',
  ),
  right_gateway_time: words(
    '"from" and "to", or "seconds" with or without "to"',
    '「from」及「to」，或「seconds」，可另加「to」',
    '“from”和“to”，或“seconds”，可另加“to”',
  ),
  right_gateway_reading: words(
    'at least one count, state or meter',
    '至少一項件數、狀態或儀錶讀數',
    '至少一项件数、状态或仪表读数',
  ),
  right_gateway_topic: words(
    'a topic such as "line/{example}/count": parts with names in braces instead of "+" and "#", each name once',
    '主題，例如「line/{example}/count」：以大括號內的名稱代替「+」及「#」，每個名稱只用一次',
    '主题，例如“line/{example}/count”：以大括号内的名称代替“+”和“#”，每个名称只用一次',
  ),
  right_gateway_one_kind: words(
    'either "reading" or "scan"',
    '「reading」或「scan」其中一項',
    '“reading”或“scan”其中一项',
  ),
  right_gateway_station: words(
    'a station here, or a part of that name in the topic, and not both',
    '在此指明工作站，或在主題中以「station」命名一個部分，兩者只可選一',
    '在此指明工作站，或在主题中以“station”命名一个部分，两者只能选一',
  ),
  right_gateway_signing: words(
    '"signingKeyFile" and "organisation" together, or neither',
    '「signingKeyFile」及「organisation」須同時填寫，或同時留空',
    '“signingKeyFile”和“organisation”须同时填写，或同时留空',
  ),
  right_gateway_stations: words('at least one station', '至少一個工作站', '至少一个工作站'),
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
    'The gateway listens on {address}; {waiting} messages wait for {server}',
    '網關正監聽 {address}；有 {waiting} 個訊息等候送往 {server}',
    '网关正在监听 {address}；有 {waiting} 条消息等候送往 {server}',
  ),
  gateway_broker_joined: words(
    'The broker {broker} sends messages',
    '已連接中介伺服器 {broker}',
    '已连接中介服务器 {broker}',
  ),
  gateway_broker_away: words(
    'The broker {broker} cannot be reached: {why}',
    '無法連接中介伺服器 {broker}：{why}',
    '无法连接中介服务器 {broker}：{why}',
  ),
  gateway_session_lost: words(
    'The broker {broker} has forgotten this gateway: what machines published since it was last here is lost. Let the broker keep its sessions',
    '中介伺服器 {broker} 沒有保留此網關的工作階段：上次連接後機器發布的訊息已遺失。請將其設定為保留工作階段',
    '中介服务器 {broker} 没有保留此网关的会话：上次连接后机器发布的消息已丢失。请将其设置为保留会话',
  ),
  broker_refused: words(
    'it refused the connection (code {code}): check user, password and what they may do',
    '對方拒絕連接（代碼 {code}）：請核對用戶、密碼及其權限',
    '对方拒绝连接（代码 {code}）：请核对用户、密码及其权限',
  ),
  broker_refused_topic: words(
    'it does not let this gateway listen to "{topic}": check what its user may read',
    '對方不容許此網關訂閱「{topic}」：請核對用戶可讀取的主題',
    '对方不允许此网关订阅“{topic}”：请核对用户可读取的主题',
  ),
  broker_failed: words('the system says “{why}”', '系統訊息為「{why}」', '系统消息为“{why}”'),
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
