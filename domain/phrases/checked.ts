import { type Words, words } from '../words.ts'

/** What a check of all history expected, and what it found instead. */
export const checkedPhrases = {
  check_nothing: words('nothing', '沒有', '没有'),
  check_none: words('none', '沒有', '没有'),
  check_a_batch: words('a batch', '一個批次', '一个批次'),
  check_a_stream: words('a stream "{stream}"', '流程「{stream}」', '流程“{stream}”'),
  check_a_chain: words('a chain of events', '事件鏈', '事件链'),
  check_replayable: words('a chain that can be replayed', '可以重演的事件鏈', '可以重演的事件链'),
  check_an_event: words('an event', '一項事件', '一项事件'),
  check_openable: words('an event that can be opened', '可以開啟的事件', '可以打开的事件'),
  check_no_uuid: words(
    'it names something by what is no UUID',
    '它所指的識別碼並非 UUID',
    '它所指的标识不是 UUID',
  ),
  check_no_place: words('it has a place out of range', '它的位置超出範圍', '它的位置超出范围'),
  check_target_gone: words(
    'it takes back "{target}", which is not there',
    '它撤回的「{target}」並不存在',
    '它撤回的“{target}”并不存在',
  ),
  check_key_of_nothing: words(
    'event key {eventKey}, which is nothing',
    '事件鍵 {eventKey}，並無此事件',
    '事件键 {eventKey}，没有此事件',
  ),
  check_not_negative: words('0 or more', '0 或以上', '0 或以上'),
  check_one_meant: words(
    'one batch, or a word that each is meant',
    '只有一個批次，或註明各批次均屬有意',
    '只有一个批次，或注明各批次均属有意',
  ),
  check_codes_alike: words('codes that look alike', '看來相似的編號', '看起来相似的编号'),
  check_serial_twice: words(
    'one serial number of one model',
    '同一型號的同一序號',
    '同一型号的同一序列号',
  ),
  check_mass_within: words(
    'within {percent} % of the {grams} g known',
    '與已知的 {grams} g 相差不超過 {percent}%',
    '与已知的 {grams} g 相差不超过 {percent}%',
  ),
  check_mass_written: words(
    'a mass that goes with what is written',
    '與所記載資料相符的重量',
    '与所记载数据相符的重量',
  ),
  check_held_inside: words(
    'no more than the {grams} g that hold it',
    '不多於所屬批次的 {grams} g',
    '不多于所属批次的 {grams} g',
  ),
  check_mark_former: words(
    'as an earlier version wrote it, which some other spellings do not find',
    '由較早版本寫入，部分其他寫法未能找到',
    '由较早版本写入，部分其他写法无法找到',
  ),
  check_of_the_batch: words('that of the batch', '與批次相同', '与批次相同'),
  check_of_another: words('another', '屬於其他', '属于其他'),
  check_allowed: words('what is allowed', '獲准的操作', '允许的操作'),
  check_taken_back: words(
    '"{undone}" reversed, where "{ending}" ends it',
    '「{undone}」被撤回，而應由「{ending}」結束',
    '“{undone}”被撤回，而应由“{ending}”结束',
  ),
  check_remedy_alone: words(
    'nothing that leaves under recall but for its remedy',
    '召回期間只可為補救而離開',
    '召回期间只能为补救而离开',
  ),
  check_reason_given: words(
    "a supervisor's reason, for what goes on under recall",
    '召回期間繼續處理須有主管的原因',
    '召回期间继续处理须有主管的原因',
  ),
  check_or_later: words(
    '{before} or later, as the event before it',
    '不早於前一項事件的 {before}',
    '不早于前一项事件的 {before}',
  ),
  check_about_later: words(
    'about {time} or later, as event {event} before it in the log',
    '約 {time} 或以後，即日誌中前一項事件 {event} 的時間',
    '约 {time} 或以后，即日志中前一项事件 {event} 的时间',
  ),
  check_key_signs: words('a key that signs', '用於簽署的密匙', '用于签名的密钥'),
  check_signature_of: words(
    'a signature by "{station}" of {text}',
    '「{station}」對 {text} 的數碼簽署',
    '“{station}”对 {text} 的数字签名',
  ),
  check_not_erased: words('nothing that was erased', '沒有已刪除的內容', '没有已删除的内容'),
  check_only_sealed: words(
    'only facts that the envelope sealed',
    '只有事件已鎖定的資料',
    '只有事件已锁定的数据',
  ),
  check_text_of_digest: words(
    'a text with the digest {digest}',
    '雜湊值為 {digest} 的文字',
    '哈希值为 {digest} 的文本',
  ),
  check_digests_sealed: words(
    'digests that the event sealed',
    '事件已鎖定的雜湊值',
    '事件已锁定的哈希值',
  ),
  check_a_leaf: words('a leaf', '葉節點', '叶节点'),
  check_leaf_in_log: words('a leaf in the log', '日誌內的葉節點', '日志中的叶节点'),
  check_logged: words('the {kind} that was logged', '已收錄的 {kind}', '已收录的 {kind}'),
  check_logged_within: words(
    'taken into the log within {seconds} s',
    '{seconds} 秒內收錄於日誌',
    '{seconds} 秒内收录于日志',
  ),
  check_waits: words('waits for {seconds} s', '已等候 {seconds} 秒', '已等待 {seconds} 秒'),
  check_own_checkpoint: words('a checkpoint of this log', '此日誌的檢查點', '此日志的检查点'),
  check_least_entries: words(
    'at least {entries} entries, the first of which lead to the root that was signed',
    '至少 {entries} 項紀錄，開首各項得出已簽署的根雜湊值',
    '至少 {entries} 项记录，开头各项得出已签名的根哈希值',
  ),
  check_other_root: words('another root', '另一個根雜湊值', '另一个根哈希值'),
  check_hash_of_tile: words(
    'hash {hash}, as its tile has it',
    '雜湊值 {hash}，與雜湊塊相同',
    '哈希值 {hash}，与哈希块相同',
  ),
  check_log_size: words(
    '{entries} entries, root {root}',
    '{entries} 項紀錄，根雜湊值 {root}',
    '{entries} 项记录，根哈希值 {root}',
  ),
  check_log_too_short: words(
    '{entries} entries, root unknown, since the log has fewer',
    '{entries} 項紀錄，根雜湊值不明，因日誌的紀錄較少',
    '{entries} 项记录，根哈希值不明，因日志的记录较少',
  ),
  check_no_checkpoint: words('no checkpoint', '不是檢查點', '不是检查点'),
} as const satisfies Readonly<Record<string, Words>>
