import { type Words, words } from '../words.ts'

/** Why the public log is not gone on with, and what to do about it. */
export const logPhrases = {
  log_count_wrong: words(
    '“{given}” is no size or place of a log: expected a whole number without leading zeros',
    '「{given}」不是日誌的大小或位置：須為不以零開首的整數',
    '“{given}”不是日志的大小或位置：须为不以零开头的整数',
  ),
  log_asked_twice: words('“{name}” stands here twice', '「{name}」重複', '“{name}”重复'),
  log_missing_word: words('Missing “{name}”', '欠缺「{name}」', '缺少“{name}”'),
  log_index_or_leaf: words(
    'Name either a place (“index”) or a leaf (“leaf”)',
    '請填寫位置（index）或葉節點（leaf）其中一項',
    '请填写位置（index）或叶节点（leaf）其中一项',
  ),
  log_leaf_wrong: words(
    '“{given}” names no entry: expected its id, or the SHA-256 of what it stands for in base64url or hex',
    '「{given}」不是紀錄項：須為其識別碼，或所代表內容的 SHA-256（base64url 或十六進制）',
    '“{given}”不是记录项：须为其标识，或所代表内容的 SHA-256（base64url 或十六进制）',
  ),
  log_from_beyond: words(
    'A log of {from} entries does not grow to one of {to}',
    '有 {from} 項紀錄的日誌不可能增至 {to} 項',
    '有 {from} 项记录的日志不可能增至 {to} 项',
  ),
  log_unpublished: words(
    'No checkpoint has been published yet',
    '尚未公布任何檢查點',
    '尚未公布任何检查点',
  ),
  log_size_beyond: words(
    'The log is published up to {newest} entries, not {size}',
    '日誌公布至第 {newest} 項，未及 {size} 項',
    '日志公布至第 {newest} 项，未及 {size} 项',
  ),
  log_size_without_checkpoint: words(
    'No checkpoint was published of {size} entries',
    '沒有公布有 {size} 項紀錄的檢查點',
    '没有公布有 {size} 项记录的检查点',
  ),
  log_place_beyond: words(
    'No entry at place {place}: the log has {size} entries',
    '有 {size} 項紀錄的日誌沒有位置 {place}',
    '有 {size} 项记录的日志没有位置 {place}',
  ),
  log_entry_unknown: words(
    'The log has no such entry: it may still wait to be taken in',
    '日誌沒有此紀錄項：可能仍待收錄',
    '日志没有此记录项：可能仍待收录',
  ),
  log_tile_malformed: words(
    '“{path}” is no tile: expected tile/<level>/<place> as C2SP tlog-tiles has it',
    '「{path}」不是雜湊塊：須為 C2SP tlog-tiles 的 tile/<層>/<位置>',
    '“{path}”不是哈希块：须为 C2SP tlog-tiles 的 tile/<层>/<位置>',
  ),
  log_tile_beyond: words(
    'This tile is not so wide in the log as it is published',
    '已公布的日誌中，此雜湊塊沒有這樣寬',
    '已公布的日志中，此哈希块没有这样宽',
  ),
  log_holder_database: words('the database', '數據庫', '数据库'),
  log_behind: words(
    'The log in the database has {here} entries, but a checkpoint of {size} entries (root {root}) was signed, which {holder} holds: this database is older than that',
    '數據庫內的日誌有 {here} 項紀錄，但 {holder} 持有已簽署的 {size} 項紀錄檢查點（根雜湊值 {root}）：此數據庫較該檢查點舊',
    '数据库中的日志有 {here} 项记录，但 {holder} 持有已签署的 {size} 项记录检查点（根哈希值 {root}）：此数据库比该检查点旧',
  ),
  log_forked: words(
    'The log in the database, of {here} entries, does not begin with the {size} entries of the checkpoint (root {root}) that was signed and that {holder} holds: it is another history',
    '數據庫內的日誌有 {here} 項紀錄，但開首並非 {holder} 所持已簽署檢查點的 {size} 項紀錄（根雜湊值 {root}）：兩者是不同的歷史',
    '数据库中的日志有 {here} 项记录，但开头并非 {holder} 所持已签署检查点的 {size} 项记录（根哈希值 {root}）：两者是不同的历史',
  ),
  log_checkpoint_unreadable: words(
    'The last signed checkpoint, which {holder} holds, is none that a key of this log signed',
    '{holder} 所持的最後一個檢查點，並非由此日誌的密匙簽署',
    '{holder} 所持的最后一个检查点，并非由此日志的密钥签署',
  ),
  log_unreadable_remedy: words(
    'Bring back the file as it was, from a backup; where there is none, put it away and start again, which says what to do then. Nothing is added to the log until this is mended; scans are accepted and wait',
    '請由備份還原該檔案；如沒有備份，請將它移走並重新啟動，系統會說明下一步。此情況修正前，日誌不會加入任何紀錄；掃描仍獲接受並等候加入',
    '请从备份恢复该文件；如没有备份，请将它移走并重新启动，系统会说明下一步。此情况修正前，日志不会加入任何记录；扫描仍被接受并等待加入',
  ),
  log_older_remedy: words(
    'Nothing is added to the log until this is mended; scans are accepted and wait. Stop Loomcell, bring back a copy of the database that has all entries of that checkpoint, and start again; where there is none, docs/log.md says how a new log is begun',
    '此情況修正前，日誌不會加入任何紀錄；掃描仍獲接受並等候加入。請停止 Loomcell，還原包含該檢查點全部紀錄的數據庫副本，然後重新啟動；如沒有這樣的副本，請參閱 docs/log.md 以開立新日誌',
    '此情况修正前，日志不会加入任何记录；扫描仍被接受并等待加入。请停止 Loomcell，恢复包含该检查点全部记录的数据库副本，然后重新启动；如没有这样的副本，请参阅 docs/log.md 以开立新日志',
  ),
  log_checkpoint_lost: words(
    'Nobody knows whether the database has all that the log has signed: “{file}” is not there, and no witness tells. Bring the file back from a backup or from another machine that kept the log, or let the witnesses be reached. Where nothing was ever signed that this database lacks, say so: npm run -s loomcell -- log vouch. Until then nothing is added to the log; scans are accepted and wait',
    '無從得知數據庫是否齊備日誌已簽署的全部紀錄：找不到「{file}」，亦沒有見證方可作證。請由備份或曾備存日誌的另一部機器還原檔案，或讓系統可連接見證方。如日誌已簽署的紀錄均在此數據庫內，請執行以下指令確認：npm run -s loomcell -- log vouch。在此之前，日誌不會加入任何紀錄；掃描仍獲接受並等候加入',
    '无从得知数据库是否具备日志已签署的全部记录：找不到“{file}”，也没有见证方可作证。请从备份或曾维护日志的另一台机器恢复文件，或让系统可连接见证方。如日志已签署的记录均在此数据库中，请执行以下命令确认：npm run -s loomcell -- log vouch。在此之前，日志不会加入任何记录；扫描仍被接受并等待加入',
  ),
  log_checkpoint_there: words(
    'Nothing is lost: the last checkpoint that was signed is in “{file}”',
    '並無遺失：最後簽署的檢查點在「{file}」內',
    '并无丢失：最后签署的检查点在“{file}”中',
  ),
  log_key_ended: words(
    'The key in “{file}” was retired and signs no more ({vkey}): take that file away and bring back the key that signs now',
    '「{file}」內的密匙已停用，不再簽署（{vkey}）：請移走該檔案，並還原現用密匙',
    '“{file}”中的密钥已停用，不再签署（{vkey}）：请移走该文件，并恢复现用密钥',
  ),
  log_key_unknown: words(
    'The key in “{file}” is none that signs this log: bring back that of {vkeys}; another key comes in beside it by “log rotate”. Where the database is an older copy, bring back the newer one',
    '「{file}」內的密匙並非簽署此日誌的密匙：請還原 {vkeys} 的密匙；如要另用密匙，請以「log rotate」在現有密匙之外加入。如數據庫是較舊的副本，請還原較新者',
    '“{file}”中的密钥并非签署此日志的密钥：请恢复 {vkeys} 的密钥；如要另用密钥，请用“log rotate”在现有密钥之外加入。如数据库是较旧的副本，请恢复较新者',
  ),
  log_key_unreadable: words(
    'Cannot use the key of the log in “{file}”: {why}. Bring the file back from a backup',
    '未能使用「{file}」內的日誌密匙：{why}。請由備份還原檔案',
    '无法使用“{file}”中的日志密钥：{why}。请从备份恢复文件',
  ),
  log_key_no_note_key: words(
    'it is no private key of a note',
    '這不是 C2SP 簽署附註所用的私人密匙',
    '这不是 C2SP 签名附注所用的私钥',
  ),
  log_key_id_of_other: words(
    'its id is that of another key',
    '識別碼屬於另一條密匙',
    '标识属于另一个密钥',
  ),
  log_key_missing: words(
    'The key of the log “{log}” is not in “{file}”: bring the file back from a backup, or from another machine of this installation, or name its place in LOG_KEY_FILE',
    '「{file}」內並無日誌「{log}」的密匙：請由備份或此系統的另一部機器還原檔案，或以 LOG_KEY_FILE 指明其位置',
    '“{file}”中没有日志“{log}”的密钥：请从备份或此系统的另一台机器恢复文件，或用 LOG_KEY_FILE 指明其位置',
  ),
  log_key_of_other: words(
    'The key in “{file}” signs for the log “{other}”, and this database has the log “{log}”: bring back the key of that one',
    '「{file}」內的密匙用於簽署日誌「{other}」，而此數據庫的日誌是「{log}」：請還原後者的密匙',
    '“{file}”中的密钥用于签署日志“{other}”，而此数据库的日志是“{log}”：请恢复后者的密钥',
  ),
  log_not_begun: words(
    'There is no log yet: start a server once, which begins it',
    '尚未有日誌：請先啟動伺服器一次以開立日誌',
    '尚未有日志：请先启动服务器一次以开立日志',
  ),
  log_key_next_there: words(
    'A new key is in “{file}” already, and both sign: retire the one before first',
    '「{file}」內已有新密匙，兩者同時簽署：請先停用舊密匙',
    '“{file}”中已有新密钥，两者同时签署：请先停用旧密钥',
  ),
  log_key_no_next: words(
    'No new key has signed a published checkpoint yet: make one with “log rotate”, and let a server publish',
    '尚未有新密匙簽署已公布的檢查點：請以「log rotate」建立新密匙，並由伺服器公布檢查點',
    '尚未有新密钥签署已公布的检查点：请用“log rotate”建立新密钥，并由服务器公布检查点',
  ),
  log_key_too_new: words(
    'The new key has signed for {days} days: both sign for {least} at least, so that everybody who checks has it; add --leaked where the one before is no longer safe',
    '新密匙只簽署了 {days} 日：兩者須同時簽署至少 {least} 日，讓所有核對者取得新密匙；如舊密匙不再安全，請加上 --leaked',
    '新密钥只签署了 {days} 天：两者须同时签署至少 {least} 天，让所有核对者取得新密钥；如旧密钥不再安全，请加上 --leaked',
  ),
} as const satisfies Readonly<Record<string, Words>>
