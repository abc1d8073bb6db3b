import { compare, parseDecimal } from '../../domain/decimal.ts'
import type { BatchState } from '../../domain/event.ts'
import { decimalIn, textIn } from '../../domain/fact-values.ts'
import { type Words, words } from '../../domain/words.ts'
import { touchLimit } from './stages/isolation.ts'

const highVoltage = words('high voltage', '高壓電', '高压电')

/** Chemistry and nominal voltage as a label has room for them, and that it is not to be touched where the voltage says so. */
export function onLabel({ context }: Pick<BatchState, 'kind' | 'context'>): readonly Words[] {
  const chemistry = textIn(context, 'chemistry')
  const volts = textIn(context, 'nominalVoltageVolts')
  const given = decimalIn(context, 'nominalVoltageVolts')
  const isHigh = given !== undefined && compare(given, parseDecimal(touchLimit.belowVolts)) >= 0
  return [
    ...(chemistry === undefined || unsaid.includes(chemistry)
      ? []
      : [plain(chemistry.replace('_', '/'))]),
    ...(volts === undefined ? [] : [plain(`${volts} V`)]),
    ...(isHigh ? [highVoltage] : []),
  ]
}

/** What tells whoever lifts it nothing. */
const unsaid = ['UNKNOWN', 'MIXED']

function plain(text: string): Words {
  return words(text, text, text)
}
