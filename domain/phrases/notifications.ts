import { type Words, words } from '../words.ts'

/** Why somebody is told nothing, or a webhook is not taken. */
export const notificationPhrases = {
  notifications_of_a_key: words(
    'Cannot read notifications with a key: expected a signed-in person',
    '未能以密匙讀取通知：須由已登入的人員讀取',
    '无法用密钥读取通知：须由已登录的人员读取',
  ),
  notifications_of_nobody: words(
    'Cannot read notifications of no organisation: expected one chosen',
    '未能讀取通知：請先選擇機構',
    '无法读取通知：请先选择机构',
  ),
  webhook_not_there: words(
    'Cannot find webhook "{webhook}": expected the id of one of yours',
    '找不到 Webhook「{webhook}」：請使用貴機構其中一個 Webhook 的識別碼',
    '找不到 Webhook“{webhook}”：请使用贵机构其中一个 Webhook 的标识',
  ),
  delivery_not_there: words(
    'Cannot find delivery "{delivery}": expected the id of one to a webhook of yours',
    '找不到發送紀錄「{delivery}」：請使用貴機構 Webhook 其中一次發送的識別碼',
    '找不到发送记录“{delivery}”：请使用贵机构 Webhook 其中一次发送的标识',
  ),
  webhooks_full: words(
    'Cannot add a webhook: there are {most}, which is the most; remove one first',
    '未能新增 Webhook：已達 {most} 個的上限；請先移除一個',
    '无法新增 Webhook：已达 {most} 个的上限；请先移除一个',
  ),
  webhook_target_refused: words(
    'Cannot send to "{url}": {right}',
    '未能發送至「{url}」：{right}',
    '无法发送至“{url}”：{right}',
  ),
  target_too_long: words(
    'expected at most {most} characters',
    '網址最多 {most} 個字元',
    '网址最多 {most} 个字符',
  ),
  target_not_an_address: words(
    'expected an address such as {example}',
    '請填寫網址，例如 {example}',
    '请填写网址，例如 {example}',
  ),
  target_with_password: words(
    'expected an address without a name or password',
    '網址不得包含用戶名稱或密碼',
    '网址不得包含用户名或密码',
  ),
  target_with_fragment: words(
    'expected an address without "#"',
    '網址不得包含「#」',
    '网址不得包含“#”',
  ),
  target_not_https: words(
    'expected https, such as {example}',
    '須使用 https，例如 {example}',
    '须使用 https，例如 {example}',
  ),
  target_on_odd_port: words(
    'expected one of the ports {ports}',
    '連接埠須為以下其中一個：{ports}',
    '端口须为以下其中一个：{ports}',
  ),
  target_not_public: words('expected a public address', '須為公開的網絡地址', '须为公开的网络地址'),
  send_address_unfit: words(
    'Cannot send to this address: {why}',
    '未能發送至此網址：{why}',
    '无法发送至此网址：{why}',
  ),
  send_host_unknown: words(
    'Cannot find "{host}": its name leads to no address',
    '找不到「{host}」：此名稱沒有對應的網絡地址',
    '找不到“{host}”：此名称没有对应的网络地址',
  ),
  send_host_not_public: words(
    'Cannot send to "{host}": its name leads to an address that is not public',
    '未能發送至「{host}」：此名稱對應的並非公開的網絡地址',
    '无法发送至“{host}”：此名称对应的不是公开的网络地址',
  ),
  send_not_connected: words(
    'Cannot send to "{host}": the server has not connected in time',
    '未能發送至「{host}」：伺服器未有在時限內接通',
    '无法发送至“{host}”：服务器未在时限内接通',
  ),
  send_not_answered: words(
    'Cannot send to "{host}": the server has not answered in time',
    '未能發送至「{host}」：伺服器未有在時限內回應',
    '无法发送至“{host}”：服务器未在时限内响应',
  ),
  send_closed: words(
    'Cannot send to "{host}": it closed without an answer',
    '未能發送至「{host}」：對方沒有回應便中斷連線',
    '无法发送至“{host}”：对方没有响应便断开连接',
  ),
  send_broken_off: words(
    'Cannot send to "{host}": {trouble}',
    '未能發送至「{host}」：連線失敗（{trouble}）',
    '无法发送至“{host}”：连接失败（{trouble}）',
  ),
  send_led_elsewhere: words(
    'Cannot send to "{host}": it leads elsewhere than its name did',
    '未能發送至「{host}」：實際連線的地址與名稱所對應的不同',
    '无法发送至“{host}”：实际连接的地址与名称所对应的不同',
  ),
  send_secret_lost: words(
    'Cannot sign: the secret of this webhook is lost; give it a new one',
    '未能簽署：此 Webhook 的密匙已遺失；請為它設定新的密匙',
    '无法签名：此 Webhook 的密钥已丢失；请为它设置新的密钥',
  ),
  webhook_gone: words(
    'The receiver answered 410 Gone',
    '接收方回應 410，表示此網址已停用',
    '接收方返回 410，表示此网址已停用',
  ),
  webhook_paused_by_person: words('A person paused it', '已由人員暫停', '已由人员暂停'),
  target_name_short: words(
    'expected the full name of a public host',
    '須為公開主機的完整名稱',
    '须为公开主机的完整名称',
  ),
} as const satisfies Readonly<Record<string, Words>>
