import { words } from '../../../../domain/words.ts'

/** Phrases of the pages for whoever runs the installation. `{…}` is filled in. */
export const platformPhrases = {
  title: words('Organisations', '機構', '机构'),
  why: words(
    'You run this installation: you add organisations, say under whose law they lie, and switch accounts off. You see nothing of their business.',
    '你負責營運本系統：可新增機構、設定其司法管轄區及停用帳戶，但不會看到機構的業務資料。',
    '您负责运营本系统：可新增机构、设置其司法管辖区以及停用账户，但不会看到机构的业务数据。',
  ),
  accounts: words('Accounts', '帳戶管理', '账户管理'),
  none: words('No organisations yet.', '尚未有機構。', '还没有机构。'),
  older: words('More', '更多', '更多'),
  add: words('Add an organisation', '新增機構', '新增机构'),
  slug: words('Code', '代號', '代号'),
  slugHint: words(
    'Events carry it for ever, such as hk-recycler; it never changes',
    '事件會永久載有此代號，例如 hk-recycler；不可更改',
    '事件会永久带有此代号，例如 hk-recycler；不可更改',
  ),
  name: words('Name', '名稱', '名称'),
  kind: words('Kind', '類別', '类别'),
  jurisdiction: words('Jurisdiction', '司法管轄區', '司法管辖区'),
  jurisdictionHint: words(
    'ISO 3166, such as HK or CN-GD: it says which authority oversees a company',
    'ISO 3166 代碼，例如 HK 或 CN-GD：決定由哪個主管當局監管',
    'ISO 3166 代码，例如 HK 或 CN-GD：决定由哪个主管部门监管',
  ),
  zone: words('Time zone', '時區', '时区'),
  zoneHint: words(
    'A name such as Asia/Hong_Kong, for facilities that say none of their own',
    '例如 Asia/Hong_Kong，適用於沒有自訂時區的設施',
    '例如 Asia/Hong_Kong，适用于没有自定时区的设施',
  ),
  constructed: words('demonstration', '示範', '演示'),
  since: words('here since {day}', '{day} 加入', '{day} 加入'),
  change: words('Jurisdiction and time zone', '司法管轄區與時區', '司法管辖区与时区'),
  changeWhy: words(
    'Holds from now on. What is recorded is not judged again.',
    '由現在起生效。已有的紀錄不會重新判定。',
    '从现在起生效。已有的记录不会重新判定。',
  ),
  save: words('Save', '儲存', '保存'),
  suspended: words('suspended', '已暫停', '已暂停'),
  suspendedSince: words('Suspended since {time}', '自 {time} 起暫停', '自 {time} 起暂停'),
  suspend: words('Suspend', '暫停', '暂停'),
  suspendWhy: words(
    'Nobody acts for it any more, by a membership or a key, until you let it go on. What is recorded stays, and so do its public records.',
    '暫停後無人可代表此機構行事，成員與密匙均不可用，直至恢復為止。已有的紀錄及公開的來源紀錄均會保留。',
    '暂停后无人可代表此机构行事，成员与密钥均不可用，直至恢复为止。已有的记录及公开的溯源记录均会保留。',
  ),
  suspendYes: words('Suspend it now', '確定暫停', '确定暂停'),
  resume: words('Let it go on', '恢復', '恢复'),
  first: words('First administrator', '首位管理員', '首位管理员'),
  firstWhy: words(
    'Nobody can come in yet. Invite the first administrator, who invites everybody else.',
    '目前無人可以進入。請邀請首位管理員，再由該管理員邀請其他成員。',
    '目前无人可以进入。请邀请首位管理员，再由该管理员邀请其他成员。',
  ),
  firstThere: words(
    'It has an administrator, who says who else belongs to it.',
    '此機構已有管理員，由管理員決定其他成員。',
    '此机构已有管理员，由管理员决定其他成员。',
  ),
  email: words('E-mail address', '電郵地址', '电子邮箱'),
  invite: words('Send the invitation', '發送邀請', '发送邀请'),
  told: {
    added: words(
      'The organisation is added. Invite its first administrator now.',
      '已新增機構。請邀請首位管理員。',
      '已新增机构。请邀请首位管理员。',
    ),
    saved: words('Saved.', '已儲存。', '已保存。'),
    invited: words('The invitation is on its way.', '邀請即將送達。', '邀请即将送达。'),
  },
} as const

/** What an organisation is. */
export const organisationKindPhrases = {
  company: words('Company', '企業', '企业'),
  authority: words('Authority', '主管當局', '主管部门'),
  platform: words('Platform', '平台', '平台'),
} as const
