import { type Words, words } from '../words.ts'

/** Why a deadline stands when it does, as it stands beside it. */
export const deadlineRuleWords: readonly Words[] = [
  words(
    'Told at 90 % of what a licence lets lie there, while goods can still be kept from coming in',
    '達牌照准許存放量的 90% 即通知，以便及時停止入庫',
    '达到许可证准许存放量的 90% 即通知，以便及时停止入库',
  ),
  words(
    'The hours are the custody terms of the stream; told half a day before',
    '時限按所屬流程的移交條款；提前半天通知',
    '时限按所属流程的移交条款；提前半天通知',
  ),
  words(
    'Three days to accept or refuse what arrived',
    '貨物送達後三天內須驗收或拒收',
    '货物送达后三天内须验收或拒收',
  ),
  words(
    'Two weeks to take back what was refused',
    '被拒收的貨物須於兩星期內取回',
    '被拒收的货物须在两周内取回',
  ),
  words(
    'Sixty days, since a renewal takes weeks',
    '提前六十天通知，因續期需時數星期',
    '提前六十天通知，因续期需要数周',
  ),
  words(
    'Thirty days to arrange the next course',
    '提前三十天通知，以便安排下一次課程',
    '提前三十天通知，以便安排下一次课程',
  ),
  words('Two weeks to rotate a key', '提前兩星期通知，以便更換密匙', '提前两周通知，以便更换密钥'),
]

/** The same where it is read in somebody's page. */
export const citedOfDeadlines: readonly Words[] = [
  words(
    'EPD guidance notes on the export permit application form, Jul 2018: an application should normally be submitted at least 90 days before shipping; it may take longer',
    '環境保護署出口許可證申請表格填寫指引（2018 年 7 月）：一般應於付運前最少 90 天提交申請；審批或需更長時間',
    '香港环境保护署出口许可证申请表填写指引（2018 年 7 月）：一般应在付运前至少 90 天提交申请；审批可能需要更长时间',
  ),
]
