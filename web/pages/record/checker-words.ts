import { credentialPhrases } from '../../../domain/phrases/credentials.ts'
import { proofPhrases } from '../../../domain/phrases/proof.ts'
import { outcomeWords, stepWords } from '../../../domain/proof/record/step-words.ts'
import { type Language, type Words, words } from '../../../domain/words.ts'
import { gap } from './format.ts'

/** What the checker in the browser says as a whole. */
export const verdictWords = {
  checking: words('Being checked …', '核對中……', '核对中……'),
  proven: words(
    'Checked: genuine, complete and unchanged.',
    '已核對：真確、完整、未經更改。',
    '已核对：真实、完整、未经更改。',
  ),
  wrong: words(
    'Do not rely on this record: it does not hold.',
    '切勿依賴此紀錄：核對結果不成立。',
    '切勿依赖此记录：核对结果不成立。',
  ),
  other: words(
    'Do not rely on this page: it tells of events that its evidence does not have.',
    '切勿依賴此頁：所載事件不在其證明文件之中。',
    '切勿依赖此页：所载事件不在其证明材料之中。',
  ),
  partly: words(
    'Checked in part: {holds} of {steps} hold, the others could not be checked.',
    '部分已核對：{steps} 項中 {holds} 項成立，其餘未能核對。',
    '部分已核对：{steps} 项中 {holds} 项成立，其余未能核对。',
  ),
  unsigned: words(
    'Nobody has issued a passport for this item: no signature says that its story is whole.',
    '此物件未獲簽發護照：沒有簽署證明其經歷完整。',
    '此物品未获签发护照：没有签名证明其经历完整。',
  ),
  ended: words(
    'Its passport has ended: its issuer’s signed list shows it as revoked.',
    '其護照已失效：簽發者簽署的清單顯示已撤銷。',
    '其护照已失效：签发者签名的清单显示已撤销。',
  ),
  endedUnshown: words(
    'It is said that its passport has ended; no signed list shows that.',
    '據稱其護照已失效，但沒有經簽署的清單證明。',
    '据称其护照已失效，但没有经签名的清单证明。',
  ),
  beside: words(
    'Its only witness runs on the machine of the log itself, which is no witness.',
    '唯一的見證方與日誌在同一部機器上運行，不能算作見證。',
    '唯一的见证方与日志在同一台机器上运行，不能算作见证。',
  ),
  unloaded: words(
    'Not checked: what the check needs could not be loaded.',
    '未核對：未能載入核對所需的資料。',
    '未核对：无法加载核对所需的数据。',
  ),
  unable: words(
    'Not checked: this browser cannot verify such signatures.',
    '未核對：此瀏覽器未能核實這類簽署。',
    '未核对：此浏览器无法验证这类签名。',
  ),
  policyWrong: words(
    'These keys cannot be read: expected a policy file (C2SP tlog-policy).',
    '無法讀取這些密匙：須為政策檔案（C2SP tlog-policy）。',
    '无法读取这些密钥：须为策略文件（C2SP tlog-policy）。',
  ),
} as const

/** All that the checker says, in one language: the program itself carries no words. */
export interface CheckerWords {
  readonly language: Language
  readonly verdicts: Readonly<Record<keyof typeof verdictWords, string>>
  readonly outcomes: Readonly<Record<keyof typeof outcomeWords, string>>
  readonly steps: Readonly<Record<keyof typeof stepWords, string>>
  /** Sentences of what may be wrong, by rule; `{name}` stands for a value. */
  readonly faults: Readonly<Record<string, string>>
  /** What stands between the values of a list, and between two sentences. */
  readonly comma: string
  readonly gap: string
}

/** The checker's words, as they are sent. */
export function checkerWords(language: Language): CheckerWords {
  return {
    language,
    verdicts: inOne(verdictWords, language),
    outcomes: inOne(outcomeWords, language),
    steps: inOne(stepWords, language),
    faults: inOne({ ...proofPhrases, ...credentialPhrases }, language),
    comma: language === 'en' ? ', ' : '、',
    gap: gap(language),
  }
}

function inOne<Name extends string>(
  table: Readonly<Record<Name, Words>>,
  language: Language,
): Readonly<Record<Name, string>> {
  const entries = Object.entries<Words>(table).map(([name, said]) => [name, said[language]])
  return Object.fromEntries(entries)
}
