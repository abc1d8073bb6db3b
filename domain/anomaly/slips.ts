import type { Finding } from './finding.ts'
import { usualOf } from './robust.ts'
import { anomalyRules } from './rules.ts'

/** A mass that was put on record for a new batch. */
export interface NewMass {
  readonly event: string
  readonly facility: string
  readonly stream: string
  readonly kind: string
  readonly time: string
  readonly batch: string
  readonly grams: number
  readonly isNew: boolean
}

const { slip: rules, version } = anomalyRules

/** Masses about ten or a thousand times as large or as small as those of the same kind at the same place. */
export function slips(masses: readonly NewMass[]): readonly Finding[] {
  const groups = Map.groupBy(
    masses.filter(({ grams }) => grams > 0),
    ({ facility, stream, kind }) => `${facility}\n${stream}\n${kind}`,
  )
  return [...groups.values()].flatMap((group) => {
    if (group.length <= rules.leastHistory) return []
    const usual = usualOf(group.map(({ grams }) => Math.log10(grams)))
    if (usual.spread > rules.mostSpread) return []
    return group.filter(({ isNew }) => isNew).flatMap((one) => slipOf(one, usual) ?? [])
  })
}

function slipOf(
  { event, facility, stream, time, batch, grams }: NewMass,
  usual: { readonly count: number; readonly median: number; readonly spread: number },
): Finding | undefined {
  const decades = Math.log10(grams) - usual.median
  const factor = [10, 1_000].find(
    (one) => Math.abs(Math.abs(decades) - Math.log10(one)) <= rules.tolerance,
  )
  if (factor === undefined) return undefined
  const middle = Math.round(10 ** usual.median)
  return {
    kind: 'slip',
    about: event + batch,
    facility,
    stream,
    time,
    events: [event],
    batches: [batch],
    named: { batch },
    arithmetic: [
      { name: 'grams', unit: 'grams', value: grams },
      { name: 'middle', unit: 'grams', value: middle },
      { name: 'factor', unit: 'times', value: decades > 0 ? grams / middle : middle / grams },
      { name: 'compared', unit: 'count', value: usual.count - 1 },
      { name: 'usualLow', unit: 'grams', value: Math.round(middle / 10 ** (3 * usual.spread)) },
      { name: 'usualHigh', unit: 'grams', value: Math.round(middle * 10 ** (3 * usual.spread)) },
    ],
    version,
  }
}
