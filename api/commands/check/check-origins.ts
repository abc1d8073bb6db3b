import { mostOfClass } from '../../../domain/claim/origin.ts'
import type { Facts } from '../../../domain/field.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { readCreditInputs } from '../../store/check/checked-balances.ts'
import type { Database } from '../../store/database.ts'
import { doubt, type Findings } from './findings.ts'

/** Names credits that count more of a class than the ledger holds of an input's origin; by-products follow their main credit. */
export async function checkOrigins(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<void> {
  for (const input of await readCreditInputs(db)) {
    const origin = streams.get(input.stream)?.originOf?.(input.context as Facts)
    const most = mostOfClass(input.drawnGrams, input.class, origin)
    if (input.grams <= most) continue
    doubt(findings, {
      table: 'credit',
      key: `${input.credit}, batch "${input.code}"`,
      column: 'class',
      expected: `at most ${most} g ${input.class}, by the origin in the ledger`,
      found: `${input.grams} g ${input.class}`,
    })
  }
}
