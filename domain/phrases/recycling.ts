import { type Words, words } from '../words.ts'

/** Why waste batteries cannot be consigned, received or recycled like this, and what of it is kept although unlikely. */
export const recyclingPhrases = {
  rate_met: words('met', '達標', '达标'),
  rate_missed: words('missed', '未達標', '未达标'),
  rate_open: words('open', '未定', '未定'),
  rate_not_binding: words('not binding until {day}', '{day}前尚未生效', '{day}前尚未生效'),
  lot_totals_missing: words(
    'The running totals of the lot are missing: form the lot first',
    '欠缺批次累計數字：請先組成回收批次',
    '缺少批次累计数字：请先组成回收批次',
  ),
  fraction_is_intermediate: words(
    '“{batch}” is an intermediate: {material} never counts as output',
    '「{batch}」屬中間產物：{material} 不可列為產出',
    '“{batch}”属中间产物：{material} 不能列为产出',
  ),
  output_replaces_primary: words(
    '“{batch}” is an intermediate unless it replaces primary raw material and is no longer waste (“{field}”)',
    '「{batch}」須能替代原生原料並已脫離廢物身分，否則屬中間產物（「{field}」）',
    '“{batch}”须能替代原生原料并已终止废物状态，否则属中间产物（“{field}”）',
  ),
  intermediate_unknown: words(
    'The lot has no intermediate “{batch}”: compare the code',
    '此批次沒有中間產物「{batch}」：請核對編號',
    '此批次没有中间产物“{batch}”：请核对编号',
  ),
  intermediate_certified: words(
    '“{batch}” is certified already: certificate {certificate}',
    '「{batch}」已有證明書：{certificate}',
    '“{batch}”已有证书：{certificate}',
  ),
  certified_content_above: words(
    '{milligrams} mg of {name} cannot come of “{batch}”: it held {most} mg',
    '「{batch}」只含 {name} {most} 毫克，不能產出 {milligrams} 毫克',
    '“{batch}”只含 {name} {most} 毫克，不能产出 {milligrams} 毫克',
  ),
  lot_unexplained: words(
    '{grams} g of {of} g are unexplained: at most {most} % is allowed',
    '{of} 克中有 {grams} 克未能解釋：最多容許 {most}%',
    '{of} 克中有 {grams} 克无法解释：最多允许 {most}%',
  ),
  waste_not_ended: words(
    'This is still waste: state its waste code',
    '此物料仍屬廢物：請填寫廢物代碼',
    '此物料仍属废物：请填写废物代码',
  ),
  lot_output_missing: words(
    'State the lot that is formed',
    '請填寫所組成的批次',
    '请填写所组成的批次',
  ),
  lot_chemistry_missing: words(
    'State the chemistry of the lot, for example MIXED',
    '請填寫批次的化學體系，例如 MIXED',
    '请填写批次的化学体系，例如 MIXED',
  ),
  export_permit_missing: words(
    'State the export permit for waste batteries (“{field}”)',
    '請填寫廢電池出口許可證（「{field}」）',
    '请填写废电池出口许可证（“{field}”）',
  ),
  export_permit_expired: words(
    'The export permit expired on {until}',
    '出口許可證已於 {until} 到期',
    '出口许可证已于 {until} 到期',
  ),
  export_permit_short: words(
    '{grams} g exceeds what is left on the permit: {left} g',
    '{grams} 克超出許可證餘下的 {left} 克',
    '{grams} 克超出许可证剩余的 {left} 克',
  ),
  consigned_unweighed: words(
    'Weigh “{batch}” before it is consigned',
    '「{batch}」須先稱重才可交收集商',
    '“{batch}”须先称重才可交收运方',
  ),
  gross_below_units: words(
    'The gross mass ({gross} g) is less than the units alone ({net} g)',
    '毛重 {gross} 克少於各件合計淨重 {net} 克',
    '毛重 {gross} 克少于各件合计净重 {net} 克',
  ),
  tickets_mixed: words(
    'Receive one trip ticket in a scan: these batches have {given}',
    '每次只可接收一份運載記錄：這些批次共有 {given} 份',
    '每次只能接收一份转移联单：这些批次共有 {given} 份',
  ),
  received_late: words(
    '{field}: more than {hours} h after collection',
    '{field}：收集後超過 {hours} 小時',
    '{field}：收集后超过 {hours} 小时',
  ),
  units_missing: words(
    '{came} of {sent} units came',
    '發出 {sent} 件，只送達 {came} 件',
    '发出 {sent} 件，只送达 {came} 件',
  ),
  waste_code_not_right: words(
    'Cannot use waste code {code} on {day} for this: the list has {right}',
    '此項廢物在 {day} 不可使用代碼 {code}：應為 {right}',
    '此项废物在 {day} 不可使用代码 {code}：应为 {right}',
  ),
  exclusions_unreadable: words(
    'Cannot read the substances left out: expected a list of { substance, inputGrams, outputGrams } in whole grams, each of {right} once',
    '未能讀取不計的物質：請逐項列出物質、投入克數及產出克數，以整數克填寫，{right} 各一次',
    '无法读取不计的物质：请逐项列出物质、投入克数和产出克数，以整数克填写，{right} 各一次',
  ),
  exclusion_over: words(
    'Cannot leave out {substance} on {day}: only {right} may be left out of the efficiency',
    '{day} 不可不計 {substance}：回收效率只可不計 {right}',
    '{day} 不可不计 {substance}：回收效率只可不计 {right}',
  ),
  exclusions_too_much: words(
    'Cannot leave out {input} g of {of} g that went in and {output} g of {counted} g that came out: less than all goes in, and no more comes out than went in',
    '不計的投入 {input} 克（共 {of} 克）及產出 {output} 克（共 {counted} 克）不符：不可不計全部投入，產出亦不可多於投入',
    '不计的投入 {input} 克（共 {of} 克）及产出 {output} 克（共 {counted} 克）不符：不可不计全部投入，产出也不可多于投入',
  ),
} as const satisfies Readonly<Record<string, Words>>
