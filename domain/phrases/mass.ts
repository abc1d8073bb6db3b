import { type Words, words } from '../words.ts'

/** Why asserted mass, content or a claim is refused. */
export const massPhrases = {
  accepted_far_off: words(
    'Cannot accept {found} g of "{batch}": {known} g were sent and not refused, {percent} % away; expected at most {most} %. Weigh it again, or refuse it',
    '無法驗收「{batch}」{found} g：送出而未拒收的為 {known} g，相差 {percent}%，上限為 {most}%。請再稱一次，或拒收',
    '无法验收“{batch}”{found} g：送出而未拒收的为 {known} g，相差 {percent}%，上限为 {most}%。请再称一次，或拒收',
  ),
  accepted_needs_note: words(
    'Cannot accept {found} g of "{batch}" in silence: {known} g were sent and not refused, {percent} % away; expected a note that explains it',
    '驗收「{batch}」{found} g 須附說明：送出而未拒收的為 {known} g，相差 {percent}%；請說明原因',
    '验收“{batch}”{found} g 须附说明：送出而未拒收的为 {known} g，相差 {percent}%；请说明原因',
  ),
  accepted_needs_second_person: words(
    'Cannot accept {found} g of "{batch}" alone: {known} g were sent and not refused, {percent} % away; it waits for a second person with the right to supervise, who signs it or decides the same',
    '無法單獨驗收「{batch}」{found} g：送出而未拒收的為 {known} g，相差 {percent}%；須由另一名主管簽署或作出相同決定',
    '无法单独验收“{batch}”{found} g：送出而未拒收的为 {known} g，相差 {percent}%；须由另一名主管签署或作出相同决定',
  ),
  unit_decided_whole: words(
    'Cannot refuse a part of "{batch}": it is one thing; expected 0 g or all {sent} g refused',
    '無法拒收「{batch}」的一部分：它是一整件物品；請拒收 0 g 或全部 {sent} g',
    '无法拒收“{batch}”的一部分：它是一整件物品；请拒收 0 g 或全部 {sent} g',
  ),
  unit_moves_whole: words(
    'Cannot take {grams} g of "{batch}": it is one thing and moves whole; expected all {whole} g',
    '無法只取「{batch}」的 {grams} g：它是一整件物品，須整件移動；應為全部 {whole} g',
    '无法只取“{batch}”的 {grams} g：它是一整件物品，须整件移动；应为全部 {whole} g',
  ),
  weighed_nothing: words(
    'Cannot record 0 g of "{batch}": expected the mass on the scale; what is gone is a loss or was handed over',
    '無法把「{batch}」記為 0 g：請輸入磅秤上的重量；不在的部分應記作損耗或移交',
    '无法把“{batch}”记为 0 g：请输入磅秤上的重量；不在的部分应记作损耗或移交',
  ),
  weighed_far_off: words(
    'Cannot record {found} g of "{batch}": {known} g are known, {percent} % away; expected at most {most} %. Weigh it again or reverse the entry that is wrong',
    '無法把「{batch}」記為 {found} g：已知重量為 {known} g，相差 {percent}%，上限為 {most}%。請再稱一次，或撤回有錯的記錄',
    '无法把“{batch}”记为 {found} g：已知重量为 {known} g，相差 {percent}%，上限为 {most}%。请再称一次，或撤回有错的记录',
  ),
  weighed_needs_note: words(
    'Cannot record {found} g of "{batch}" without a note: {known} g are known, {percent} % away; expected why',
    '「{batch}」記為 {found} g 須附說明：已知重量為 {known} g，相差 {percent}%；請說明原因',
    '“{batch}”记为 {found} g 须附说明：已知重量为 {known} g，相差 {percent}%；请说明原因',
  ),
  weighed_needs_second_person: words(
    'Cannot record {found} g of "{batch}" alone: {known} g are known, {percent} % away; expected a second person with the right to supervise to agree',
    '無法單獨把「{batch}」記為 {found} g：已知重量為 {known} g，相差 {percent}%；須由另一名主管同意',
    '无法单独把“{batch}”记为 {found} g：已知重量为 {known} g，相差 {percent}%；须由另一名主管同意',
  ),
  weighing_needs_supervisor: words(
    'Cannot be the last to sign this weighing: expected a person with the right to supervise',
    '無法作為最後一人簽署此稱重：須由主管簽署',
    '无法作为最后一人签署此次称重：须由主管签署',
  ),
  signed_for_others: words(
    'Cannot sign "{name}" in a scan: it is filled in when that person signs; leave it out',
    '無法在掃描中填寫簽署欄「{name}」：該人員簽署時會自動填入；請留空',
    '无法在扫描中填写签署栏“{name}”：该人员签署时会自动填入；请留空',
  ),
  credit_class_not_in_ledger: words(
    'Cannot count "{batch}" as {class}: the ledger holds it as {origin}; expected a batch of this class',
    '無法把「{batch}」計作 {class}：帳上記為 {origin}；請選用屬於這個類別的批次',
    '无法把“{batch}”计作 {class}：账上记为 {origin}；请选用属于这个类别的批次',
  ),
  credit_above_origin: words(
    'Cannot count {grams} g of "{batch}" as {class}: the ledger holds {most} g of it in what went in',
    '無法把「{batch}」的 {grams} g 計作 {class}：帳上所投入的當中只有 {most} g',
    '无法把“{batch}”的 {grams} g 计作 {class}：账上所投入的当中只有 {most} g',
  ),
  credit_model_too_strict: words(
    'Cannot give this credit as {model}: {recycled} g of {total} g are of its class, from {sources} sources; expected {right}',
    '無法以 {model} 給予此額度：{total} g 當中有 {recycled} g 屬於此類別，來源共 {sources} 個；應為 {right}',
    '无法以 {model} 给予此额度：{total} g 当中有 {recycled} g 属于此类别，来源共 {sources} 个；应为 {right}',
  ),
  draw_above_credit: words(
    'Cannot draw {grams} g from credit "{credit}": it held {held} g',
    '無法從額度「{credit}」提取 {grams} g：它原有 {held} g',
    '无法从额度“{credit}”提取 {grams} g：它原有 {held} g',
  ),
  claim_draws_differ: words(
    'Cannot claim with draws of {drawn} g {class}: net mass × share, rounded up, is {needed} g; expected just that of this class',
    '無法以提取的 {drawn} g {class} 作出聲稱：淨重乘以比例並向上取整為 {needed} g；請按此類別提取這個數量',
    '无法以提取的 {drawn} g {class} 作出声称：净重乘以比例并向上取整为 {needed} g；请按此类别提取这个数量',
  ),
  claim_share_too_high: words(
    'Cannot state {stated} % {class}: the credits stand for {most} %; expected no more',
    '無法聲稱 {stated}% {class}：額度只足以支持 {most}%；請勿超出',
    '无法声称 {stated}% {class}：额度只足以支持 {most}%；请勿超出',
  ),
  claim_draws_of_more_goods: words(
    'Cannot claim {grams} g {class} for {net} g of goods: the processes drawn from put it into more goods than these; expected a lower share',
    '無法為 {net} g 貨品聲稱 {grams} g {class}：所提取的工序把它分布在更多貨品之中；請降低比例',
    '无法为 {net} g 货品声称 {grams} g {class}：所提取的工序把它分布在更多货品之中；请降低比例',
  ),
} as const satisfies Readonly<Record<string, Words>>
