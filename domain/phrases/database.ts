import { type Words, words } from '../words.ts'

/** Why the database that DATABASE_URL names cannot be used, and what to do about it. */
export const databasePhrases = {
  database_not_usable: words(
    'Cannot use DATABASE_URL (database "{database}" at "{host}" as "{user}"): {why}: {mend}',
    '未能使用 DATABASE_URL（以「{user}」連接「{host}」的數據庫「{database}」）：{why}：{mend}',
    '无法使用 DATABASE_URL（以“{user}”连接“{host}”的数据库“{database}”）：{why}：{mend}',
  ),
  database_nobody_answers: words(
    'nobody answers there: start the server, or mend host and port',
    '該處沒有回應：請啟動伺服器，或更正主機及埠號',
    '该处没有响应：请启动服务器，或更正主机和端口',
  ),
  database_no_host: words(
    'there is no host of this name: mend it',
    '沒有此名稱的主機：請更正',
    '没有此名称的主机：请更正',
  ),
  database_no_socket: words(
    'no socket can be opened there: mend its folder, or let this user enter it',
    '未能在該處開啟 socket：請更正資料夾，或讓此使用者可進入',
    '无法在该处打开 socket：请更正文件夹，或让此用户可进入',
  ),
  database_password_wrong: words(
    'user or password is wrong: mend them',
    '使用者或密碼不正確：請更正',
    '用户或密码不正确：请更正',
  ),
  database_not_made: words(
    'make the database first ("create database … owner …"), or name one that is there',
    '請先建立數據庫（「create database … owner …」），或指明現有的數據庫',
    '请先建立数据库（“create database … owner …”），或指明现有的数据库',
  ),
  database_in_between: words(
    'the server is starting or stopping: start again in a moment',
    '伺服器正在啟動或停止：請稍後重新啟動',
    '服务器正在启动或停止：请稍后重新启动',
  ),
  database_crowded: words(
    'the server is full of connections: raise its max_connections (a process of ours takes up to 45)',
    '伺服器的連線已滿：請提高連線上限（每個 Loomcell 程序最多使用 45 條連線）',
    '服务器的连接已满：请提高连接上限（每个 Loomcell 进程最多使用 45 个连接）',
  ),
  database_read_only: words(
    'the database is read-only: name the server that takes writes',
    '數據庫只可讀取：請指明可寫入的伺服器',
    '数据库只读：请指明可写入的服务器',
  ),
  database_certificate_unknown: words(
    'its certificate is not known here: add "sslmode=verify-full&sslrootcert=FILE" with the one that signed it',
    '此處不認識它的憑證：請加上「sslmode=verify-full&sslrootcert=FILE」，並指明簽發它的憑證',
    '此处不认识它的证书：请加上“sslmode=verify-full&sslrootcert=FILE”，并指明签发它的证书',
  ),
  database_without_tls: words(
    'the server speaks no TLS: take sslmode out, or let it speak TLS',
    '伺服器不支援 TLS：請移除 sslmode，或令伺服器支援 TLS',
    '服务器不支持 TLS：请移除 sslmode，或使服务器支持 TLS',
  ),
  database_wants_tls: words(
    'the server asks for TLS: add "sslmode=verify-full"',
    '伺服器要求使用 TLS：請加上「sslmode=verify-full」',
    '服务器要求使用 TLS：请加上“sslmode=verify-full”',
  ),
  database_user_refused: words(
    'the server lets this user not in: add a line for it, and for logins that begin with "lc_", to pg_hba.conf',
    '伺服器不准此使用者連接：請在其存取設定檔為此使用者，以及以「lc_」開首的登入名稱，各加一行',
    '服务器不允许此用户连接：请在其访问配置文件中为此用户，以及以“lc_”开头的登录名，各加一行',
  ),
  database_needs_roles: words(
    'Loomcell makes roles of its own: "alter role … createrole" for this user',
    'Loomcell 須建立自己的角色：請為此使用者執行「alter role … createrole」',
    'Loomcell 须建立自己的角色：请为此用户执行“alter role … createrole”',
  ),
  database_of_other: words(
    'the user must own the database: "alter database … owner to …"',
    '使用者須擁有數據庫：請執行「alter database … owner to …」',
    '用户须拥有数据库：请执行“alter database … owner to …”',
  ),
  database_see_readme: words(
    'see README, "Deploy"',
    '請參閱 README 的「Deploy」',
    '请参阅 README 的“Deploy”',
  ),
  database_newer: words(
    'Cannot open this database: a newer Loomcell has changed it ({change}), and this one does not know how: start the newer one again, or bring back a copy of the database from before',
    '未能開啟此數據庫：較新的 Loomcell 已更改它（{change}），此版本未能讀取：請改以較新的版本啟動，或還原更改前的數據庫副本',
    '无法打开此数据库：较新的 Loomcell 已更改它（{change}），此版本无法读取：请改用较新的版本启动，或恢复更改前的数据库副本',
  ),
  database_too_old: words(
    'Cannot use PostgreSQL {version}: expected {least} or newer: name one in DATABASE_URL, or leave it out to use the server that Loomcell brings along',
    '未能使用 PostgreSQL {version}：須為 {least} 或更新版本：請以 DATABASE_URL 指明，或不設定以使用 Loomcell 附帶的伺服器',
    '无法使用 PostgreSQL {version}：须为 {least} 或更新版本：请用 DATABASE_URL 指明，或不设置以使用 Loomcell 附带的服务器',
  ),
} as const satisfies Readonly<Record<string, Words>>
