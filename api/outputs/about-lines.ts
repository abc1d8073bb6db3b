import { momentText } from '../../domain/local-moment.ts'
import { type Language, words } from '../../domain/words.ts'
import type { ReportTable } from './report-table.ts'

const phrases = {
  made: words('Made', '製備時間', '制作时间'),
  digest: words('SHA-256 of the report', '報告的 SHA-256', '报告的 SHA-256'),
} as const

/** What a report is, label and value: its own facts, when it was made and its digest. */
export function aboutLines(
  { facts, place: { now, timeZone }, digest }: ReportTable,
  language: Language,
): readonly (readonly [string, string])[] {
  return [
    ...facts.map(({ label, value }): [string, string] => [
      label[language],
      typeof value === 'string' ? value : value[language],
    ]),
    [phrases.made[language], `${momentText(now.toISOString(), language, timeZone)} (${timeZone})`],
    [phrases.digest[language], digest],
  ]
}
