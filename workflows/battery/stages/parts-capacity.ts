import { textIn } from '../../../domain/fact-values.ts'
import type { Facts } from '../../../domain/field.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import type { OutputSituation } from '../../output-situation.ts'
import { batteries } from '../kinds.ts'

/** How much more energy parts may have together than what they are taken out of, by the name plates of all. */
export const partsEnergy = {
  mostOfWhole: 1.15,
  source: houseRule(
    'Parts in series each have the capacity of the whole, parallel ones a share of it; name plates differ by 15 % at most',
  ),
} as const

/**
 * Holds the capacity that parts take over from a whole against their voltages: parts in series add theirs up to that of the whole,
 * and what is more stood side by side and shared the capacity. Where no voltage tells, it is taken as in series and told.
 */
export function judgeCapacity(
  whole: Facts,
  outputs: readonly OutputSituation[],
): { readonly refused: readonly Fault[]; readonly warnings: readonly Warning[] } {
  const hours = numberIn(whole, 'ratedCapacityAmpereHours')
  const parts = outputs
    .map((output, at) => ({ output, at }))
    .filter(({ output: { kind } }) => batteries.some((one) => one === kind))
  const heirs = parts.filter(
    ({ output: { facts } }) => textIn(facts, 'ratedCapacityAmpereHours') === undefined,
  )
  if (hours === undefined || heirs.length === 0) return { refused: [], warnings: [] }
  const volts = numberIn(whole, 'nominalVoltageVolts')
  const voltsOf = ({ output: { facts } }: (typeof parts)[number]) =>
    numberIn(facts, 'nominalVoltageVolts')
  const unsaid = heirs.filter((part) => voltsOf(part) === undefined)
  if (volts === undefined || unsaid.length > 0) {
    const isAlone = parts.length === 1
    const values = { parts: heirs.length, hours: String(hours) }
    return { refused: [], warnings: isAlone ? [] : [warningOf('capacity_as_in_series', values)] }
  }
  const together = sumOf(parts, (part) => {
    const own = numberIn(part.output.facts, 'ratedCapacityAmpereHours') ?? hours
    return own * (voltsOf(part) ?? 0)
  })
  if (together <= partsEnergy.mostOfWhole * hours * volts) return { refused: [], warnings: [] }
  return { warnings: [], refused: heirs.map(({ output, at }) => ofItsOwn(output.code, at, hours)) }
}

function ofItsOwn(batch: string, at: number, hours: number): Fault {
  const pointer = `/outputs/${at}/facts/ratedCapacityAmpereHours`
  return faultOf(pointer, 'part_capacity_shared', { batch, hours: String(hours) })
}

function numberIn(facts: Facts, name: string): number | undefined {
  const text = textIn(facts, name)
  return text === undefined ? undefined : Number(text)
}
