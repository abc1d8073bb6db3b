import { textIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import type { Fault } from '../../domain/refusal.ts'
import type { OutputSituation } from '../output-situation.ts'
import { isGraver } from './damage.ts'
import { insulationFailed } from './insulation-failed.ts'
import { faultsInReadings } from './readings.ts'
import { type TriageClass, triage } from './triage.ts'
import { answersOf } from './triage-answers.ts'

/**
 * What the earlier records of a unit that is taken over say of its damage: the worst they found, green only where they
 * answer everything, and nothing otherwise, so that the unit counts as never triaged.
 */
export function earlierTriage(facts: Facts, { kind }: Pick<OutputSituation, 'kind'>): Facts {
  const { reasons } = triage(answersOf(facts, kind))
  const found = reasons.filter(({ code }) => code !== 'not-answered')
  if (found.length === 0 && reasons.length > 0) return {}
  const damageClass = found.reduce<TriageClass>(
    (worst, { class: one }) => (isGraver(one, worst) ? one : worst),
    'green',
  )
  return { damageClass, insulationFailed: insulationFailed(facts, kind) }
}

/** Readings in earlier records that cannot be: left out, they are a gap, which is the truth. */
export function faultsInEarlierReadings(
  facts: Facts,
  { kind }: Pick<OutputSituation, 'kind'>,
): Fault[] {
  const nominal = textIn(facts, 'nominalVoltageVolts')
  return faultsInReadings(facts, { kind, nominal }).map((fault) => ({
    ...fault,
    pointer: `/outputs/0${fault.pointer}`,
  }))
}
