import { type Words, words } from '../words.ts'

/** Why the service cannot answer just now, or not start. */
export const runningPhrases = {
  answer_timed_out: words(
    'Timed out: narrow the query or try again later',
    '查詢逾時：請縮小範圍，或稍後再試',
    '查询超时：请缩小范围，或稍后再试',
  ),
} as const satisfies Readonly<Record<string, Words>>
