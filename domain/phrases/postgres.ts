import { type Words, words } from '../words.ts'

/** Why the database server that comes along does not start or cannot be reached, and what to do about it. */
export const postgresPhrases = {
  postgres_gave_up: words(
    'Cannot {action}: {why}\nIts own words: {words}',
    '未能{action}：{why}\n原文：{words}',
    '无法{action}：{why}\n原文：{words}',
  ),
  postgres_act_start: words(
    'start PostgreSQL in "{folder}"',
    '在「{folder}」啟動 PostgreSQL',
    '在“{folder}”启动 PostgreSQL',
  ),
  postgres_act_make: words(
    'make a database in "{folder}"',
    '在「{folder}」建立數據庫',
    '在“{folder}”建立数据库',
  ),
  postgres_act_copy: words(
    'copy PostgreSQL to "{folder}"',
    '將 PostgreSQL 複製至「{folder}」',
    '将 PostgreSQL 复制到“{folder}”',
  ),
  postgres_unknown_end: words(
    'it gave up: mend what it names, or set DATABASE_URL to use another PostgreSQL',
    '程式已中止：請按原文所述修正，或以 DATABASE_URL 使用其他 PostgreSQL',
    '程序已中止：请按原文所述修正，或用 DATABASE_URL 使用其他 PostgreSQL',
  ),
  postgres_disk_full: words(
    'the disk is full: free some space and start again',
    '磁碟已滿：請騰出空間後重新啟動',
    '磁盘已满：请腾出空间后重新启动',
  ),
  postgres_quota_used: words(
    'the disk quota is used up: raise it or free some space, and start again',
    '磁碟配額已用盡：請提高配額或騰出空間，然後重新啟動',
    '磁盘配额已用尽：请提高配额或腾出空间，然后重新启动',
  ),
  postgres_no_memory: words(
    'there is not enough memory: about 300 MB must be free',
    '記憶體不足：須有約 300 MB 可用',
    '内存不足：须有约 300 MB 可用',
  ),
  postgres_lock_held: words(
    'another server holds its lock file: stop that server, or name another folder in LOOMCELL_DATA',
    '另一個伺服器正佔用鎖定檔案：請停止該伺服器，或以 LOOMCELL_DATA 指明另一個資料夾',
    '另一个服务器正占用锁定文件：请停止该服务器，或用 LOOMCELL_DATA 指明另一个文件夹',
  ),
  postgres_left_running: words(
    'a server that was killed still has running processes: end them and start again',
    '已被強制結束的伺服器仍有程序在執行：請結束這些程序後重新啟動',
    '已被强制结束的服务器仍有进程在运行：请结束这些进程后重新启动',
  ),
  postgres_log_damaged: words(
    'its write-ahead log is damaged or missing: restore the folder from a backup',
    '預寫日誌已損壞或遺失：請由備份還原資料夾',
    '预写日志已损坏或丢失：请从备份恢复文件夹',
  ),
  postgres_user_nameless: words(
    'the user it runs as has no name: add its number to /etc/passwd, start Loomcell as a named user, or set DATABASE_URL',
    '執行它的使用者沒有名稱：請將其編號加入 /etc/passwd、以有名稱的使用者啟動 Loomcell，或設定 DATABASE_URL',
    '运行它的用户没有名称：请将其编号加入 /etc/passwd、以有名称的用户启动 Loomcell，或设置 DATABASE_URL',
  ),
  postgres_files_denied: words(
    'it may not read or write some of its files: check their owner and modes',
    '沒有權限讀寫部分檔案：請檢查檔案的擁有者及權限',
    '没有权限读写部分文件：请检查文件的所有者和权限',
  ),
  postgres_not_runnable: words(
    'Cannot run the PostgreSQL of "{folder}": {why}: set DATABASE_URL to use another PostgreSQL',
    '未能執行「{folder}」內的 PostgreSQL：{why}：請以 DATABASE_URL 使用其他 PostgreSQL',
    '无法运行“{folder}”中的 PostgreSQL：{why}：请用 DATABASE_URL 使用其他 PostgreSQL',
  ),
  postgres_no_programs: words(
    'Cannot start PostgreSQL on "{platform}": there are no programs for it in node_modules: run "npm ci", and if this platform is not served, set DATABASE_URL to use another PostgreSQL',
    '未能在「{platform}」啟動 PostgreSQL：所安裝的套件沒有適用的程式：請執行「npm ci」；如不支援此平台，請以 DATABASE_URL 使用其他 PostgreSQL',
    '无法在“{platform}”启动 PostgreSQL：所安装的软件包没有适用的程序：请执行“npm ci”；如不支持此平台，请用 DATABASE_URL 使用其他 PostgreSQL',
  ),
  postgres_other_version: words(
    'Cannot open the database in "{folder}": PostgreSQL "{made}" made it and Loomcell brings "{brought}", which cannot read it: start the Loomcell that made it, or name another folder in LOOMCELL_DATA',
    '未能開啟「{folder}」內的數據庫：它由 PostgreSQL「{made}」建立，而 Loomcell 附帶的版本「{brought}」不能讀取：請以建立它的 Loomcell 啟動，或以 LOOMCELL_DATA 指明另一個資料夾',
    '无法打开“{folder}”中的数据库：它由 PostgreSQL“{made}”建立，而 Loomcell 附带的版本“{brought}”不能读取：请用建立它的 Loomcell 启动，或用 LOOMCELL_DATA 指明另一个文件夹',
  ),
  postgres_not_whole: words(
    'Cannot open the database in "{folder}": the file PG_VERSION is missing, so it is not a whole database: restore it from a backup, or move the folder away to begin with an empty one',
    '未能開啟「{folder}」內的數據庫：欠缺檔案 PG_VERSION，數據庫並不完整：請由備份還原，或移走資料夾以重新開立空白數據庫',
    '无法打开“{folder}”中的数据库：缺少文件 PG_VERSION，数据库不完整：请从备份恢复，或移走文件夹以重新建立空白数据库',
  ),
  postgres_file_elsewhere: words(
    'Cannot give "{path}" to uid {uid}: it has another name elsewhere and belongs to uid {owner}: remove one of the two',
    '未能將「{path}」交給 uid {uid}：它在別處另有名稱，並屬於 uid {owner}：請移除其中一個',
    '无法将“{path}”交给 uid {uid}：它在别处另有名称，并属于 uid {owner}：请移除其中一个',
  ),
  postgres_folder_closed: words(
    'Cannot keep a database in "{folder}": PostgreSQL refuses root, so it runs as uid {uid}, which cannot enter "{closed}": open it with "chmod o+x {closed}", name another folder in LOOMCELL_DATA, or start as an ordinary user',
    '未能在「{folder}」存放數據庫：PostgreSQL 拒絕以 root 執行，因此以 uid {uid} 執行，但它不能進入「{closed}」：請執行「chmod o+x {closed}」、以 LOOMCELL_DATA 指明另一個資料夾，或以一般使用者啟動',
    '无法在“{folder}”存放数据库：PostgreSQL 拒绝以 root 运行，因此以 uid {uid} 运行，但它不能进入“{closed}”：请执行“chmod o+x {closed}”、用 LOOMCELL_DATA 指明另一个文件夹，或以普通用户启动',
  ),
  postgres_folder_not_made: words(
    'Cannot make the folder "{folder}": {why}: name a folder that uid {uid} may write to in LOOMCELL_DATA',
    '未能建立資料夾「{folder}」：{why}：請以 LOOMCELL_DATA 指明 uid {uid} 可寫入的資料夾',
    '无法建立文件夹“{folder}”：{why}：请用 LOOMCELL_DATA 指明 uid {uid} 可写入的文件夹',
  ),
  postgres_why_disk_full: words('the disk is full', '磁碟已滿', '磁盘已满'),
  postgres_why_denied: words('permission denied', '沒有權限', '没有权限'),
  postgres_why_in_the_way: words('a file is in the way', '該處已有同名檔案', '该处已有同名文件'),
  postgres_why_read_only: words('the disk is read-only', '磁碟只可讀取', '磁盘只读'),
  postgres_folder_of_other: words(
    'Cannot use "{folder}": it belongs to uid {owner} and PostgreSQL runs as uid {uid}: start Loomcell as the owner, or name another folder in LOOMCELL_DATA',
    '未能使用「{folder}」：它屬於 uid {owner}，而 PostgreSQL 以 uid {uid} 執行：請以擁有者身分啟動 Loomcell，或以 LOOMCELL_DATA 指明另一個資料夾',
    '无法使用“{folder}”：它属于 uid {owner}，而 PostgreSQL 以 uid {uid} 运行：请以所有者身份启动 Loomcell，或用 LOOMCELL_DATA 指明另一个文件夹',
  ),
  postgres_not_stopped: words(
    'Cannot stop PostgreSQL (pid {pid}): it does not react to SIGINT and SIGQUIT: end it with "kill -KILL {pid}"',
    '未能停止 PostgreSQL（pid {pid}）：它對 SIGINT 及 SIGQUIT 沒有反應：請以「kill -KILL {pid}」結束它',
    '无法停止 PostgreSQL（pid {pid}）：它对 SIGINT 和 SIGQUIT 没有反应：请用“kill -KILL {pid}”结束它',
  ),
  postgres_unreachable: words(
    'Cannot reach PostgreSQL in "{folder}": {why}: see "{file}"',
    '未能連接「{folder}」內的 PostgreSQL：{why}：請查看「{file}」',
    '无法连接“{folder}”中的 PostgreSQL：{why}：请查看“{file}”',
  ),
  postgres_of_stranger: words(
    'Cannot open the database in "{folder}": a server that Loomcell did not start serves it (pid {pid}, socket in "{socket}"): stop it with "kill -INT {pid}"',
    '未能開啟「{folder}」內的數據庫：並非由 Loomcell 啟動的伺服器正使用它（pid {pid}，socket 位於「{socket}」）：請以「kill -INT {pid}」停止它',
    '无法打开“{folder}”中的数据库：并非由 Loomcell 启动的服务器正使用它（pid {pid}，socket 位于“{socket}”）：请用“kill -INT {pid}”停止它',
  ),
  postgres_silent: words(
    'Cannot start PostgreSQL in "{folder}": its old server (pid {pid}) neither answers nor stops: end it with "kill -KILL {pid}" and start again',
    '未能在「{folder}」啟動 PostgreSQL：舊伺服器（pid {pid}）既無回應，亦未能停止：請以「kill -KILL {pid}」結束它，然後重新啟動',
    '无法在“{folder}”启动 PostgreSQL：旧服务器（pid {pid}）既无响应，也无法停止：请用“kill -KILL {pid}”结束它，然后重新启动',
  ),
  postgres_root_bound: words(
    'Cannot run PostgreSQL as uid "{uid}": this root may not change to another user, and PostgreSQL refuses root: start Loomcell as an ordinary user, or set DATABASE_URL',
    '未能以 uid「{uid}」執行 PostgreSQL：此 root 不可轉換為其他使用者，而 PostgreSQL 拒絕以 root 執行：請以一般使用者啟動 Loomcell，或設定 DATABASE_URL',
    '无法以 uid“{uid}”运行 PostgreSQL：此 root 不能切换为其他用户，而 PostgreSQL 拒绝以 root 运行：请以普通用户启动 Loomcell，或设置 DATABASE_URL',
  ),
  postgres_not_ready: words(
    'Cannot start PostgreSQL in "{folder}": it is still not ready: see "{file}", and start again',
    '未能在「{folder}」啟動 PostgreSQL：它仍未就緒：請查看「{file}」，然後重新啟動',
    '无法在“{folder}”启动 PostgreSQL：它仍未就绪：请查看“{file}”，然后重新启动',
  ),
  postgres_not_ours: words(
    'Cannot use the server at "{host}": it is not one that Loomcell started ({why}): stop that server, or name another folder in LOOMCELL_DATA',
    '未能使用「{host}」的伺服器：它並非由 Loomcell 啟動（{why}）：請停止該伺服器，或以 LOOMCELL_DATA 指明另一個資料夾',
    '无法使用“{host}”的服务器：它并非由 Loomcell 启动（{why}）：请停止该服务器，或用 LOOMCELL_DATA 指明另一个文件夹',
  ),
  postgres_failed: words(
    'Cannot open the database in "{folder}": the system says "{why}": mend that, name another folder in LOOMCELL_DATA, or set DATABASE_URL',
    '未能開啟「{folder}」內的數據庫：系統訊息為「{why}」：請加以修正、以 LOOMCELL_DATA 指明另一個資料夾，或設定 DATABASE_URL',
    '无法打开“{folder}”中的数据库：系统消息为“{why}”：请加以修正、用 LOOMCELL_DATA 指明另一个文件夹，或设置 DATABASE_URL',
  ),
} as const satisfies Readonly<Record<string, Words>>
