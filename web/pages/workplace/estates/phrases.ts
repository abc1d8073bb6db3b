import { words } from '../../../../domain/words.ts'

/** Phrases of estates, and of dangerous goods against what licences let lie somewhere. `{…}` is filled in. */
export const estatePhrases = {
  title: words('Estates', '工業園', '工业园区'),
  why: words(
    'Industrial estates in which facilities stand. Reports put facilities together by them; each facility says in which it stands.',
    '設施所在的工業園。報告按此歸納設施；每個設施註明所在的工業園。',
    '设施所在的工业园区。报告按此归总设施；每个设施注明所在的工业园区。',
  ),
  none: words('No estates yet.', '尚未有工業園。', '尚无工业园区。'),
  noFacility: words('No facility stands in it.', '沒有設施在此。', '没有设施在此。'),
  code: words('Code', '編號', '编号'),
  codeHint: words(
    'Reports carry it, such as TAI-PO; it never changes. Companies of one estate write the same',
    '報告會載有此編號，例如 TAI-PO；不可更改。同一工業園的公司應使用相同編號',
    '报告会带有此编号，例如 TAI-PO；不可更改。同一工业园区的公司应使用相同编号',
  ),
  name: words('Name', '名稱', '名称'),
  add: words('Add an estate', '新增工業園', '新增工业园区'),
  change: words('Change the name', '更改名稱', '更改名称'),
  save: words('Save', '儲存', '保存'),
  saved: words('Saved.', '已儲存。', '已保存。'),
  figures: words('Output by floor area', '按樓面面積計的產出', '按建筑面积计的产出'),
  inNone: words('In no estate', '不屬任何工業園', '不属于任何工业园区'),
  area: words('Floor area {n} m²', '樓面面積 {n} 平方米', '建筑面积 {n} 平方米'),
  limits: words(
    'Dangerous goods against licences',
    '危險品存量與牌照上限',
    '危险货物存量与许可证上限',
  ),
  held: words(
    '{held} of {limit} ({percent}%)',
    '{held}，上限 {limit}（{percent}%）',
    '{held}，上限 {limit}（{percent}%）',
  ),
  licence: words('Licence {number}', '牌照 {number}', '许可证 {number}'),
  unweighed: words(
    '{n} not weighed and not counted',
    '{n} 個未稱重，不計入',
    '{n} 个未称重，不计入',
  ),
  near: words('near the limit', '接近上限', '接近上限'),
  over: words('above the limit', '超出上限', '超出上限'),
  limit: words('Most dangerous goods at once', '危險品存放上限', '危险货物存放上限'),
  limitHint: words(
    'Whole grams, where the licence says so; you are told from {percent}% on',
    '以克計的整數，如牌照有列明；達 {percent}% 即通知',
    '以克计的整数，如许可证有列明；达到 {percent}% 即通知',
  ),
} as const
