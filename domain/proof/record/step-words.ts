import { words } from '../../words.ts'
import type { RecordStep } from './verify-record.ts'

/** What each step asks, as people read it before the answer. */
export const stepWords = {
  form: words('The passport is written as it should be', '護照格式正確', '护照格式正确'),
  key: words('The key is its issuer’s', '密匙屬於簽發者', '密钥属于签发者'),
  signature: words('Its issuer signed it', '由簽發者簽署', '由签发者签名'),
  dates: words('It is valid today', '現時有效', '当前有效'),
  status: words('It was not revoked', '沒有被撤銷', '没有被撤销'),
  history: words(
    'This is the list of events that it names',
    '事件清單與護照所指的相同',
    '事件清单与护照所指的相同',
  ),
  chain: words(
    'Each event follows the one before it, unchanged',
    '每項事件均緊接前一項，未經更改',
    '每项事件均紧接前一项，未经更改',
  ),
  logged: words('All of it is in the public log', '全部已收錄於公開日誌', '全部已收录于公开日志'),
  checkpoint: words('The log signed this state of itself', '日誌已簽署此狀態', '日志已签署此状态'),
  witness: words('Witnesses saw this state of the log', '見證方見過此狀態', '见证方见过此状态'),
} as const satisfies Readonly<Record<RecordStep, unknown>>

/** What came of a step, as people read it. */
export const outcomeWords = {
  holds: words('holds', '成立', '成立'),
  wrong: words('does not hold', '不成立', '不成立'),
  unchecked: words('not checked', '未核對', '未核对'),
} as const
export type StepOutcome = keyof typeof outcomeWords

/** What came of a step; nothing missing ever holds. */
export function outcomeOf(faults: readonly unknown[] | undefined): StepOutcome {
  if (faults === undefined) return 'unchecked'
  return faults.length === 0 ? 'holds' : 'wrong'
}
