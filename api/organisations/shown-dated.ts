import { competencesIn } from '../../domain/competence.ts'
import { daysAfter } from '../../domain/local-day.ts'
import type { Dated } from '../../web/pages/workplace/organisation/dated.ts'
import { plainWords } from '../../workflows/words-of.ts'
import type { Installation } from '../installation.ts'

/** Days before its end from which a licence or certificate is marked. */
const soonDays = 90

/** A licence or certificate as pages show it; without a label it is called by its plain kind. */
export function shownDated(
  { kind, number, validUntil }: { kind: string; number: string; validUntil: string },
  label: Dated['label'] | undefined,
  today: string,
): Dated {
  const soon = daysAfter(today, soonDays)
  const validity = validUntil < today ? 'over' : validUntil <= soon ? 'soon' : 'live'
  return { label: label ?? plainWords(kind), number, validUntil, validity }
}

/** What kinds of certificates are called. */
export function competenceLabels(streams: Installation['streams']) {
  const stages = [...streams.values()].flatMap(({ allStages }) => Object.values(allStages))
  return new Map([...competencesIn(stages)].map(([kind, { label }]) => [kind, label]))
}
