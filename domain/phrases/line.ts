import { type Words, words } from '../words.ts'

/** Why a step of the textile line, or the way out of it, cannot be recorded like this, and what of it is kept although unlikely. */
export const linePhrases = {
  palette_not_of_route: words(
    '“{batch}” is sorted by palette {right}, which its route has, not by {given}',
    '「{batch}」須按其工序路線的色板 {right} 分揀，而非 {given}',
    '“{batch}”须按其工序路线的色板 {right} 分拣，而非 {given}',
  ),
  colour_bin_unknown: words(
    'Palette {palette} has no bin “{bin}” for “{batch}”: choose one of its bins',
    '色板 {palette} 沒有「{bin}」色箱可放「{batch}」：請另選',
    '色板 {palette} 没有“{bin}”色箱可放“{batch}”：请另选',
  ),
  one_colour_in_container: words(
    'One colour in a container: these lots have {colours}',
    '每箱只可存放一種顏色：現有 {colours}',
    '每箱只能存放一种颜色：现有 {colours}',
  ),
  colour_missing: words(
    'A lot without a colour cannot be stored: sort it by colour first',
    '沒有顏色的批次不可存放：請先分色',
    '没有颜色的批次不能存放：请先分色',
  ),
  passes_too_many: words(
    'At most {most} passes: this makes {given}',
    '開鬆次數不可多於 {most}：現為 {given}',
    '开松次数不能多于 {most}：现为 {given}',
  ),
  recirculated_too_much: words(
    'At most {most} g can go round in {passes} passes',
    '{passes} 次開鬆最多可回流 {most} 克',
    '{passes} 次开松最多可回流 {most} 克',
  ),
  input_certificate_missing: words(
    'State the certificate of the recycled fibre (“{field}”)',
    '請填寫再生纖維的證書編號（「{field}」）',
    '请填写再生纤维的证书编号（“{field}”）',
  ),
  not_product_contaminated: words(
    '“{batch}” cannot be a product: it is contaminated',
    '「{batch}」不可列為產品：受污染',
    '“{batch}”不可列为产品：受污染',
  ),
  not_product_grade: words(
    '“{batch}” cannot be a product: only grades R1 to R4 are assessed for reuse',
    '「{batch}」不可列為產品：只有 R1 至 R4 級可評定作再用',
    '“{batch}”不可列为产品：只有 R1 至 R4 级可评定作再使用',
  ),
  not_product_assessor: words(
    '“{batch}” cannot be a product: a professional assessor is needed',
    '「{batch}」不可列為產品：須由專業評估人評定',
    '“{batch}”不可列为产品：须由专业评估人评定',
  ),
  not_product_kind: words(
    '“{batch}” ({kind}) cannot be a new product: only {kinds}',
    '「{batch}」（{kind}）不可列為新產品：只限 {kinds}',
    '“{batch}”（{kind}）不可列为新产品：只限 {kinds}',
  ),
  status_basis_unfit: words(
    'Cannot take "{basis}" as the basis of "{status}"',
    '「{basis}」不可作為「{status}」的依據',
    '“{basis}”不可作为“{status}”的依据',
  ),
  hs_code_kind: words(
    '“{batch}” ({kind}) cannot be shipped under {code}: only {kinds}',
    '「{batch}」（{kind}）不可按編號 {code} 付運：只限 {kinds}',
    '“{batch}”（{kind}）不可按编号 {code} 发运：只限 {kinds}',
  ),
  hs_code_grade: words(
    '“{batch}” (grade {grade}) cannot be shipped under {code}: only grades {grades}',
    '「{batch}」（等級 {grade}）不可按編號 {code} 付運：只限等級 {grades}',
    '“{batch}”（等级 {grade}）不可按编号 {code} 发运：只限等级 {grades}',
  ),
  hs_code_grade_missing: words(
    '“{batch}” has no grade and cannot be shipped under {code}: only grades {grades}',
    '「{batch}」沒有等級，不可按編號 {code} 付運：只限等級 {grades}',
    '“{batch}”没有等级，不可按编号 {code} 发运：只限等级 {grades}',
  ),
  hs_code_status: words(
    '“{batch}” ({status}) cannot be shipped under {code}: only {right}',
    '「{batch}」（{status}）不可按編號 {code} 付運：只限 {right}',
    '“{batch}”（{status}）不可按编号 {code} 发运：只限 {right}',
  ),
  hs_code_composition: words(
    '“{batch}” cannot be shipped under {code}: {why}',
    '「{batch}」不可按編號 {code} 付運：{why}',
    '“{batch}”不可按编号 {code} 发运：{why}',
  ),
  hs_suggested: words(
    'by its composition it is {codes}',
    '按成分應為 {codes}',
    '按成分应为 {codes}',
  ),
  hs_suggested_within: words(
    'by its composition it is {codes} (subheading {subheadings})',
    '按成分應為 {codes}（子目 {subheadings}）',
    '按成分应为 {codes}（子目 {subheadings}）',
  ),
  contaminated_needs_permit: words(
    '“{batch}” is contaminated: an export permit is needed',
    '「{batch}」受污染，出口須有許可證',
    '“{batch}”受污染，出口须有许可证',
  ),
  return_agreement_missing: words(
    'State the agreement to take “{batch}” back if its import is refused (“{field}”)',
    '「{batch}」屬廢物，出口須填寫附退貨條款的協議（「{field}」）',
    '“{batch}”属废物，出口须填写附退货条款的协议（“{field}”）',
  ),
  reuse_declaration_missing: words(
    'State the declaration for export for reuse (“{field}”)',
    '出口作再用須填寫聲明編號（「{field}」）',
    '出口再使用须填写声明编号（“{field}”）',
  ),
  scope_certificate_missing: words(
    'A shipment is certified with the days of the scope certificate: state both',
    '付運須有範圍證書的起訖日期：請一併填寫',
    '发运须有范围证书的起止日期：请一并填写',
  ),
  scope_certificate_not_valid: words(
    'A shipment of {date} is outside the scope certificate ({from} to {until})',
    '付運日期 {date} 不在範圍證書有效期（{from} 至 {until}）內',
    '发运日期 {date} 不在范围证书有效期（{from} 至 {until}）内',
  ),
  held_from_several: words(
    'Hold batches of one state in a scan: these are at {states}',
    '每次只可隔離同一狀態的批次：現有 {states}',
    '每次只能隔离同一状态的批次：现有 {states}',
  ),
  rejection_code_missing: words(
    'State at least one reason',
    '請填寫至少一個原因',
    '请填写至少一个原因',
  ),
  released_contaminated: words(
    '“{batch}” was held for another reason: it cannot be released as contaminated',
    '「{batch}」並非因污染而隔離：不能作為受污染解除',
    '“{batch}”并非因污染而隔离：不能作为受污染解除',
  ),
  candidates_too_many: words(
    '{given} candidates are too many, or one is named twice: at most {most}, each once',
    '候選纖維共 {given} 種，過多或重複：最多 {most} 種，每種一次',
    '候选纤维共 {given} 种，过多或重复：最多 {most} 种，每种一次',
  ),
  confidence_unreadable: words(
    'Cannot read the confidence of each candidate: expected 0 to 100 for each, in their order',
    '未能讀取各候選纖維的可信度：每種須為 0 至 100，次序相同',
    '无法读取各候选纤维的可信度：每种须为 0 至 100，次序相同',
  ),
  identification_evidence: words(
    'Cannot take an identification without its evidence: {fields} needed',
    '鑑定須有依據：請填寫{fields}',
    '鉴定须有依据：请填写{fields}',
  ),
  identified_not_candidate: words(
    'Cannot identify "{fibre}": expected one of its candidates',
    '「{fibre}」不在候選纖維之中',
    '“{fibre}”不在候选纤维之中',
  ),
  virgin_share_unusual: words(
    '{field}: {found} is outside {least} to {most} basis points',
    '{field}：{found} 不在 {least} 至 {most}（萬分之一）之間',
    '{field}：{found} 不在 {least} 至 {most}（万分之一）之间',
  ),
  composition_conflict: words(
    'Composition is {percent} % from what was on record; the test stands',
    '成分與紀錄相差 {percent}%：以測試為準',
    '成分与记录相差 {percent}%：以测试为准',
  ),
  identification_conflict: words(
    'Identification in conflict: the spectrum is "{identified}", the composition mostly "{fibre}"',
    '光譜鑑定為「{identified}」，而成分以「{fibre}」為主',
    '光谱鉴定为“{identified}”，而成分以“{fibre}”为主',
  ),
  unopened_after_passes: words(
    '{field}: over the limit after {most} passes',
    '{field}：開鬆 {most} 次後仍超出上限',
    '{field}：开松 {most} 次后仍超出上限',
  ),
  loss_unusual: words(
    '{lost} g of {in} g lost is outside {least} to {most} %',
    '{in} 克中損耗 {lost} 克，不在 {least}% 至 {most}% 之間',
    '{in} 克中损耗 {lost} 克，不在 {least}% 至 {most}% 之间',
  ),
} as const satisfies Readonly<Record<string, Words>>
