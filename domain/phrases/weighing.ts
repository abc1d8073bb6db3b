import { type Words, words } from '../words.ts'

/** Why a weighing, a process or what joins it is refused. */
export const weighingPhrases = {
  weighed_nothing: words(
    'Cannot record 0 g of "{batch}": expected the mass on the scale; what is gone is a loss or was handed over',
    '無法把「{batch}」記為 0 克：請輸入磅秤上的重量；不在的部分應記作損耗或移交',
    '无法把“{batch}”记为 0 克：请输入磅秤上的重量；不在的部分应记作损耗或移交',
  ),
  weighed_far_off: words(
    'Cannot record {found} g of "{batch}": {known} g are known, {percent} % away; expected at most {most} %. Weigh it again or reverse the entry that is wrong',
    '無法把「{batch}」記為 {found} 克：已知重量為 {known} 克，相差 {percent}%，上限為 {most}%。請再稱一次，或撤回有錯的記錄',
    '无法把“{batch}”记为 {found} 克：已知重量为 {known} 克，相差 {percent}%，上限为 {most}%。请再称一次，或撤回有错的记录',
  ),
  weighed_needs_note: words(
    'Cannot record {found} g of "{batch}" without a note: {known} g are known, {percent} % away; expected why',
    '「{batch}」記為 {found} 克須附說明：已知重量為 {known} 克，相差 {percent}%；請說明原因',
    '“{batch}”记为 {found} 克须附说明：已知重量为 {known} 克，相差 {percent}%；请说明原因',
  ),
  weighed_needs_second_person: words(
    'Cannot record {found} g of "{batch}" alone: {known} g are known, {percent} % away; expected a second person with the right to supervise to agree',
    '無法單獨把「{batch}」記為 {found} 克：已知重量為 {known} 克，相差 {percent}%；須由另一名主管同意',
    '无法单独把“{batch}”记为 {found} 克：已知重量为 {known} 克，相差 {percent}%；须由另一名主管同意',
  ),
  first_weighing_too_heavy: words(
    'Cannot record {found} g as the first mass of "{batch}": expected at most {most} g. Weigh it again and look at the unit',
    '無法把「{batch}」的首次稱重記為 {found} 克：上限為 {most} 克。請再稱一次並核對單位',
    '无法把“{batch}”的首次称重记为 {found} 克：上限为 {most} 克。请再称一次并核对单位',
  ),
  first_weighing_needs_second_person: words(
    'Cannot record {found} g as the first mass of "{batch}" alone: nobody weighed it before, and one person may say up to {alone} g; expected a second person with the right to supervise to agree',
    '無法單獨把「{batch}」的首次稱重記為 {found} 克：此前從未稱重，單獨一人最多可記 {alone} 克；須由另一名主管同意',
    '无法单独把“{batch}”的首次称重记为 {found} 克：此前从未称重，单独一人最多可记 {alone} 克；须由另一名主管同意',
  ),
  energy_impossible: words(
    'Cannot record {grams} g of "{batch}": its {wattHours} Wh would be {found} Wh/kg, and a battery has {least} to {most}. Weigh it again and read its name plate again; a part has its own rating, not that of the whole',
    '無法把「{batch}」記為 {grams} 克：所記能量 {wattHours} 瓦時即每公斤 {found} 瓦時，電池只能有 {least} 至 {most}。請再稱一次並核對銘牌；拆出的部分須填本身的額定值',
    '无法把“{batch}”记为 {grams} 克：所记能量 {wattHours} 瓦时即每公斤 {found} 瓦时，电池只能有 {least} 至 {most}。请再称一次并核对铭牌；拆出的部分须填自身的额定值',
  ),
  energy_unusual: words(
    '“{batch}” has {found} Wh/kg ({wattHours} Wh in {grams} g); {least} to {most} are usual',
    '「{batch}」每公斤有 {found} 瓦時（{grams} 克，{wattHours} 瓦時），一般為 {least} 至 {most}',
    '“{batch}”每公斤有 {found} 瓦时（{grams} 克，{wattHours} 瓦时），一般为 {least} 至 {most}',
  ),
  process_unbalanced: words(
    'Cannot record "{stage}": {in} g went in, {out} g came out and {lost} g were lost, which leaves {left} g; expected at most {most} % of what went in',
    '重量收支不符：投入 {in} 克，產出 {out} 克，損耗 {lost} 克，尚有 {left} 克未能解釋；最多容許 {most}%（{stage}）',
    '重量收支不符：投入 {in} 克，产出 {out} 克，损耗 {lost} 克，尚有 {left} 克无法解释；最多允许 {most}%（{stage}）',
  ),
  process_drifted: words(
    'Cannot record "{stage}": {out} g came out and were lost, {percent} % away from the {known} g first known of what went in; small differences add up to at most {most} %. Weigh what goes in again, with a second person',
    '無法記錄「{stage}」：產出連損耗共 {out} 克，與所投入最初已知的 {known} 克相差 {percent}%；小差額累計上限為 {most}%。請與另一名主管再次稱重所投入的批次',
    '无法记录“{stage}”：产出连损耗共 {out} 克，与所投入最初已知的 {known} 克相差 {percent}%；小差额累计上限为 {most}%。请与另一名主管再次称重所投入的批次',
  ),
  addition_not_here: words(
    'Cannot add {grams} g of "{material}" at "{stage}": nothing joins here; expected it as a batch of its own, or where it is used',
    '無法在「{stage}」加入 {grams} 克的「{material}」：這個階段不加入物料；請另立批次，或在使用它的階段記錄',
    '无法在“{stage}”加入 {grams} 克的“{material}”：这个阶段不加入物料；请另立批次，或在使用它的阶段记录',
  ),
  addition_without_origin: words(
    'Cannot add {grams} g of "{material}" at "{stage}": it would take over an origin that is not its own; expected it to come in as a batch and be blended',
    '無法在「{stage}」加入 {grams} 克的「{material}」：它會混充其他物料的來源；請先作為批次入庫，再行混合',
    '无法在“{stage}”加入 {grams} 克的“{material}”：它会混充其他物料的来源；请先作为批次入库，再行混合',
  ),
  draw_above_corrected: words(
    'Cannot draw {drawn} g in all from credit "{credit}": what it rests on was corrected and bears {most} g; expected no more',
    '無法從額度「{credit}」合共提取 {drawn} 克：它所依據的重量已更正，只可提取 {most} 克；不得超過',
    '无法从额度“{credit}”合计提取 {drawn} 克：它所依据的重量已更正，只可提取 {most} 克；不得超过',
  ),
  weighing_needs_supervisor: words(
    'Cannot be the last to sign this weighing: expected a person with the right to supervise',
    '無法作為最後一人簽署此稱重：須由主管簽署',
    '无法作为最后一人签署此次称重：须由主管签署',
  ),
} as const satisfies Readonly<Record<string, Words>>
