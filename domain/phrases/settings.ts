import { type Words, words } from '../words.ts'

/** What is wrong with the settings that a process starts with; each names its variable, which is the same in every language. */
export const settingPhrases = {
  settings_faulty: words(
    'Cannot start with these settings:',
    '未能以下列設定啟動：',
    '无法以下列设置启动：',
  ),
  node_too_old: words(
    'Cannot run on Node "{version}": Loomcell needs Node 24 or newer, which "npm ci" brings along: start with "npm start"',
    '未能在 Node「{version}」上執行：Loomcell 須使用 Node 24 或以上版本，「npm ci」會一併安裝：請以「npm start」啟動',
    '无法在 Node“{version}”上运行：Loomcell 须使用 Node 24 或以上版本，“npm ci”会一并安装：请用“npm start”启动',
  ),
  setting_right_address: words(
    'an address such as "{example}"',
    '須為地址，例如「{example}」',
    '须为地址，例如“{example}”',
  ),
  setting_right_off_or_address: words(
    '"off", or an address such as "{example}"',
    '須為「off」，或地址，例如「{example}」',
    '须为“off”，或地址，例如“{example}”',
  ),
  setting_no_address: words(
    '{setting} "{given}": not an address, {right}',
    '{setting}「{given}」：不是地址，{right}',
    '{setting}“{given}”：不是地址，{right}',
  ),
  setting_other_scheme: words(
    '{setting} "{given}": begins with "{scheme}", {right}',
    '{setting}「{given}」：以「{scheme}」開頭，{right}',
    '{setting}“{given}”：以“{scheme}”开头，{right}',
  ),
  setting_without_database: words(
    '{setting} "{given}": names no database, {right}',
    '{setting}「{given}」：沒有指明數據庫，{right}',
    '{setting}“{given}”：没有指明数据库，{right}',
  ),
  setting_address_too_much: words(
    '{setting} "{given}": holds more than scheme, host, port and path of at most 120 plain characters, {right}',
    '{setting}「{given}」：只可有協定、主機、連接埠及路徑，最多 120 個一般字元，{right}',
    '{setting}“{given}”：只能有协议、主机、端口和路径，最多 120 个普通字符，{right}',
  ),
  setting_folder_tilde: words(
    '{setting} "{given}": begins with "~", which is not expanded here, a full path such as "/srv/loomcell"',
    '{setting}「{given}」：以「~」開頭，此處不會展開；請填寫完整路徑，例如「/srv/loomcell」',
    '{setting}“{given}”：以“~”开头，此处不会展开；请填写完整路径，例如“/srv/loomcell”',
  ),
  setting_no_host: words(
    '{setting} "{given}": not a host name or address to listen on, "127.0.0.1" for this machine or "0.0.0.0" for all',
    '{setting}「{given}」：不是可監聽的主機名稱或地址；只限本機請填「127.0.0.1」，不限請填「0.0.0.0」',
    '{setting}“{given}”：不是可监听的主机名或地址；仅限本机请填“127.0.0.1”，不限请填“0.0.0.0”',
  ),
  setting_no_port: words(
    '{setting} "{given}": not a port, a whole number from 0 to 65535 such as "3000"',
    '{setting}「{given}」：不是連接埠；須為 0 至 65535 的整數，例如「3000」',
    '{setting}“{given}”：不是端口；须为 0 至 65535 的整数，例如“3000”',
  ),
  setting_without_port: words(
    '{setting} is not set: without it nothing is served on "{given}", a port such as "9464"',
    '未設定 {setting}：未設定時不會在「{given}」提供任何內容；請填寫連接埠，例如「9464」',
    '未设置 {setting}：未设置时不会在“{given}”提供任何内容；请填写端口，例如“9464”',
  ),
  setting_no_megabytes: words(
    '{setting} "{given}": not a number of megabytes, a whole number such as "1000"',
    '{setting}「{given}」：不是 MB 數目；須為整數，例如「1000」',
    '{setting}“{given}”：不是 MB 数；须为整数，例如“1000”',
  ),
  setting_no_level: words(
    '{setting} "{given}": not a level, one of {levels}',
    '{setting}「{given}」：不是日誌級別；須為以下其中一個：{levels}',
    '{setting}“{given}”：不是日志级别；须为以下之一：{levels}',
  ),
  setting_no_witness: words(
    '{setting} "{given}": not known; only "off" is, for no witness beside the server. WITNESSES names those elsewhere',
    '{setting}「{given}」：無此值；只可為「off」，即伺服器旁不設見證方。其他地方的見證方以 WITNESSES 指定',
    '{setting}“{given}”：无此值；只可为“off”，即服务器旁不设见证方。其他地方的见证方以 WITNESSES 指定',
  ),
  setting_no_prefix: words(
    '{setting} "{given}": not 4 to 10 digits, a prefix of yours or for demonstration "9521234"',
    '{setting}「{given}」：須為 4 至 10 位數字，即貴機構的前綴，示範可用「9521234」',
    '{setting}“{given}”：须为 4 至 10 位数字，即贵机构的前缀，演示可用“9521234”',
  ),
  setting_no_proxy: words(
    '{setting} "{given}": not an address or network, the proxies\' own such as "10.0.0.0/8, ::1"',
    '{setting}「{given}」：不是地址或網絡；請填寫代理伺服器本身的地址，例如「10.0.0.0/8, ::1」',
    '{setting}“{given}”：不是地址或网络；请填写代理服务器自身的地址，例如“10.0.0.0/8, ::1”',
  ),
  setting_no_host_port: words(
    '{setting} "{given}": not a host with its port, such as "erp.internal:8080"',
    '{setting}「{given}」：不是附連接埠的主機，例如「erp.internal:8080」',
    '{setting}“{given}”：不是带端口的主机，例如“erp.internal:8080”',
  ),
  setting_no_mail_server: words(
    '{setting}: not the address of a mail server, such as "smtps://user:password@mail.example.org"',
    '{setting}：不是郵件伺服器的地址，例如「smtps://user:password@mail.example.org」',
    '{setting}：不是邮件服务器的地址，例如“smtps://user:password@mail.example.org”',
  ),
  setting_password_cost: words(
    '{setting} "{given}": not a whole number from {least} to {most}, each one more doubling the work',
    '{setting}「{given}」：須為 {least} 至 {most} 的整數，每加一運算量加倍',
    '{setting}“{given}”：须为 {least} 至 {most} 的整数，每加一运算量加倍',
  ),
  setting_unnamed_no_address: words(
    '{setting}: not an address, {right}',
    '{setting}：不是地址，{right}',
    '{setting}：不是地址，{right}',
  ),
  setting_unnamed_not_https: words(
    '{setting}: not by https, which only this machine needs not, {right}',
    '{setting}：未使用 https，只有本機可以不用，{right}',
    '{setting}：未使用 https，只有本机可以不用，{right}',
  ),
  setting_unnamed_too_much: words(
    '{setting}: holds more than scheme, host, port and path, {right}',
    '{setting}：只可有協定、主機、連接埠及路徑，{right}',
    '{setting}：只能有协议、主机、端口和路径，{right}',
  ),
  setting_word_unknown: words(
    '{setting} "{given}": not known, one of {words}',
    '{setting}「{given}」：未能識別；須為以下其中一個：{words}',
    '{setting}“{given}”：无法识别；须为以下之一：{words}',
  ),
  setting_no_sender: words(
    '{setting} "{given}": not a sender, such as "Loomcell <loomcell@example.org>"',
    '{setting}「{given}」：不是寄件人，例如「Loomcell <loomcell@example.org>」',
    '{setting}“{given}”：不是发件人，例如“Loomcell <loomcell@example.org>”',
  ),
  setting_demonstration_address: words(
    '{setting} "{given}": an address of the demonstration, whose people are constructed',
    '{setting}「{given}」：這是示範資料的地址，當中的人員均屬虛構',
    '{setting}“{given}”：这是演示数据的地址，其中的人员均为虚构',
  ),
  setting_no_email: words(
    '{setting} "{given}": not an e-mail address, such as "you@example.org"',
    '{setting}「{given}」：不是電郵地址，例如「you@example.org」',
    '{setting}“{given}”：不是电子邮箱地址，例如“you@example.org”',
  ),
  setting_all_or_none: words(
    '{setting}: not set, all of {settings} or none',
    '{setting}：未設定；{settings} 須全部設定，或全部不設定',
    '{setting}：未设置；{settings} 须全部设置，或全部不设置',
  ),
  setting_no_issuer: words(
    '{setting} "{given}": not an address, such as "https://accounts.example.org"',
    '{setting}「{given}」：不是地址，例如「https://accounts.example.org」',
    '{setting}“{given}”：不是地址，例如“https://accounts.example.org”',
  ),
  setting_issuer_not_https: words(
    '{setting} "{given}": not by https, which only this machine needs not',
    '{setting}「{given}」：未使用 https，只有本機可以不用',
    '{setting}“{given}”：未使用 https，只有本机可以不用',
  ),
  setting_needed_for: words(
    '{setting}: not set, needed for the way back from {other}',
    '{setting}：未設定，由 {other} 返回時須使用',
    '{setting}：未设置，从 {other} 返回时须使用',
  ),
  setting_kinds_unusable: words(
    '{setting} "{given}": cannot use "{path}", {right}',
    '{setting}「{given}」：未能使用「{path}」，{right}',
    '{setting}“{given}”：无法使用“{path}”，{right}',
  ),
  setting_kinds_none: words(
    '{setting} "{given}": cannot use a list without a kind, {right}',
    '{setting}「{given}」：列表沒有任何類別，{right}',
    '{setting}“{given}”：列表没有任何类别，{right}',
  ),
  setting_file_unreadable: words(
    '{setting} "{given}": cannot be read ({why}), {right}',
    '{setting}「{given}」：未能讀取（{why}），{right}',
    '{setting}“{given}”：无法读取（{why}），{right}',
  ),
  setting_kinds_right: words(
    'a JSON file such as {example}',
    '須為 JSON 檔案，例如 {example}',
    '须为 JSON 文件，例如 {example}',
  ),
} as const satisfies Readonly<Record<string, Words>>
