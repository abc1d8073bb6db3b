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
  target_name_short: words(
    'expected the full name of a public host',
    '須為公開主機的完整名稱',
    '须为公开主机的完整名称',
  ),
} as const satisfies Readonly<Record<string, Words>>
