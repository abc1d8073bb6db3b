import { words } from '../words.ts'

/** Why a signed text, a checkpoint of the public log or a proof out of it is not accepted. */
export const proofPhrases = {
  proof_too_long: words(
    'The text has {count} characters: at most {most} are read',
    '此文本有 {count} 個字元，最多只讀取 {most} 個',
    '此文本有 {count} 个字符，最多只读取 {most} 个',
  ),
  proof_line_wrong: words(
    'Line {line} is not as an inclusion proof has it',
    '第 {line} 行不符合收錄證明的格式',
    '第 {line} 行不符合收录证明的格式',
  ),
  proof_not_held: words(
    'The proof does not lead from this entry, at place {place}, to a log of {size} entries',
    '證明未能將位置 {place} 的此項紀錄連至有 {size} 項紀錄的日誌',
    '证明未能将位置 {place} 的此项记录连至有 {size} 项记录的日志',
  ),
  note_line_wrong: words(
    'Line {line} is not as a signed text has it',
    '第 {line} 行不符合簽署文本的格式',
    '第 {line} 行不符合签署文本的格式',
  ),
  note_signature_wrong: words(
    'The signature of “{signer}” does not hold',
    '「{signer}」的數碼簽署不成立',
    '“{signer}”的数字签名不成立',
  ),
  note_unsigned: words(
    'No key that is known here has signed the text',
    '文本並無任何已知密匙的數碼簽署',
    '文本没有任何已知密钥的数字签名',
  ),
  note_key_wrong: words(
    'This is no public key of a log or witness',
    '這不是日誌或見證方的公開密匙',
    '这不是日志或见证方的公钥',
  ),
  note_key_unsupported: words(
    'Keys of kind {kind}, as “{signer}” has, are not checked here',
    '此處不核對「{signer}」所用的第 {kind} 類密匙',
    '此处不核对“{signer}”所用的第 {kind} 类密钥',
  ),
  checkpoint_line_wrong: words(
    'Line {line} is not as a checkpoint has it',
    '第 {line} 行不符合日誌檢查點的格式',
    '第 {line} 行不符合日志检查点的格式',
  ),
  checkpoint_not_of_log: words(
    'The log “{log}” has not signed this checkpoint of its name with a key that you named. An old one needs the key of then',
    '日誌「{log}」並無以你所列的密匙簽署此以其為名的檢查點；舊檢查點須用當時的密匙核對',
    '日志“{log}”没有用您所列的密钥签署此以其为名的检查点；旧检查点须用当时的密钥核对',
  ),
  checkpoint_witnesses_few: words(
    '{count} known witnesses have signed the checkpoint: at least {least} must',
    '只有 {count} 個已知見證方簽署檢查點，至少須有 {least} 個',
    '只有 {count} 个已知见证方签署检查点，至少须有 {least} 个',
  ),
  log_not_grown: words(
    'The log did not grow from {from} entries, as they were, into these {to}',
    '日誌並非由當時的 {from} 項增長至現時的 {to} 項',
    '日志并非由当时的 {from} 项增长为现在的 {to} 项',
  ),
  receipt_without_entry: words(
    'The proof does not carry the entry that it is about',
    '證明沒有附上所證明的紀錄項',
    '证明没有附上所证明的记录项',
  ),
  receipt_of_other_checkpoint: words(
    'The proof is about another checkpoint of the log than the first one',
    '此證明所據的日誌檢查點與首項證明不同',
    '此证明所据的日志检查点与首项证明不同',
  ),
  history_uncommitted: words(
    'The passport does not name one history with its digest',
    '護照沒有以雜湊值指明一份事件清單',
    '护照没有用哈希值指明一份事件清单',
  ),
  history_other: words(
    'This is not the history that the passport names',
    '這不是護照所指的事件清單',
    '这不是护照所指的事件清单',
  ),
  history_unreadable: words(
    'Cannot read the history: expected the batch and the digests of its events',
    '無法讀取事件清單：須列出批次及其各項事件的雜湊值',
    '无法读取事件清单：须列出批次及其各项事件的哈希值',
  ),
  event_other: words(
    'Event {place} is not the one in the history: it was changed, replaced or moved',
    '第 {place} 項事件與清單所列不符：曾被更改、替換或移位',
    '第 {place} 项事件与清单所列不符：被更改、替换或移位过',
  ),
  event_out_of_chain: words(
    'Event {place} does not follow from the event before it',
    '第 {place} 項事件並非緊接前一項事件',
    '第 {place} 项事件不是紧接前一项事件',
  ),
  checkpoint_quorum_missed: words(
    '{count} of the witnesses or groups that the policy asks for have signed the checkpoint: at least {least} must',
    '政策所要求的見證方或組別中，只有 {count} 個簽署檢查點，至少須有 {least} 個',
    '政策所要求的见证方或组别中，只有 {count} 个签署检查点，至少须有 {least} 个',
  ),
} as const
