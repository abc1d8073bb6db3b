import { type Words, words } from '../words.ts'

/** What a server says when it starts, the first time above all: how one comes in, and where it is. */
export const firstStartPhrases = {
  server_running: words(
    'Loomcell is running on {address} (open this address in a browser)',
    'Loomcell 正於 {address} 運行（請以瀏覽器開啟此網址）',
    'Loomcell 正在 {address} 运行（请用浏览器打开此网址）',
  ),
  server_running_behind: words(
    'Loomcell is running on {address} (people open {open})',
    'Loomcell 正於 {address} 運行（使用者請開啟 {open}）',
    'Loomcell 正在 {address} 运行（用户请打开 {open}）',
  ),
  witness_beside: words(
    'A witness runs beside the log, to show one: on the same machine it is no witness to anybody',
    '日誌旁運行着一個示範見證方：它與日誌在同一部機器，不能為任何人作見證',
    '日志旁运行着一个演示见证方：它与日志在同一台机器，不能为任何人作见证',
  ),
  first_words_in_file: words(
    'How to come in stands in "{file}", which only its owner reads: delete it once you have',
    '登入方法載於「{file}」，只有其擁有者可讀取：登入後請刪除',
    '登录方法载于“{file}”，只有其所有者可读取：登录后请删除',
  ),
  first_keys: words(
    'Access keys, shown only this once; only their digests are stored:',
    '存取密匙，只顯示這一次；系統只儲存其雜湊值：',
    '访问密钥，只显示这一次；系统只保存其哈希值：',
  ),
  first_key_of: words(
    '  {key}  {organisation} (empty, yours)',
    '  {key}  {organisation}（空白，供你使用）',
    '  {key}  {organisation}（空白，供您使用）',
  ),
  first_city: words(
    'The demonstration city holds {scans} constructed scans.',
    '示範城市包含 {scans} 次虛構的掃描。',
    '演示城市包含 {scans} 次虚构的扫描。',
  ),
  first_city_keys: words(
    'The same for the demonstration city:',
    '示範城市的存取密匙：',
    '演示城市的访问密钥：',
  ),
  first_city_begins: words(
    'Building the demonstration city, once; this takes about half a minute:',
    '正在建立示範城市（只此一次），約需半分鐘：',
    '正在建立演示城市（仅此一次），约需半分钟：',
  ),
  first_city_part: words(
    '  {done} of {all}  {organisation}: {scans} scans',
    '  {done}/{all}  {organisation}：{scans} 次掃描',
    '  {done}/{all}  {organisation}：{scans} 次扫描',
  ),
  first_accounts: words(
    'Your accounts; each link sets a password and signs in, works once and for 24 hours:',
    '你的帳戶；每條連結可設定密碼並登入一次，24 小時內有效：',
    '您的账户；每个链接可设置密码并登录一次，24 小时内有效：',
  ),
  first_account: words(
    '  {email}  {name} of {organisation}',
    '  {email}  {organisation}的{name}',
    '  {email}  {organisation}的{name}',
  ),
  first_city_accounts: words(
    'Accounts of the demonstration city, constructed as all of it, with their passwords:',
    '示範城市的帳戶及密碼（與整個城市一樣均屬虛構）：',
    '演示城市的账户及密码（与整个城市一样均属虚构）：',
  ),
  first_way_in: words(
    'People sign in at /sign-in; a key is sent as "Authorization: Bearer <key>".',
    '人員於 /sign-in 登入；密匙以「Authorization: Bearer <key>」傳送。',
    '人员在 /sign-in 登录；密钥以“Authorization: Bearer <key>”发送。',
  ),
  first_nobody_yet: words(
    'Nobody has come in yet, so here are new links. A new key: npm run -s loomcell -- key add',
    '尚未有人登入，因此提供新連結。如需新密匙：npm run -s loomcell -- key add',
    '尚未有人登录，因此提供新链接。如需新密钥：npm run -s loomcell -- key add',
  ),
  first_organisation: words('First organisation', '第一個機構', '第一个机构'),
  first_facility: words('Main facility', '主要設施', '主要设施'),
  first_administrator: words('First administrator', '首名管理員', '首名管理员'),
  first_platform: words('Platform', '平台', '平台'),
} as const satisfies Readonly<Record<string, Words>>
