import { textIn } from '../../domain/fact-values.ts'
import type { Facts, Field } from '../../domain/field.ts'
import { words } from '../../domain/words.ts'
import { assessInsulation, insulationLimits } from './insulation.ts'

/** Whether the last triage found less than 100 Ω/V: such a unit is neither opened nor sold, whoever released it. */
export const insulationFailedField: Field = {
  name: 'insulationFailed',
  label: words('Insulation below 100 Ω/V', '絕緣電阻低於 100 Ω/V', '绝缘电阻低于 100 Ω/V'),
  type: 'yes_no',
  audience: 'legitimate_interest',
  carried: true,
  source: insulationLimits.failBelow.source,
}

/** Judges the poles that were measured; a cell has none, and a pole that nobody measured says nothing here. */
export function insulationFailed(facts: Facts, kind: string): boolean {
  const voltage = textIn(facts, 'workingVoltageV')
  if (kind === 'cell' || voltage === undefined) return false
  return ['insulationPositiveKiloohm', 'insulationNegativeKiloohm'].some((name) => {
    const kiloohm = textIn(facts, name)
    return kiloohm !== undefined && assessInsulation(kiloohm, voltage).result === 'fail'
  })
}
