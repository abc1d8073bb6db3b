import { dayMilliseconds } from './hours.ts'
import { words } from './words.ts'

/** What a reader may ask the holder of a record about. */
export const questionSubjects = {
  condition: words(
    'Its condition: grade, test values, state of health',
    '狀況：等級、測試數值、健康狀態',
    '状况：等级、测试数值、健康状态',
  ),
  papers: words(
    'Papers: certificates, declarations, test reports',
    '文件：證書、聲明、測試報告',
    '文件：证书、声明、测试报告',
  ),
  other: words('Something else', '其他', '其他'),
} as const
export type QuestionSubject = keyof typeof questionSubjects
export const questionSubjectNames = Object.keys(questionSubjects) as [
  QuestionSubject,
  ...QuestionSubject[],
]

/** House rules: nobody is flooded by a sticker that was photographed, and no stranger's address lies about. */
export const questionRules = {
  /** Questions within a day about one batch, and to one holder in all. */
  mostOfBatch: 10,
  mostOfHolder: 200,
  /** From one address: so many at once, then one in so many seconds. */
  burst: 5,
  seconds: 120,
  /** A question from when it was asked, an answer from when it was given. */
  keptDays: 90,
} as const

/**
 * When a question goes that was asked, or answered, at a moment: with what was shown for it where that ends later.
 */
export function questionEnd(from: Date, shownUntil?: Date): Date {
  const end = new Date(from.getTime() + questionRules.keptDays * dayMilliseconds)
  return shownUntil !== undefined && shownUntil > end ? shownUntil : end
}
