import { canonicalDecimal, partIn, textIn, textsIn } from '../../../domain/fact-values.ts'
import type { FactValue } from '../../../domain/field.ts'
import type { Saying } from '../../../domain/phrases.ts'
import { type Words, words } from '../../../domain/words.ts'

/** One thing that keeps a unit from a better grade, as grading decided it. */
export function gradeReasonIn(part: FactValue): Saying | undefined {
  const reason = partIn(part)
  const code = textIn(reason, 'code')
  if (code === 'resistance-not-compared') {
    const missing = textsIn(reason, 'missing').flatMap((name) => inputWords[name] ?? [])
    return { says: 'grade_resistance_not_compared', values: { missing } }
  }
  const grade = textIn(reason, 'grade') ?? ''
  const [measured, limit] = ['measuredPercent', 'limitPercent'].map((name) =>
    canonicalDecimal(textIn(reason, name) ?? '0'),
  )
  const values = { measured: measured ?? '', limit: limit ?? '', grade }
  if (code === 'state-of-health-below') return { says: 'grade_health_below', values }
  if (code === 'resistance-increase-above') return { says: 'grade_resistance_above', values }
  return code === 'state-of-health-unusually-high'
    ? { says: 'grade_health_unusual', values }
    : undefined
}

const inputWords: Readonly<Record<string, Words>> = {
  resistanceMilliohm: words('the resistance measured', '實測內阻', '实测内阻'),
  baselineMilliohm: words('the resistance of the baseline', '基準內阻', '基准内阻'),
  baselineKind: words('the kind of baseline', '內阻比較基準', '内阻比较基准'),
}
