import { type Words, words } from '../words.ts'

/** Why asserted mass, content or a claim is refused. */
export const massPhrases = {
  returned_above_left: words(
    'Cannot take back {grams} g of "{batch}": {left} g left and are not back; expected no more',
    '無法取回「{batch}」{grams} 克：已離開而未返回的只有 {left} 克；不得超過',
    '无法取回“{batch}”{grams} 克：已离开而未返回的只有 {left} 克；不得超过',
  ),
  unit_returns_whole: words(
    'Cannot take back {grams} g of "{batch}": it is one thing and left with {left} g; expected all of it, within 5 % of the scale',
    '無法取回「{batch}」{grams} 克：它是一整件物品，離開時為 {left} 克；須整件取回，磅秤誤差不超過 5%',
    '无法取回“{batch}”{grams} 克：它是一整件物品，离开时为 {left} 克；须整件取回，磅秤误差不超过 5%',
  ),
  class_needs_second_person: words(
    'Cannot give "{batch}" the better class alone: expected a second person with the right to supervise to agree',
    '不能單獨把「{batch}」改為較高類別：須由另一名主管同意',
    '不能单独把“{batch}”改为较高类别：须由另一名主管同意',
  ),
  textile_contaminated: words(
    'Cannot work on "{batch}": it is contaminated; expected it clean and released, or rejected',
    '無法處理「{batch}」：它受污染；須先清理並解除隔離，或判定不合格',
    '无法处理“{batch}”：它受污染；须先清理并解除隔离，或判定不合格',
  ),
  textile_wet: words(
    'Cannot sort "{batch}": it came wet or mouldy; expected it quarantined and released dry, or all of it rejected',
    '無法分揀「{batch}」：送達時潮濕或發霉；須先隔離並在乾燥後解除，或全部判定不合格',
    '无法分拣“{batch}”：送达时潮湿或发霉；须先隔离并在干燥后解除，或全部判定不合格',
  ),
  textile_one_fibre: words(
    'Cannot grade "{batch}" as one fibre without a composition: expected at least 95 % shown',
    '「{batch}」未有成分，不能評為單一纖維：須顯示至少 95%',
    '“{batch}”未有成分，不能评为单一纤维：须显示至少 95%',
  ),
  composition_not_content: words(
    'Cannot say this composition of "{batch}": the fibres on its ledger differ by {gap} points; expected at most {most}',
    '「{batch}」的成分與帳上的纖維相差 {gap} 個百分點：上限為 {most}',
    '“{batch}”的成分与账上的纤维相差 {gap} 个百分点：上限为 {most}',
  ),
  textile_colours_mixed: words(
    'Cannot open {colours} together: the fibre would have no colour; expected containers of one',
    '不能把 {colours} 一併開鬆：纖維會失去單一顏色；請只用同一顏色的貨箱',
    '不能把 {colours} 一并开松：纤维会失去单一颜色；请只用同一颜色的货箱',
  ),
  allowance_missing: words(
    'Cannot work out the commercial mass: table "{table}" has no allowance for {fibres}; expected one to be stated',
    '無法計算公定重量：「{table}」未列 {fibres} 的回潮率；請另行填寫',
    '无法计算公定重量：“{table}”未列 {fibres} 的回潮率；请另行填写',
  ),
  allowance_not_needed: words(
    'Cannot take an allowance of its own: table "{table}" has one for every fibre; expected it left out',
    '無須另填回潮率：「{table}」已列出所有纖維；請留空',
    '无须另填回潮率：“{table}”已列出所有纤维；请留空',
  ),
  sample_regain: words(
    'Cannot dry a sample of {drawn} g to {dry} g: that is more than {most} % regain; expected a new sample',
    '樣本由 {drawn} 克烘乾至 {dry} 克，回潮率超過 {most}%：請重新取樣',
    '样品由 {drawn} 克烘干至 {dry} 克，回潮率超过 {most}%：请重新取样',
  ),
  offcuts_stay_pre_consumer: words(
    'Cannot turn "{batch}" into post-consumer material: it is waste of manufacturing, which no user ever had',
    '無法把「{batch}」改為消費後：它是生產廢料，從未有人使用',
    '无法把“{batch}”改为消费后：它是生产废料，从未有人使用',
  ),
  class_change_needs_evidence: words(
    'Cannot change the class of "{batch}" without a document: expected "{field}"',
    '更改「{batch}」的類別須有文件：請填寫「{field}」',
    '更改“{batch}”的类别须有文件：请填写“{field}”',
  ),
  content_above_mass: words(
    'Cannot keep {milligrams} mg of {what} in {grams} g: expected no more than the mass that holds it',
    '無法在 {grams} 克當中記錄 {milligrams} 毫克的 {what}：不得超過所在的重量',
    '无法在 {grams} 克当中记录 {milligrams} 毫克的 {what}：不得超过所在的重量',
  ),
  content_known_already: words(
    'Cannot weigh {name} into "{batch}": it is on record; expected a test of what is inside for another figure',
    '無法以稱重記入「{batch}」的 {name}：已有紀錄；如數字不同，請記錄成分測試',
    '无法以称重记入“{batch}”的 {name}：已有记录；如数字不同，请记录成分测试',
  ),
  content_above_input: words(
    'Cannot get {out} mg of {name} out of {most} mg: expected no more than went in, within what two assays may differ',
    '無法從 {most} 毫克的 {name} 得出 {out} 毫克：不得超過投入量（容許兩次化驗之間的差異）',
    '无法从 {most} 毫克的 {name} 得出 {out} 毫克：不得超过投入量（容许两次化验之间的差异）',
  ),
  content_drifted: words(
    'Cannot get {out} mg of {name}: {first} mg are first known of what went in; small differences add up to at most {most} %. Expected less, or the record of an assay where the stage takes one',
    '無法得出 {out} 毫克的 {name}：所投入最初已知為 {first} 毫克；小差額累計上限為 {most}%。請減少，或在接受化驗紀錄的階段註明化驗',
    '无法得出 {out} 毫克的 {name}：所投入最初已知为 {first} 毫克；小差额累计上限为 {most}%。请减少，或在接受化验记录的阶段注明化验',
  ),
  content_differs_from_parts: words(
    'Cannot keep {out} mg of {name}: the parts hold {held} mg; expected that, or "{field}" with the assay that says otherwise',
    '無法記錄 {out} 毫克的 {name}：各部分共含 {held} 毫克；請填寫這個數字，或在「{field}」註明化驗紀錄',
    '无法记录 {out} 毫克的 {name}：各部分共含 {held} 毫克；请填写这个数字，或在“{field}”注明化验记录',
  ),
  loss_above_bound: words(
    'Cannot lose {grams} g of {in} g for "{reason}": expected at most {most} %',
    '無法把 {in} 克當中的 {grams} 克記作「{reason}」損耗：上限為 {most}%',
    '无法把 {in} 克当中的 {grams} 克记作“{reason}”损耗：上限为 {most}%',
  ),
  loss_needs_record: words(
    'Cannot lose {grams} g of {in} g for "{reason}" without a record: expected where it was weighed',
    '把 {in} 克當中的 {grams} 克記作「{reason}」損耗須有紀錄：請註明稱重紀錄',
    '把 {in} 克当中的 {grams} 克记作“{reason}”损耗须有记录：请注明称重记录',
  ),
  output_to_loss: words(
    'Cannot count "{batch}" as output: "{destination}" is a loss and replaces no raw material',
    '無法把「{batch}」計作產出：「{destination}」屬損耗，並不替代原材料',
    '无法把“{batch}”计作产出：“{destination}”属损耗，并不替代原材料',
  ),
  reagents_above_additions: words(
    'Cannot say that {stated} g of the fractions are reagents: {added} g were added; expected no more',
    '無法記錄產物中有 {stated} 克試劑：只加入了 {added} 克；不得超過',
    '无法记录产物中有 {stated} 克试剂：只加入了 {added} 克；不得超过',
  ),
  efficiency_above_whole: words(
    'Cannot count {counted} of {what} out of {input}: expected no more than came in with the batteries',
    '無法從 {input} 的 {what} 計算出 {counted}：不得超過隨電池投入的數量',
    '无法从 {input} 的 {what} 计算出 {counted}：不得超过随电池投入的数量',
  ),
  certified_above_intermediate: words(
    'Cannot certify {certified} g out of "{batch}": it held {held} g that came of batteries; expected no more',
    '無法證明「{batch}」產出 {certified} 克：當中來自電池的只有 {held} 克；不得超過',
    '无法证明“{batch}”产出 {certified} 克：当中来自电池的只有 {held} 克；不得超过',
  ),
  accepted_far_off: words(
    'Cannot accept {found} g of "{batch}": {known} g were sent and not refused, {percent} % away; expected at most {most} %. Weigh it again, or refuse it',
    '無法驗收「{batch}」{found} 克：送出而未拒收的為 {known} 克，相差 {percent}%，上限為 {most}%。請再稱一次，或拒收',
    '无法验收“{batch}”{found} 克：送出而未拒收的为 {known} 克，相差 {percent}%，上限为 {most}%。请再称一次，或拒收',
  ),
  accepted_needs_note: words(
    'Cannot accept {found} g of "{batch}" in silence: {known} g were sent and not refused, {percent} % away; expected a note that explains it',
    '驗收「{batch}」{found} 克須附說明：送出而未拒收的為 {known} 克，相差 {percent}%；請說明原因',
    '验收“{batch}”{found} 克须附说明：送出而未拒收的为 {known} 克，相差 {percent}%；请说明原因',
  ),
  accepted_needs_second_person: words(
    'Cannot accept {found} g of "{batch}" alone: {known} g were sent and not refused, {percent} % away; it waits for a second person with the right to supervise, who signs it or decides the same',
    '無法單獨驗收「{batch}」{found} 克：送出而未拒收的為 {known} 克，相差 {percent}%；須由另一名主管簽署或作出相同決定',
    '无法单独验收“{batch}”{found} 克：送出而未拒收的为 {known} 克，相差 {percent}%；须由另一名主管签署或作出相同决定',
  ),
  unit_decided_whole: words(
    'Cannot refuse a part of "{batch}": it is one thing; expected 0 g or all {sent} g refused',
    '無法拒收「{batch}」的一部分：它是一整件物品；請拒收 0 克或全部 {sent} 克',
    '无法拒收“{batch}”的一部分：它是一整件物品；请拒收 0 克或全部 {sent} 克',
  ),
  unit_moves_whole: words(
    'Cannot take {grams} g of "{batch}": it is one thing and moves whole; expected all {whole} g',
    '無法只取「{batch}」的 {grams} 克：它是一整件物品，須整件移動；應為全部 {whole} 克',
    '无法只取“{batch}”的 {grams} 克：它是一整件物品，须整件移动；应为全部 {whole} 克',
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
    '無法把「{batch}」的 {grams} 克計作 {class}：帳上所投入的當中只有 {most} 克',
    '无法把“{batch}”的 {grams} 克计作 {class}：账上所投入的当中只有 {most} 克',
  ),
  credit_model_too_strict: words(
    'Cannot give this credit as {model}: {recycled} g of {total} g are of its class, from {sources} sources; expected {right}',
    '無法以 {model} 給予此額度：{total} 克當中有 {recycled} 克屬於此類別，來源共 {sources} 個；應為 {right}',
    '无法以 {model} 给予此额度：{total} 克当中有 {recycled} 克属于此类别，来源共 {sources} 个；应为 {right}',
  ),
  draw_above_credit: words(
    'Cannot draw {grams} g from credit "{credit}": it held {held} g',
    '無法從額度「{credit}」提取 {grams} 克：它原有 {held} 克',
    '无法从额度“{credit}”提取 {grams} 克：它原有 {held} 克',
  ),
  claim_draws_differ: words(
    'Cannot claim with draws of {drawn} g {class}: net mass × share, rounded up, is {needed} g; expected just that of this class',
    '無法以提取的 {drawn} 克 {class} 作出聲稱：淨重乘以比例並向上取整為 {needed} 克；請按此類別提取這個數量',
    '无法以提取的 {drawn} 克 {class} 作出声明：净重乘以比例并向上取整为 {needed} 克；请按此类别提取这个数量',
  ),
  claim_share_too_high: words(
    'Cannot state {stated} % {class}: the credits stand for {most} %; expected no more',
    '無法聲稱 {stated}% {class}：額度只足以支持 {most}%；請勿超出',
    '无法声明 {stated}% {class}：额度只足以支持 {most}%；请勿超出',
  ),
  claim_draws_of_more_goods: words(
    'Cannot claim {grams} g {class} for {net} g of goods: the processes drawn from put it into more goods than these; expected a lower share',
    '無法為 {net} 克貨品聲稱 {grams} 克 {class}：所提取的工序把它分布在更多貨品之中；請降低比例',
    '无法为 {net} 克货品声明 {grams} 克 {class}：所提取的工序把它分布在更多货品之中；请降低比例',
  ),
} as const satisfies Readonly<Record<string, Words>>
