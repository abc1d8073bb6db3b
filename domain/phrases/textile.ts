import { type Words, words } from '../words.ts'

/** Why a stage of textiles cannot be recorded like this, and what of it is kept although unlikely. */
export const textilePhrases = {
  net_above_gross: words(
    '{net} g net is more than {gross} g gross: weigh again',
    '淨重 {net} 克多於毛重 {gross} 克：請重新稱重',
    '净重 {net} 克多于毛重 {gross} 克：请重新称重',
  ),
  net_not_gross_less_tare: words(
    '{net} g net does not fit: gross less tare is {found} g',
    '淨重 {net} 克不符：毛重減皮重為 {found} 克',
    '净重 {net} 克不符：毛重减皮重为 {found} 克',
  ),
  source_not_class: words(
    '“{source}” cannot be “{class}”: industry is pre-consumer with its offcuts, all else post-consumer',
    '來源「{source}」與類別「{class}」不符：工業邊角料屬消費前，其他均屬消費後',
    '来源“{source}”与类别“{class}”不符：工业边角料属消费前，其他均属消费后',
  ),
  received_before_collected: words(
    'It was collected at {collected} and cannot be received at {received}',
    '收集時間為 {collected}，不能於 {received} 接收',
    '收集时间为 {collected}，不能于 {received} 接收',
  ),
  fibre_unknown: words(
    'Cannot name the fibre "{fibre}": expected a name of Regulation (EU) 1007/2011 Annex I, one of {names}',
    '「{fibre}」不是纖維名稱：請使用歐盟第 1007/2011 號規例附件 I 的名稱：{names}',
    '“{fibre}”不是纤维名称：请使用欧盟第 1007/2011 号条例附件 I 的名称：{names}',
  ),
  fibre_other_word: words(
    'Cannot name the fibre "{fibre}": its name is {right} (Regulation (EU) 1007/2011 Annex I, which has {names})',
    '「{fibre}」的纖維名稱是 {right}（歐盟第 1007/2011 號規例附件 I 的名稱：{names}）',
    '“{fibre}”的纤维名称是 {right}（欧盟第 1007/2011 号条例附件 I 的名称：{names}）',
  ),
  fibre_trademark: words(
    'Cannot name the fibre "{fibre}", which is a trademark: its name is {right} (Regulation (EU) 1007/2011 Annex I, which has {names})',
    '「{fibre}」是商標，纖維名稱是 {right}（歐盟第 1007/2011 號規例附件 I 的名稱：{names}）',
    '“{fibre}”是商标，纤维名称是 {right}（欧盟第 1007/2011 号条例附件 I 的名称：{names}）',
  ),
  composition_unreadable: words(
    'Cannot read the composition: expected a list of { fibre, basisPoints }, each fibre once',
    '未能讀取成分：請列出每種纖維及其比例，每種一次',
    '无法读取成分：请列出每种纤维及其比例，每种一次',
  ),
  share_too_small: words(
    'Cannot take a share below "1" basis point: leave such a fibre out',
    '比例低於 0.01% 的纖維請不要列出',
    '比例低于 0.01% 的纤维请不要列出',
  ),
  shares_not_whole: words(
    'Cannot take shares that sum to "{sum}" basis points: expected exactly 10000',
    '各纖維比例合計為 {sum}（以萬分之一計）：須為 10000',
    '各纤维比例合计为 {sum}（以万分之一计）：须为 10000',
  ),
  shares_out_of_order: words(
    'Cannot take shares out of order: expected the largest first',
    '比例次序不符：請由大至小排列',
    '比例次序不符：请由大至小排列',
  ),
  composition_basis: words(
    'State the composition of “{batch}” with its basis, or neither',
    '「{batch}」的成分及成分依據須一併填寫，或兩者均不填',
    '“{batch}”的成分及成分依据须一并填写，或两者均不填',
  ),
  reject_without_findings: words(
    'State why “{batch}” is graded X2 (“{field}”)',
    '請說明「{batch}」評為 X2 級的原因（「{field}」）',
    '请说明“{batch}”评为 X2 级的原因（“{field}”）',
  ),
  grade_with_findings: words(
    '“{batch}” cannot be graded {grade} with {findings}: X1, X2 or quarantine',
    '「{batch}」有{findings}，不能評為 {grade} 級：請選 X1、X2 或隔離',
    '“{batch}”有{findings}，不能评为 {grade} 级：请选 X1、X2 或隔离',
  ),
  grade_needs_one_fibre: words(
    'Grade F1 needs {most} % of one fibre; “{batch}” has {percent} %: F2',
    'F1 級須有 {most}% 單一纖維；「{batch}」為 {percent}%，屬 F2',
    'F1 级须有 {most}% 单一纤维；“{batch}”为 {percent}%，属 F2',
  ),
  route_missing: words(
    '“{batch}” has no route on record: “{stage}” cannot be recorded',
    '「{batch}」沒有工序路線紀錄：不能記錄「{stage}」',
    '“{batch}”没有工序路线记录：不能记录“{stage}”',
  ),
  route_asks_other: words(
    'The route of “{batch}” ({route}) asks for {stages} next, not “{stage}”',
    '按「{batch}」的工序路線（{route}），下一步是{stages}，不是「{stage}」',
    '按“{batch}”的工序路线（{route}），下一步是{stages}，不是“{stage}”',
  ),
  route_ended: words(
    'The route of “{batch}” ({route}) has ended: “{stage}” cannot be recorded',
    '「{batch}」的工序路線（{route}）已完成：不能記錄「{stage}」',
    '“{batch}”的工序路线（{route}）已完成：不能记录“{stage}”',
  ),
  routes_mixed: words(
    'One route in a step: these batches have {routes}',
    '每次只可處理同一路線的批次：現有 {routes}',
    '每次只能处理同一路线的批次：现有 {routes}',
  ),
  origin_class_missing: words(
    'State the origin class of every batch: pre-consumer or post-consumer',
    '每個批次均須有來源類別：消費前或消費後',
    '每个批次均须有来源类别：消费前或消费后',
  ),
  origin_classes_mixed: words(
    'One origin class in an output: these batches have {classes}',
    '每次只可處理同一來源類別的批次：現有 {classes}',
    '每次只能处理同一来源类别的批次：现有 {classes}',
  ),
  origin_classes_meet_in_blend: words(
    '{classes} cannot be mixed here: classes meet only in “{stage}”',
    '{classes} 不能在此混合：不同來源類別只可在「{stage}」混合',
    '{classes} 不能在此混合：不同来源类别只能在“{stage}”混合',
  ),
  origin_unknown: words(
    'Nothing is made of unknown origin: a batch with its origin class is needed',
    '來源不明不可製成產品：須有具來源類別的批次',
    '来源不明不可制成产品：须有具来源类别的批次',
  ),
  content_no_fibre: words(
    'Cannot keep content "{given}": expected "fibre:" and a fibre name. {why}',
    '未能記錄含量「{given}」：須為「fibre:」加纖維名稱。{why}',
    '无法记录含量“{given}”：须为“fibre:”加纤维名称。{why}',
  ),
  composition_unknown: words(
    'Test the fibre of “{batch}” first: its composition is not known',
    '「{batch}」成分不詳，請先測試纖維',
    '“{batch}”成分未知，请先测试纤维',
  ),
  blend_class_missing: words(
    'State the fibre class of the blend',
    '請填寫混合物的纖維類別',
    '请填写混合物的纤维类别',
  ),
  blend_route_missing: words(
    'A blend needs at least one lot of the line, with its route',
    '混合須有至少一個具工序路線的批次',
    '混合须有至少一个具工序路线的批次',
  ),
  sample_gained: words(
    'A sample of {drawn} g cannot dry to {dry} g: weigh again',
    '{drawn} 克的樣本不能烘乾成 {dry} 克：請重新稱重',
    '{drawn} 克的样品不能烘干成 {dry} 克：请重新称重',
  ),
  yarn_unweighed: words(
    'Weigh the yarn “{batch}” before it is packed',
    '紗線「{batch}」包裝前須先稱重',
    '纱线“{batch}”包装前须先称重',
  ),
} as const satisfies Readonly<Record<string, Words>>
