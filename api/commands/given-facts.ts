import type { Field } from '../../domain/field.ts'
import { refusal } from '../../domain/refusal.ts'
import { RefusedError } from '../problem.ts'

/**
 * Reads `--fact name=value` as facts that hold for every row and have no column. Values are checked where every fact is;
 * here only the names. Throws a RefusedError naming those there are.
 */
export function givenFacts(
  given: readonly string[],
  fields: readonly Field[],
): Readonly<Record<string, unknown>> {
  const facts: Record<string, unknown> = {}
  for (const text of given) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    const field = fields.find((one) => one.name === name)
    if (field === undefined) {
      const names = fields.map((one) => one.name).join(', ')
      const message = `Cannot read "${text}" as a fact: expected NAME=VALUE with one of ${names}`
      throw new RefusedError(refusal('invalid', '--fact', message))
    }
    const yesNo = field.type === 'yes_no' && (value === 'true' || value === 'false')
    facts[name] = yesNo ? value === 'true' : value
  }
  return facts
}
