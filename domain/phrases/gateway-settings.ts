import { type Words, words } from '../words.ts'

/** What is wrong with the settings and the mapping file of a gateway for machines, and what would be right. */
export const gatewaySettingPhrases = {
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
    '{setting}「{given}」：須為主機及連接埠，例如「127.0.0.1:3200」',
    '{setting}“{given}”：须为主机和端口，例如“127.0.0.1:3200”',
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
    '簽署密匙檔案及機構須同時填寫，或同時留空',
    '签名密钥文件和机构须同时填写，或同时留空',
  ),
  right_gateway_stations: words('at least one station', '至少一個工作站', '至少一个工作站'),
} as const satisfies Readonly<Record<string, Words>>
