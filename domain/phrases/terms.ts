import { type Words, words } from '../words.ts'

const classes = {
  pre_consumer: words('pre-consumer', '消費前', '消费前'),
  post_consumer: words('post-consumer', '消費後', '消费后'),
  virgin: words('virgin', '原生', '原生'),
  unknown: words('unknown', '未知', '未知'),
}

const models = {
  identity_preserved: words('identity preserved', '身份保留', '身份保留'),
  segregated: words('segregated', '物理分隔', '物理分隔'),
  controlled_blending: words('controlled blending', '受控混合', '受控混合'),
  mass_balance: words('mass balance', '質量平衡', '质量平衡'),
}

const uses = {
  internal: words('internal use', '內部使用', '内部使用'),
  certificate: words('transaction certificate', '交易證書', '交易证书'),
  blended_label: words('blended label', '混合標籤', '混合标签'),
  hundred_label: words('“100” label', '「100」標籤', '“100”标签'),
  logo: words('logo', '標誌', '标志'),
}

const statuses = {
  issued: words('issued', '有效', '有效'),
  suspended: words('suspended', '暫停', '暂停'),
  withdrawn: words('withdrawn', '撤銷', '撤销'),
  not_issued: words('not issued', '尚未簽發', '尚未签发'),
}

/**
 * What a value of a closed list is called by people, by the name that it has in a phrase. An English sentence for programs keeps the word of
 * the API, which is what has to be sent.
 */
const terms: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  class: classes,
  earned: classes,
  origin: classes,
  model: models,
  cameUnder: models,
  right: models,
  use: uses,
  uses,
  status: statuses,
}

/** The word for a value under a name; undefined for what belongs to no closed list. */
export function termOf(name: string, value: string | number): Words | undefined {
  const known = Object.hasOwn(terms, name) ? terms[name] : undefined
  return known !== undefined && Object.hasOwn(known, value) ? known[value] : undefined
}
