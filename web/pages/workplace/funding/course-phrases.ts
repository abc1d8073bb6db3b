import { words } from '../../../../domain/words.ts'

/** What the pages of courses say. */
export const coursePhrases = {
  title: words('Courses', '課程', '课程'),
  why: words(
    'What people were trained in, and the certificates of competence that came of it: with one a person may record the stages that ask for it, until it expires.',
    '人員接受的培訓，以及由此獲發的資格證書：持證人在證書到期前可記錄需要該證書的階段。',
    '人员接受的培训，以及由此获发的资格证书：持证人在证书到期前可记录需要该证书的阶段。',
  ),
  none: words('No courses yet.', '尚未有課程。', '尚无课程。'),
  add: words('Add a course', '加入課程', '添加课程'),
  name: words('Name', '名稱', '名称'),
  provider: words('Provider', '培訓機構', '培训机构'),
  providerHint: words('Certifies who took part', '負責簽發證書', '负责签发证书'),
  hours: words('Hours', '時數', '课时'),
  hoursUnit: words('hours', '小時', '小时'),
  hourCount: words('{count} {count|hour|hours}', '{count} 小時', '{count} 小时'),
  cost: words('Cost of all who take part', '全部參加者的費用', '全部参加者的费用'),
  from: words('First day', '開始日期', '开始日期'),
  to: words('Last day', '結束日期', '结束日期'),
  competence: words('Leads to the certificate', '可獲發的證書', '可获发的证书'),
  people: words('Who takes part', '參加者', '参加者'),
  peopleCount: words('{count} {count|person|people}', '{count} 名人員', '{count} 名人员'),
  span: words('{from} to {to}', '{from} 至 {to}', '{from} 至 {to}'),
  certify: words('Certify somebody', '簽發證書', '签发证书'),
  certifyWhy: words(
    'The certificate is put on record with all others, and counts at once.',
    '證書會與其他資格證書一同記錄，即時生效。',
    '证书会与其他资格证书一同记录，即时生效。',
  ),
  person: words('Person', '人員', '人员'),
  number: words('Number', '編號', '编号'),
  validFrom: words('Valid from', '生效日期', '生效日期'),
  validUntil: words('Valid until', '有效期至', '有效期至'),
  certified: words(
    'Certificate {number}, {from} to {until}',
    '證書 {number}，{from} 至 {until}',
    '证书 {number}，{from} 至 {until}',
  ),
  uncertified: words('No certificate yet', '尚未有證書', '尚无证书'),
  certificates: words('Certificates of competence', '資格證書', '资格证书'),
} as const
