import { words } from '../../../../domain/words.ts'

/** Phrases of the house of everything that is administered. */
export const administrationPhrases = {
  title: words('Administration', '管理', '管理'),
  places: words('Organisation and facilities', '機構與設施', '机构与设施'),
  people: words('People', '人員', '人员'),
  machines: words('Stations and systems', '工作站與系統', '工作站与系统'),
  watch: words('What happens and what is due', '動態與期限', '动态与期限'),
  yours: words('For yourself', '個人設定', '个人设置'),
  facilities: words('Facilities and licences', '設施與牌照', '设施与许可证'),
  facilitiesWhy: words(
    'Add a facility, change what is said of it, keep its licences',
    '新增設施、更改設施資料、管理牌照',
    '新增设施、更改设施资料、管理许可证',
  ),
  addFacilityWhy: words(
    'Scans carry its code for ever, so that it never changes',
    '掃描紀錄會永久載有設施編號，日後不可更改',
    '扫描记录会永久带有设施编号，以后不可更改',
  ),
  zoneWhy: words(
    'Where days begin for facilities that do not say',
    '適用於沒有自訂時區的設施',
    '适用于没有自定时区的设施',
  ),
  membersWhy: words(
    'Invite people, give roles, remove them',
    '邀請成員、指派角色、移除成員',
    '邀请成员、分配角色、移除成员',
  ),
  competencesWhy: words(
    'Who may do what because of which certificate',
    '誰持有證書、可以做甚麼工作',
    '谁持有证书、可以做什么工作',
  ),
  approvalsWhy: words(
    'What waits for a second person',
    '等候第二人簽署的項目',
    '等待第二人签署的项目',
  ),
  stationsWhy: words(
    'Machines and handhelds with keys of their own',
    '設有專屬密匙的機器與手提裝置',
    '拥有专属密钥的机器与手持设备',
  ),
  webhooks: words('Webhooks', 'Webhook', 'Webhook'),
  webhooksWhy: words(
    'What other systems are told, and what came of it',
    '通知其他系統的訊息及傳送結果',
    '通知其他系统的消息及发送结果',
  ),
  issuerKeysWhy: words(
    'Replace the key that your passports are signed with',
    '更換用以簽署護照的密匙',
    '更换用于签名护照的密钥',
  ),
  deadlines: words('Deadlines', '期限', '期限'),
  deadlinesWhy: words(
    'Deliveries, decisions, licences, certificates, permits, keys',
    '送貨、驗收、牌照、證書、許可證、密匙',
    '送货、验收、许可证、证书、批文、密钥',
  ),
  audit: words('Audit trail', '操作紀錄', '操作记录'),
  auditWhy: words('Who did what, and when', '誰在何時做了甚麼', '谁在何时做了什么'),
  looksWhy: words(
    'Every access by a regulator or by a link',
    '監管人員及持有連結人士的每次查閱',
    '监管人员及持有链接人员的每次查阅',
  ),
  erasuresWhy: words('Confidential facts that were erased', '已刪除的機密資料', '已删除的机密数据'),
  grantsWhy: words(
    'Who else may read confidential facts',
    '哪些機構可查閱機密資料',
    '哪些机构可查阅机密数据',
  ),
  notifications: words('Notifications', '通知', '通知'),
  notificationsWhy: words('Everything you were told', '你收到的所有通知', '您收到的所有通知'),
  mail: words('What comes by e-mail', '電郵通知設定', '邮件通知设置'),
  mailWhy: words('Choose topic by topic', '逐項選擇', '逐项选择'),
} as const
