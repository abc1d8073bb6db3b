import { flowGroups } from '../../domain/flow-report.ts'
import { words } from '../../domain/words.ts'
import { newInstallation } from './new-installation.ts'
import { periodOptions } from './period-options.ts'

const expiry = '2027-11-22T00:00:00Z'
const fact = 'testAmbientCelsius=25'

/** Every option of the command line; a command names those that it understands. */
export const optionTable = {
  organisation: {
    type: 'string',
    value: 'SLUG',
    says: words(
      'act for it; the first one when absent',
      '以此機構身分執行；不填時為第一個機構',
      '以此机构身份执行；不填时为第一个机构',
    ),
  },
  facility: {
    type: 'string',
    value: 'CODE',
    says: words(
      'at it; MAIN or the only one when absent',
      '在此設施；不填時為 MAIN 或唯一的設施',
      '在此设施；不填时为 MAIN 或唯一的设施',
    ),
  },
  role: {
    type: 'string',
    value: 'ROLE',
    says: words(
      'what the key may do; administrator when absent',
      '密匙的權限；不填時為管理員',
      '密钥的权限；不填时为管理员',
    ),
  },
  at: {
    type: 'string',
    value: 'CODE',
    says: words(
      'the one facility that the key is bound to',
      '密匙只可使用的設施',
      '密钥只能使用的设施',
    ),
  },
  stages: {
    type: 'string',
    value: 'NAMES',
    says: words(
      'the stages that the key is bound to, such as battery.triaged,battery.weighed',
      '密匙只可記錄的階段，例如 battery.triaged,battery.weighed',
      '密钥只能记录的阶段，例如 battery.triaged,battery.weighed',
    ),
  },
  'signing-key': {
    type: 'string',
    value: 'KEY',
    says: words(
      'Ed25519 public key, base64url, with which every scan must be signed',
      '每次掃描須用以簽署的 Ed25519 公開密匙（base64url）',
      '每次扫描须用以签名的 Ed25519 公钥（base64url）',
    ),
  },
  'signing-key-proof': {
    type: 'string',
    value: 'SIGNATURE',
    says: words(
      'of the signing key itself, base64url; what it has to sign is told when it is missing',
      '簽署密匙本身的數碼簽署（base64url）；欠缺時會說明須簽署的內容',
      '签名密钥本身的数字签名（base64url）；缺少时会说明须签名的内容',
    ),
  },
  expires: {
    type: 'string',
    value: 'TIME',
    says: words(
      `when the key ends, such as ${expiry}`,
      `密匙的到期時間，例如 ${expiry}`,
      `密钥的到期时间，例如 ${expiry}`,
    ),
  },
  origin: {
    type: 'string',
    value: 'TEXT',
    says: words(
      'who made the records, as pages will show it',
      '紀錄由誰製作，頁面會如此顯示',
      '记录由谁制作，页面会如此显示',
    ),
  },
  'decided-by': {
    type: 'string',
    value: 'NAME',
    says: words('who answers for the grades', '評級由誰負責', '分级由谁负责'),
  },
  fact: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    says: words(
      `a fact that holds for every row and has no column, such as ${fact}`,
      `適用於每一行而沒有專欄的資料，例如 ${fact}`,
      `适用于每一行而没有专列的数据，例如 ${fact}`,
    ),
  },
  out: {
    type: 'string',
    value: 'FILE',
    says: words(
      'where to write; beside the file, or here, when absent',
      '寫入的檔案；不填時放在原檔案旁或現時資料夾',
      '写入的文件；不填时放在原文件旁或当前文件夹',
    ),
  },
  by: {
    type: 'string',
    value: 'NAMES',
    says: words(
      `a row for each, such as ${flowGroups.join(',')}`,
      `每項一行，例如 ${flowGroups.join(',')}`,
      `每项一行，例如 ${flowGroups.join(',')}`,
    ),
  },
  ...periodOptions,
  jurisdiction: {
    type: 'string',
    value: 'CODE',
    says: words(
      'under whose law it lies, ISO 3166, such as DE; its organisation’s when absent',
      '適用哪個地方的法律（ISO 3166，例如 DE）；不填時按所屬機構',
      '适用哪个地方的法律（ISO 3166，例如 DE）；不填时按所属机构',
    ),
  },
  policy: {
    type: 'string',
    value: 'FILE',
    says: words(
      'whom you believe: keys of logs and witnesses (C2SP tlog-policy)',
      '你所信任的日誌及見證方密匙（C2SP tlog-policy）',
      '您所信任的日志及见证方密钥（C2SP tlog-policy）',
    ),
  },
  leaked: {
    type: 'boolean',
    says: words(
      'at once, although it ends what hangs on them',
      '即使會令使用中的資料失效，仍然立即停用',
      '即使会使正在使用的数据失效，仍然立即停用',
    ),
  },
  new: newInstallation,
  json: {
    type: 'boolean',
    says: words('end with one line of JSON', '最後輸出一行 JSON', '最后输出一行 JSON'),
  },
} as const

export type OptionName = keyof typeof optionTable

/** Options as given; what was left out is absent. */
export type Options = {
  readonly [Name in OptionName]?: (typeof optionTable)[Name] extends { multiple: true }
    ? string[]
    : (typeof optionTable)[Name]['type'] extends 'boolean'
      ? boolean
      : string
}
