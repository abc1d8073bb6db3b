import { type Words, words } from '../words.ts'

/** Why an account, a recall or a look is refused. */
export const peoplePhrases = {
  email_wrong: words(
    'Cannot send to "{email}": expected an e-mail address',
    '無法寄往「{email}」：請填寫電郵地址',
    '无法发往“{email}”：请填写邮箱地址',
  ),
  invite_as_role: words(
    'Cannot invite as "{role}": expected {roles}',
    '無法以「{role}」身分邀請：應為 {roles}',
    '无法以“{role}”身份邀请：应为 {roles}',
  ),
  role_not_here: words(
    'Cannot make somebody "{role}" here: expected {roles}',
    '此機構不設「{role}」身分：應為 {roles}',
    '此机构不设“{role}”身份：应为 {roles}',
  ),
  member_unknown: words(
    'Cannot find this member: expected one of yours',
    '找不到此成員：請選擇貴機構的成員',
    '找不到此成员：请选择贵机构的成员',
  ),
  invitation_unknown: words(
    'Cannot find this invitation: expected an open one of yours',
    '找不到此邀請：請選擇貴機構仍然有效的邀請',
    '找不到此邀请：请选择贵机构仍然有效的邀请',
  ),
  last_administrator: words(
    'Cannot take away the last administrator: make somebody else one first',
    '不能移除最後一位管理員：請先指派另一位',
    '不能移除最后一位管理员：请先指定另一位',
  ),
  organisation_not_yours: words(
    'Cannot act for "{organisation}": expected an organisation that you belong to',
    '無法代表「{organisation}」：請選擇你所屬的機構',
    '无法代表“{organisation}”：请选择您所属的机构',
  ),
  organisation_not_shown: words(
    'Cannot show "{organisation}": expected your own organisation, or one that your authority oversees',
    '無法顯示「{organisation}」：請選擇你的機構，或你所屬主管當局監管的機構',
    '无法显示“{organisation}”：请选择您的机构，或您所属主管部门监管的机构',
  ),
  session_unknown: words(
    'Cannot find this session: expected one of yours',
    '找不到此登入：請選擇你自己的登入',
    '找不到此登录：请选择您自己的登录',
  ),
  account_unknown: words(
    'Cannot find this account: expected one of this installation',
    '找不到此帳戶：請選擇本系統的帳戶',
    '找不到此账户：请选择本系统的账户',
  ),
  cursor_unknown: words(
    'Cannot turn to this page: expected the "next" of an earlier answer to the same question, asked for the same organisation',
    '無法翻到此頁：請使用先前同一查詢、同一機構的回應中的「next」',
    '无法翻到此页：请使用先前同一查询、同一机构的响应中的“next”',
  ),
  identity_not_shown: words(
    'Cannot do this now: expected you to show within the last {minutes} min who you are; sign in again',
    '請先確認身分：須於登入後 {minutes} 分鐘內進行此操作，請重新登入',
    '请先确认身份：须在登录后 {minutes} 分钟内进行此操作，请重新登录',
  ),
  invitations_to_address_too_many: words(
    'Cannot write to {email} so often: expected at most {most} invitations an hour; try again in {minutes} min',
    '寄往 {email} 的邀請過多：每小時最多 {most} 封，請於 {minutes} 分鐘後再試',
    '发往 {email} 的邀请过多：每小时最多 {most} 封，请在 {minutes} 分钟后再试',
  ),
  invitations_too_many: words(
    'Cannot send so many invitations: expected at most {most} an hour of one organisation; try again in {minutes} min',
    '邀請發送過多：每間機構每小時最多 {most} 封，請於 {minutes} 分鐘後再試',
    '邀请发送过多：每家机构每小时最多 {most} 封，请在 {minutes} 分钟后再试',
  ),
  invite_from_demonstration: words(
    'Cannot invite "{email}": people of "{domain}" belong to the demonstration; expected an address that somebody reads',
    '無法邀請「{email}」：「{domain}」的人員屬於示範資料；請填寫有人收信的電郵地址',
    '无法邀请“{email}”：“{domain}”的人员属于演示数据；请填写有人收信的邮箱地址',
  ),
  invite_into_demonstration: words(
    'Cannot invite "{email}" into the demonstration: expected an address of "{domain}"',
    '無法邀請「{email}」加入示範資料：請填寫「{domain}」的電郵地址',
    '无法邀请“{email}”加入演示数据：请填写“{domain}”的邮箱地址',
  ),
  last_of_platform: words(
    'Cannot switch off the last platform administrator: make somebody else one first',
    '不能停用最後一位平台管理員：請先指派另一位',
    '不能停用最后一位平台管理员：请先指定另一位',
  ),
  links_too_many: words(
    'Cannot send so many links: expected at most {most} an hour. The last one still works; try again in {minutes} min',
    '連結發送過多：每小時最多 {most} 個。最近收到的連結仍然有效；請於 {minutes} 分鐘後再試',
    '链接发送过多：每小时最多 {most} 个。最近收到的链接仍然有效；请在 {minutes} 分钟后再试',
  ),
  recall_ended: words(
    'Cannot object to this recall: it has ended and its notice is down',
    '無法對此召回提出反對：召回已結束，公告已撤下',
    '无法对此召回提出异议：召回已结束，公告已撤下',
  ),
  recall_is_your_own: words(
    'Cannot object to a recall of your own: end it instead',
    '無法反對自己發起的召回：請改為結束召回',
    '无法对自己发起的召回提出异议：请改为结束召回',
  ),
  recall_objected_before: words(
    'Cannot object to this recall again: your objection stands',
    '無法再次反對此召回：你的反對已記錄',
    '无法再次对此召回提出异议：您的异议已记录',
  ),
  recall_of_batch_open: words(
    'Cannot recall "{batch}" again: your recall {recall} of it is open; end that one first',
    '無法再次召回「{batch}」：你對它的召回 {recall} 仍在進行；請先結束',
    '无法再次召回“{batch}”：您对它的召回 {recall} 仍在进行；请先结束',
  ),
  recall_removal_by_authority: words(
    'Cannot take this notice down: expected a regulator who looks at the organisation on whose pages it stands',
    '無法撤下此公告：須由正在查閱該機構的監管人員操作',
    '无法撤下此公告：须由正在查阅该机构的监管人员操作',
  ),
  recalls_a_day: words(
    'Cannot open another recall: {opened} were opened within 24 hours and {most} is the limit; expected it in {minutes} minutes. One recall follows all that came out of a batch',
    '無法再發起召回：24 小時內已發起 {opened} 宗，上限為 {most} 宗；請在 {minutes} 分鐘後再試。一宗召回已涵蓋由該批次產生的一切',
    '无法再发起召回：24 小时内已发起 {opened} 起，上限为 {most} 起；请在 {minutes} 分钟后再试。一起召回已涵盖由该批次产生的一切',
  ),
  sending_broke_off: words(
    'Cannot read the whole of what was sent: it broke off on the way; send it again',
    '未能收到完整內容：傳送中斷，請重新傳送',
    '未能收到完整内容：发送中断，请重新发送',
  ),
  key_reads_its_place: words(
    'Cannot use "{route}" with this key: it is for one facility and reads only what is needed to record there',
    '無法用此密匙使用「{route}」：它只供所在設施使用，只可讀取在該處記錄所需的資料',
    '无法用此密钥使用“{route}”：它只供所在设施使用，只能读取在该处记录所需的数据',
  ),
  station_looks_elsewhere: words(
    'Cannot look there with this key: expected its own facility and a stream that it records',
    '無法用此密匙查看該處：請使用其所屬設施及其可記錄的流程',
    '无法用此密钥查看该处：请使用其所属设施及其可记录的流程',
  ),
  asker_changed: words(
    'Cannot go on: the key or the session that sent this has ended, or stands for another organisation now',
    '無法繼續：傳送此內容的密匙或登入已失效，或已改為代表另一機構',
    '无法继续：发送此内容的密钥或登录已失效，或已改为代表另一机构',
  ),
  text_unreadable: words(
    'Cannot keep this text: it holds U+0000 or half of a character',
    '無法保存此文字：當中含有 U+0000 或不完整的字元',
    '无法保存此文字：其中含有 U+0000 或不完整的字符',
  ),
} as const satisfies Readonly<Record<string, Words>>
