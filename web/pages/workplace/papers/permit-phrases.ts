import { words } from '../../../../domain/words.ts'

/** Phrases of the pages of export permits. */
export const permitPhrases = {
  title: words('Export permits', '出口許可證', '出口许可证'),
  why: words(
    'A hand-over whose papers name a permit draws its grams when the goods leave. More than is left, or a day outside its validity, is refused.',
    '移交文件列明許可證時，貨物起運便扣減其重量。超過餘額，或不在有效期內，均不獲接納。',
    '移交文件列明许可证时，货物发运便扣减其重量。超过余额，或不在有效期内，均不被接受。',
  ),
  none: words('No export permits are on record.', '未有出口許可證紀錄。', '没有出口许可证记录。'),
  add: words('Add an export permit', '新增出口許可證', '新增出口许可证'),
  number: words('Number', '編號', '编号'),
  issuer: words('Issued by', '簽發機構', '签发机构'),
  destination: words('Country of destination', '目的地國家', '目的地国家'),
  destinationHint: words(
    'Two capital letters, such as KR (ISO 3166)',
    '兩個大寫字母，例如 KR（ISO 3166）',
    '两个大写字母，例如 KR（ISO 3166）',
  ),
  consents: words(
    'Consents of transit and destination',
    '過境及目的地的同意書',
    '过境及目的地的同意书',
  ),
  consentsHint: words(
    'Their references, one on each line',
    '填寫編號，每行一項',
    '填写编号，每行一项',
  ),
  validFrom: words('Valid from', '生效日期', '生效日期'),
  validUntil: words('Valid until', '有效期至', '有效期至'),
  total: words('What may leave on it altogether', '准許出口總重量', '准许出口总重量'),
  left: words(
    'Left: {left} of {total}',
    '餘額：{left}（共 {total}）',
    '余额：{left}（共 {total}）',
  ),
  valid: words('{from} to {until}', '{from} 至 {until}', '{from} 至 {until}'),
  over: words('expired', '已過期', '已过期'),
  live: words('valid', '有效', '有效'),
  notYet: words('not yet valid', '尚未生效', '尚未生效'),
  save: words('Add the permit', '新增許可證', '新增许可证'),
  added: words('The permit is on record.', '許可證已記錄。', '许可证已记录。'),
} as const
