import { auditActions } from '../../../../domain/audit-action.ts'
import { type MeasureName, measureNames, measures } from '../../../../domain/measure/measure.ts'
import { type Language, type Words, words } from '../../../../domain/words.ts'

/**
 * What somebody of an authority looked at, for the data's owner: the trail keeps the request, such as `GET /work/batches/B1`, of
 * which a person reads the kind of data and the code of the one thing.
 */
export function lookedAt(action: string, language: Language): string {
  if (action === 'granted facts') return granted[language]
  if (action === 'look begun' || action === 'inspection link opened')
    return auditActions[action][language]
  const [, kind = '', of = ''] =
    /^[A-Z]+ (?:\/api\/v1|\/work)(?:\/([^/?]+)(?:\/([^/?]+))?)?/.exec(action) ?? []
  if (kind === 'reports') return (reports[of] ?? data)[language]
  if (kind === 'measures') return measureOf(of)[language]
  const what = (Object.hasOwn(kinds, kind) ? kinds[kind] : data) ?? data
  if (of === '' || isPart(of) || ofStream.has(kind)) return what[language]
  const one = Object.hasOwn(ones, kind) ? ones[kind] : undefined
  return `${language === 'en' && one !== undefined ? one : what[language]} ${decoded(of)}`
}

/** What an entry of the audit trail says was done, for people; a code that we no longer have stays as it is. */
export function auditText(
  { kind, action }: { readonly kind: string; readonly action: string },
  language: Language,
): string {
  const known: Readonly<Record<string, Words>> = auditActions
  const said = Object.hasOwn(known, action) ? known[action]?.[language] : undefined
  if (said !== undefined) return said
  const verb = kind === 'look' ? looked : kind === 'export' ? tookOut : undefined
  return verb === undefined ? action : `${verb[language]}${lookedAt(action, language)}`
}

function measureOf(name: string): Words {
  return measureNames.includes(name as MeasureName)
    ? measures[name as MeasureName].title
    : anyMeasure
}

const looked = words('Looked at: ', '已查閱：', '已查阅：')
const tookOut = words('Downloaded: ', '已下載：', '已下载：')

const granted = words(
  'Confidential facts that were granted',
  '獲授權查閱的機密資料',
  '获授权查阅的机密数据',
)
const data = words('Data', '資料', '数据')
const flow = words('Flow report', '物料流向報告', '物料流向报告')
const exported = words('Export to recompute', '匯出以供重算', '导出以供重算')
const recycling = words('Recycling report', '回收報告', '回收报告')

const reconciliation = words('Reconciliation', '對帳', '对账')

const anyMeasure = words('Measures', '量度指標', '衡量指标')

const reports: Readonly<Record<string, Words>> = {
  flow,
  recycling,
  reconciliation,
  measures: anyMeasure,
}

const opticalChecks = words('Optical checks', '光學檢查', '光学检查')

/** By the first part of an address, of the API and of pages alike. */
const kinds: Readonly<Record<string, Words>> = {
  '': words('Work list', '工作清單', '工作清单'),
  find: words('Search', '搜尋', '搜索'),
  act: words('Work list', '工作清單', '工作清单'),
  batches: words('Batches', '批次', '批次'),
  stock: words('Stock', '存貨', '库存'),
  desk: words('Overview of what flowed', '物料流向概覽', '物料流向概览'),
  postings: words('Postings behind a figure', '數字背後的分項', '数字背后的明细'),
  anomalies: words('Anomalies', '異常', '异常'),
  samples: words('Audit samples', '抽查樣本', '抽查样本'),
  export: exported,
  exports: exported,
  flow,
  closings: words('Closed periods', '已關閉期間', '已关闭期间'),
  recycling,
  reconciliation,
  registers: words('Registers', '登記冊', '登记册'),
  movements: words('Who passed what to whom', '移交雙方及重量', '移交双方及重量'),
  found: words('Search', '搜尋', '搜索'),
  credits: words('Credits', '額度', '额度'),
  claims: words('Claims', '聲稱', '声明'),
  treatments: words('Treatments', '整理工藝', '整理工艺'),
  'treatment-tests': words('Treatments', '整理工藝', '整理工艺'),
  'treatment-claims': words('Treatments', '整理工藝', '整理工艺'),
  certificates: words('Certificates', '證書', '证书'),
  spectra: words('Spectra', '光譜', '光谱'),
  granted: words('Grants', '機密資料授權', '机密数据授权'),
  deadlines: words('Deadlines', '期限', '期限'),
  permits: words('Permits', '許可證', '许可证'),
  'recall-range': words('Recalls', '召回', '召回'),
  recalls: words('Recalls', '召回', '召回'),
  'hand-overs': words('Hand-overs', '移交', '移交'),
  passports: words('Passports', '護照', '护照'),
  files: words('Photos and documents', '相片及文件', '照片和文档'),
  'issuer-keys': words('Keys of issuers', '簽發密匙', '签发密钥'),
  facilities: words('Facilities', '設施', '设施'),
  'new-facility': words('Facilities', '設施', '设施'),
  licences: words('Licences', '牌照', '许可证'),
  models: words('Models', '型號', '型号'),
  organisation: words('Organisation', '機構', '机构'),
  streams: words('Streams', '流程', '流程'),
  audit: words('Audit trail', '查閱紀錄', '查阅记录'),
  imports: words('Spreadsheets', '試算表', '电子表格'),
  erasures: words('Erasures', '資料刪除', '数据删除'),
  events: words('Events', '事件', '事件'),
  'work-list': words('Work list', '工作清單', '工作清单'),
  competences: words('Certificates of competence', '資格證書', '资格证书'),
  'licence-kinds': words('Kinds of licences', '牌照類別', '许可证类别'),
  administration: words('Administration', '管理', '管理'),
  questions: words('Questions of readers', '讀者的查詢', '读者的查询'),
  organisations: words('Organisations', '機構', '机构'),
  jurisdiction: words('Companies of the jurisdiction', '轄區內的公司', '辖区内的公司'),
  memberships: words('Members', '成員', '成员'),
  invitations: words('Invitations', '邀請', '邀请'),
  stations: words('Stations', '工作站', '工作站'),
  estates: words('Estates', '工業園', '工业园区'),
  'held-limits': words(
    'Dangerous goods against licences',
    '危險品存量與牌照上限',
    '危险货物存量与许可证上限',
  ),
  lines: words('Production lines', '生產線', '生产线'),
  'new-line': words('Production lines', '生產線', '生产线'),
  'line-comparison': words('Production lines', '生產線', '生产线'),
  'defect-classes': opticalChecks,
  'optical-checks': opticalChecks,
  'optical-versions': opticalChecks,
  'new-optical-version': opticalChecks,
  'optical-calls': opticalChecks,
  'optical-pieces': words('Optically checked pieces', '受檢件', '受检件'),
  funding: words('Funded projects', '資助項目', '资助项目'),
  'new-project': words('Funded projects', '資助項目', '资助项目'),
  'funding-projects': words('Funded projects', '資助項目', '资助项目'),
  'funding-schemes': words('Funding schemes', '資助計劃', '资助计划'),
  courses: words('Courses', '課程', '课程'),
  'new-course': words('Courses', '課程', '课程'),
  moves: words('Moves', '搬運任務', '搬运任务'),
  'new-move': words('Moves', '搬運任務', '搬运任务'),
  'move-steps': words('Moves', '搬運任務', '搬运任务'),
  'move-figures': words('Moves', '搬運任務', '搬运任务'),
  places: words('Places', '位置', '位置'),
  'new-place': words('Places', '位置', '位置'),
  'container-orders': words('Orders for containers', '取箱單', '取箱单'),
  'new-container-order': words('Orders for containers', '取箱單', '取箱单'),
  readings: words('Readings of stations', '工作站讀數', '工作站读数'),
  approvals: words('What waits for a signature', '待簽署的項目', '待签署的项目'),
  webhooks: words('Webhooks', 'Webhook', 'Webhook'),
  notifications: words('Notifications', '通知', '通知'),
  'mail-wishes': words('Notifications', '通知', '通知'),
  accounts: words('Accounts', '帳戶', '账户'),
  session: words('Session', '登入狀態', '登录状态'),
  sessions: words('Sessions', '登入狀態', '登录状态'),
  grants: words('Grants', '機密資料授權', '机密数据授权'),
  corrections: words('Corrections', '更正', '更正'),
  scans: words('Scans', '掃描', '扫描'),
  scanned: words('A code that was scanned', '所掃描的編號', '所扫描的编号'),
  labels: words('Labels', '標籤', '标签'),
  stages: words('Stages', '階段', '阶段'),
  regulator: words('Overview for authorities', '監管概覽', '监管概览'),
  'monthly-reports': words('Monthly reports', '每月報告', '每月报告'),
  summary: words('Public summary', '公開統計', '公开统计'),
  inspections: words('Links for inspectors', '供查核人員查閱的連結', '供核查人员查阅的链接'),
  status: words('System status', '系統狀態', '系统状态'),
  looks: words('Who accessed the data', '資料查閱紀錄', '数据查阅记录'),
}

/** What English calls one of them. */
const ones: Readonly<Record<string, string>> = {
  batches: 'Batch',
  facilities: 'Facility',
  estates: 'Estate',
  lines: 'Production line',
  'optical-pieces': 'Optically checked piece',
  funding: 'Funded project',
  'funding-projects': 'Funded project',
  courses: 'Course',
  moves: 'Move',
  places: 'Place',
  'container-orders': 'Order for containers',
  grants: 'Grant',
  granted: 'Grant',
  recalls: 'Recall',
  'hand-overs': 'Hand-over',
  passports: 'Passport',
  files: 'Photo or document',
  events: 'Event',
}

/** Kinds whose address goes on with the name of a stream. */
const ofStream: ReadonlySet<string> = new Set(['models', 'streams', 'stages'])

/** A further word of the address, which names no one thing. */
function isPart(text: string): boolean {
  return /^(sheet(\.\w+)?|references|identifications|expiring|new)$/.test(text)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
