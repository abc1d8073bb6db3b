import { type Words, words } from '../words.ts'

/** What a check of all history expected of hand-overs, credits and their papers, and what it found instead. */
export const checkedCustodyPhrases = {
  check_moved: words(
    '{content}, as event {event} moved',
    '{content}，與事件 {event} 所轉移的相同',
    '{content}，与事件 {event} 所转移的相同',
  ),
  check_moved_least: words(
    'at least {content}, as event {event} moved',
    '至少 {content}，與事件 {event} 所轉移的相同',
    '至少 {content}，与事件 {event} 所转移的相同',
  ),
  check_content_out: words(
    "{content} out of the sender's books",
    '由移交方帳目轉出 {content}',
    '从移交方账目转出 {content}',
  ),
  check_fitting_papers: words('papers that fit the goods', '與貨物相符的文件', '与货物相符的文件'),
  check_readable_papers: words('papers that can be read', '可以讀取的文件', '可以读取的文件'),
  check_process_took: words(
    'at most the {most} g that its process took of it',
    '最多為工序所取用的 {most} g',
    '最多为工序所取用的 {most} g',
  ),
  check_credits_together: words(
    '{grams} g, all credits of the process together',
    '{grams} g，即該工序所有額度的總和',
    '{grams} g，即该工序所有额度的总和',
  ),
  check_inputs_come: words(
    '{grams} g, as its inputs come to',
    '{grams} g，即各項投入的總和',
    '{grams} g，即各项投入的总和',
  ),
  check_carried: words(
    '{grams} g, as the credit says that it carries on',
    '{grams} g，即額度所載的結轉量',
    '{grams} g，即额度所载的结转量',
  ),
  check_drawn: words('{grams} g drawn', '已提取 {grams} g', '已提取 {grams} g'),
  check_class_most: words(
    'at most {most} g {class}, by the origin in the ledger',
    '按帳目所載來源，最多為{class} {most} g',
    '按账目所载来源，最多为{class} {most} g',
  ),
  check_class_found: words(
    '{grams} g {class}',
    '{class} {grams} g，如額度所載',
    '{class} {grams} g，如额度所载',
  ),
  check_carried_from: words(
    'carried on from credit {credit}, which a process before earned as {class}',
    '由額度 {credit} 結轉，該額度由較早工序以{class}取得',
    '从额度 {credit} 结转，该额度由较早工序以{class}取得',
  ),
  check_step_of: words(
    'a step of hand-over {handOver} that made it',
    '由移交 {handOver} 的步驟產生',
    '由移交 {handOver} 的步骤产生',
  ),
  check_step_unnamed: words(
    'a step of a hand-over, which it does not name, that made it',
    '由移交的步驟產生，但並無指明移交',
    '由移交的步骤产生，但没有指明移交',
  ),
  check_without_step: words(
    '"{stage}" without one, of {things}',
    '沒有步驟的「{stage}」，涉及 {things}',
    '没有步骤的“{stage}”，涉及 {things}',
  ),
  check_event_naming: words('an event that names it', '指明此移交的事件', '指明此移交的事件'),
  check_in_sender_books: words(
    'an event "{stage}" in the sender\'s books',
    '移交方帳目內的事件「{stage}」',
    '移交方账目中的事件“{stage}”',
  ),
  check_in_receiver_books: words(
    'an event "{stage}" in the receiver\'s books',
    '接收方帳目內的事件「{stage}」',
    '接收方账目中的事件“{stage}”',
  ),
  check_scan_instead: words(
    'nothing; under its id {id} stands a scan "{stage}"',
    '沒有；識別碼 {id} 下是掃描「{stage}」',
    '没有；标识 {id} 下是扫描“{stage}”',
  ),
  check_made_alone: words(
    'only events that such a step makes',
    '只有這類步驟所產生的事件',
    '只有这类步骤所产生的事件',
  ),
  check_event_stage: words(
    'event {id}: "{stage}"',
    '事件 {id}：「{stage}」',
    '事件 {id}：“{stage}”',
  ),
  check_event_nothing: words(
    'event {id}: nothing under it',
    '事件 {id}：並無內容',
    '事件 {id}：没有内容',
  ),
  check_grams_out: words(
    "{grams} g out of the sender's books",
    '由移交方帳目轉出 {grams} g',
    '从移交方账目转出 {grams} g',
  ),
  check_grams_into: words(
    "{grams} g into the receiver's books",
    '轉入接收方帳目 {grams} g',
    '转入接收方账目 {grams} g',
  ),
  check_grams_on: words(
    "{grams} g on the receiver's batch",
    '接收方批次有 {grams} g',
    '接收方批次有 {grams} g',
  ),
  check_grams_back: words(
    "{grams} g back in the sender's books",
    '退回移交方帳目 {grams} g',
    '退回移交方账目 {grams} g',
  ),
  check_one_answer: words('one answer', '一個答覆', '一个答复'),
  check_answers: words('steps {steps}', '步驟 {steps}', '步骤 {steps}'),
  check_no_end: words(
    'no end without a signed step',
    '未有已簽署的步驟，不應結束',
    '没有已签名的步骤，不应结束',
  ),
  check_permit_drawn: words(
    '{grams} g drawn, as much as left the books',
    '已提取 {grams} g，與帳目轉出的相同',
    '已提取 {grams} g，与账目转出的相同',
  ),
  check_a_statement: words('a signed statement', '已簽署的陳述', '已签名的陈述'),
  check_station_signature: words(
    'the signature of its station',
    '所屬工作站的數碼簽署',
    '所属工作站的数字签名',
  ),
  check_station_key: words(
    'a station with a key that signs',
    '持有簽署密匙的工作站',
    '持有签名密钥的工作站',
  ),
  check_state_open: words(
    'one in which "{kind}" is open at step {step}',
    '在步驟 {step} 可進行「{kind}」的狀態',
    '在步骤 {step} 可进行“{kind}”的状态',
  ),
} as const satisfies Readonly<Record<string, Words>>
