import { words } from '../words.ts'

/** What a witness of logs says, to the logs that ask it and to whoever starts it. */
export const witnessPhrases = {
  witness_line_wrong: words(
    'Line {line} is not as a question to a witness has it',
    '第 {line} 行不符合向見證方查詢的格式',
    '第 {line} 行不符合向见证方查询的格式',
  ),
  witness_log_unknown: words(
    'The log “{log}” is not watched here',
    '此處不見證日誌「{log}」',
    '此处不见证日志“{log}”',
  ),
  witness_old_too_large: words(
    'The checkpoint has {size} entries, fewer than the {from} before',
    '檢查點有 {size} 項紀錄，少於之前的 {from} 項',
    '检查点有 {size} 项记录，少于之前的 {from} 项',
  ),
  witness_root_differs: words(
    'Another log of {size} entries was cosigned before: a log has one root at each size',
    '之前已加簽另一個有 {size} 項紀錄的日誌：每一大小只可有一個根',
    '之前已加签另一个有 {size} 项记录的日志：每一大小只能有一个根',
  ),
  witness_proof_not_held: words(
    'The proof does not lead from the log of {from} entries to the one of {size}',
    '證明未能將有 {from} 項紀錄的日誌連至有 {size} 項紀錄的日誌',
    '证明未能将有 {from} 项记录的日志连至有 {size} 项记录的日志',
  ),
  witness_question_too_long: words(
    'The question is over {most} bytes',
    '查詢超過 {most} 位元組',
    '查询超过 {most} 字节',
  ),
  witness_nothing_here: words(
    'Address not found: a witness answers POST /add-checkpoint and GET /<SHA-256 of a log’s name, hex>/checkpoint',
    '找不到此網址：見證方只回應 POST /add-checkpoint 及 GET /<日誌名稱的 SHA-256，十六進制>/checkpoint',
    '找不到此网址：见证方只回应 POST /add-checkpoint 及 GET /<日志名称的 SHA-256，十六进制>/checkpoint',
  ),
  witness_option_wrong: words(
    'Cannot read the options: {why}; "--help" lists them',
    '無法讀取選項：{why}；「--help」會列出所有選項',
    '无法读取选项：{why}；“--help”会列出所有选项',
  ),
  witness_option_missing: words(
    'Missing "--{option}": "--help" says what it is for',
    '欠缺「--{option}」：「--help」會說明其用途',
    '缺少“--{option}”：“--help”会说明其用途',
  ),
  witness_listen_wrong: words(
    '"--listen {given}": expected a host and a port, such as 127.0.0.1:3100',
    '「--listen {given}」：須為主機及連接埠，例如 127.0.0.1:3100',
    '“--listen {given}”：须为主机及端口，例如 127.0.0.1:3100',
  ),
  witness_without_logs: words(
    'The policy "{file}" names no log: a witness watches what its "log" lines name',
    '政策檔案「{file}」沒有列出日誌：見證方只見證「log」行所列的日誌',
    '政策文件“{file}”没有列出日志：见证方只见证“log”行所列的日志',
  ),
  witness_key_not_ed25519: words(
    'expected an Ed25519 key',
    '須為 Ed25519 密匙',
    '须为 Ed25519 密钥',
  ),
  witness_name_missing: words(
    'The first start needs "--name": what the witness is called for ever, such as witness.authority.example/loomcell',
    '首次啟動須有「--name」：見證方日後一直使用的名稱，例如 witness.authority.example/loomcell',
    '首次启动须有“--name”：见证方日后一直使用的名称，例如 witness.authority.example/loomcell',
  ),
  witness_name_wrong: words(
    'A witness cannot be called "{name}": expected no spaces and no plus sign',
    '見證方名稱不可為「{name}」：不可有空格或加號',
    '见证方名称不能是“{name}”：不能有空格或加号',
  ),
  witness_name_other: words(
    'The witness in this folder is called "{signer}", not "{name}": start it without "--name", or make another in a folder of its own',
    '此資料夾的見證方名為「{signer}」，不是「{name}」：請不用「--name」啟動，或在另一資料夾建立另一見證方',
    '此文件夹的见证方名为“{signer}”，不是“{name}”：请不用“--name”启动，或在另一文件夹建立另一见证方',
  ),
  witness_state_lost: words(
    'Cannot find "{file}", which holds what this witness cosigned: bring it back as it was last, or make a new witness in an empty folder; to begin again under the same key could cosign another history',
    '找不到「{file}」，即此見證方的加簽紀錄：請還原其最後的內容，或在空白資料夾建立新的見證方；以相同密匙重新開始，可能會為另一段歷史加簽',
    '找不到“{file}”，即此见证方的加签记录：请恢复其最后的内容，或在空白文件夹建立新的见证方；以相同密钥重新开始，可能会为另一段历史加签',
  ),
  witness_state_broken: words(
    'Cannot use "{file}", which holds what this witness cosigned ({why}): bring it back as it was last, or make a new witness in an empty folder',
    '無法使用「{file}」，即此見證方的加簽紀錄（{why}）：請還原其最後的內容，或在空白資料夾建立新的見證方',
    '无法使用“{file}”，即此见证方的加签记录（{why}）：请恢复其最后的内容，或在空白文件夹建立新的见证方',
  ),
  witness_key_lost: words(
    'Cannot find "{file}", the private key of this witness: bring it back, or make a new witness in an empty folder',
    '找不到「{file}」，即此見證方的私人密匙：請還原，或在空白資料夾建立新的見證方',
    '找不到“{file}”，即此见证方的私钥：请恢复，或在空白文件夹建立新的见证方',
  ),
  witness_key_unreadable: words(
    'Cannot use "{file}", the private key of this witness: {why}',
    '無法使用「{file}」，即此見證方的私人密匙：{why}',
    '无法使用“{file}”，即此见证方的私钥：{why}',
  ),
  witness_key_other: words(
    'The key in "{file}" is not the one with which this witness cosigned: {signer}',
    '「{file}」的密匙並非此見證方加簽所用的密匙：{signer}',
    '“{file}”的密钥不是此见证方加签所用的密钥：{signer}',
  ),
} as const
