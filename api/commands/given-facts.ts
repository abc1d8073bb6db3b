import type { Facts, Field } from '../../domain/field.ts'
import { parseFacts } from '../../domain/parse-facts.ts'
import { faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'

/**
 * Reads `--fact NAME=VALUE` as facts that hold for every row and have no column. Throws a RefusedError with every fault,
 * so that it is told once and not for each row.
 */
export function givenFacts(given: readonly string[], fields: readonly Field[]): Facts {
  const unclear = given.filter((text) => !text.includes('='))
  if (unclear.length > 0) {
    const faults = unclear.map((fact) => faultOf('--fact', 'fact_unreadable', { fact }))
    throw new RefusedError({ code: 'invalid', faults })
  }
  const named = given.map((text): [string, unknown] => {
    const [name = '', ...rest] = text.split('=')
    const value = rest.join('=')
    const isYesNo = fields.some((field) => field.name === name && field.type === 'yes_no')
    return [name, isYesNo && (value === 'true' || value === 'false') ? value === 'true' : value]
  })
  const { facts, faults } = parseFacts(fields, Object.fromEntries(named), '--fact')
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return facts
}
