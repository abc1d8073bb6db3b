import { type Words, words } from '../words.ts'

/** Why goods are not offered, not moved on and not decided. */
export const handOverPhrases = {
  hand_over_unknown: words(
    'There is no hand-over “{id}” that you are a party to',
    '貴機構沒有參與移交「{id}」：請核對移交編號',
    '贵机构没有参与移交“{id}”：请核对移交编号',
  ),
  hand_over_facility_unknown: words(
    'There is no facility “{facility}” of yours: choose one of your facilities',
    '貴機構沒有設施「{facility}」：請選擇你的設施',
    '贵机构没有设施“{facility}”：请选择您的设施',
  ),
  hand_over_receiver_unfit: words(
    'Choose who receives it: there is no other organisation “{receiver}” here',
    '請選擇接收方：本系統內沒有另一間機構「{receiver}」',
    '请选择接收方：本系统内没有另一家机构“{receiver}”',
  ),
  carrier_unknown: words(
    'There is no organisation “{organisation}” here: give the code of one that works with this Loomcell, or none',
    '本系統內沒有機構「{organisation}」：請填寫使用本系統的機構代號，或留空',
    '本系统内没有机构“{organisation}”：请填写使用本系统的机构代号，或留空',
  ),
  offered_batch_unknown: words(
    'There is no batch “{batch}” here: compare the code with the label',
    '此處沒有批次「{batch}」：請核對標籤上的編號',
    '此处没有批次“{batch}”：请核对标签上的编号',
  ),
  offered_with_other_stream: words(
    '“{batch}” is another kind of material: hand it over separately',
    '「{batch}」屬另一類物料：請另行移交',
    '“{batch}”属另一类物料：请另行移交',
  ),
  offered_unweighed: words(
    '“{batch}” was never weighed: weigh it first',
    '「{batch}」尚未稱重：請先稱重',
    '“{batch}”尚未称重：请先称重',
  ),
  offered_nothing_left: words(
    'Nothing is left of “{batch}” ({state})',
    '「{batch}」已無餘量（{state}）',
    '“{batch}”已无余量（{state}）',
  ),
  offered_above_left: words(
    '{grams} g is more than is left of “{batch}”: {left} g',
    '{grams} 克超出「{batch}」的餘量 {left} 克',
    '{grams} 克超出“{batch}”的余量 {left} 克',
  ),
  hand_over_permit_unknown: words(
    'Your organisation has no export permit “{permit}”: record it first',
    '貴機構沒有出口許可證「{permit}」：請先登記',
    '贵机构没有出口许可证“{permit}”：请先登记',
  ),
  hand_over_permit_not_valid: words(
    'Permit “{permit}” is valid from {from} to {until}, not on {day}',
    '許可證「{permit}」有效期為 {from} 至 {until}，不包括 {day}',
    '许可证“{permit}”有效期为 {from} 至 {until}，不包括 {day}',
  ),
  hand_over_permit_withdrawn: words(
    'Permit “{permit}” was withdrawn: {note}',
    '許可證「{permit}」已註銷：{note}',
    '许可证“{permit}”已注销：{note}',
  ),
  hand_over_permit_overdrawn: words(
    '{grams} g exceeds what is left on permit “{permit}”: {left} g of {total} g',
    '{grams} 克超出許可證「{permit}」餘下的 {left} 克（共 {total} 克）',
    '{grams} 克超出许可证“{permit}”剩余的 {left} 克（共 {total} 克）',
  ),
  step_of_other_party: words(
    'You are “{part}” in this hand-over: “{step}” is only for {parties}',
    '你在此移交是「{part}」：「{step}」只可由{parties}進行',
    '您在此移交中是“{part}”：“{step}”只能由{parties}进行',
  ),
  step_not_open: words(
    '“{step}” cannot be taken while the hand-over is at “{state}”: open steps are {open}',
    '移交現處於「{state}」，不能進行「{step}」。現時可進行：{open}',
    '移交现处于“{state}”，不能进行“{step}”。现在可进行：{open}',
  ),
  no_step_open: words(
    '“{step}” cannot be taken while the hand-over is at “{state}”: no step is open any more',
    '移交現處於「{state}」，不能進行「{step}」：已沒有可進行的步驟',
    '移交现处于“{state}”，不能进行“{step}”：已没有可进行的步骤',
  ),
  line_unknown: words(
    'There is no line {line}: this hand-over has lines 1 to {count}',
    '沒有第 {line} 項：此移交有第 1 至 {count} 項',
    '没有第 {line} 项：此移交有第 1 至 {count} 项',
  ),
  line_decided_twice: words(
    'Line {line} is decided twice: decide each line once',
    '第 {line} 項重複驗收：每項只可驗收一次',
    '第 {line} 项重复验收：每项只能验收一次',
  ),
  line_undecided: words(
    'Line {line} (“{batch}”) has no decision yet',
    '第 {line} 項（「{batch}」）尚未驗收',
    '第 {line} 项（“{batch}”）尚未验收',
  ),
  refused_above_sent: words(
    '{grams} g is more than was sent of “{batch}”: {sent} g',
    '{grams} 克超出「{batch}」的發出量 {sent} 克',
    '{grams} 克超出“{batch}”的发出量 {sent} 克',
  ),
  accepted_though_refused: words(
    'All of “{batch}” is refused: accept 0 g',
    '「{batch}」已全數拒收：驗收克數須為 0',
    '“{batch}”已全部拒收：验收克数须为 0',
  ),
  goods_unaccounted: words(
    '{grams} g of “{batch}” would be unaccounted for: state how much was accepted, or refuse the rest too, as missing when it did not arrive',
    '「{batch}」有 {grams} 克將不屬任何一方：請填寫驗收克數，或將餘下部分一併拒收，未送達的以「未送達」為原因',
    '“{batch}”有 {grams} 克将不属任何一方：请填写验收克数，或将其余部分一并拒收，未送达的以“未送达”为原因',
  ),
  refused_without_reason: words(
    'Choose why “{batch}” is refused',
    '請選擇拒收「{batch}」的原因',
    '请选择拒收“{batch}”的原因',
  ),
  step_interrupted: words(
    'A fault of the system stopped this step, and is logged under its id: send the same step again',
    '系統出錯，此步驟未有完成，並已按其編號記入日誌：請再次傳送同一步驟',
    '系统出错，此步骤未完成，并已按其编号记入日志：请再次发送同一步骤',
  ),
} as const satisfies Readonly<Record<string, Words>>
