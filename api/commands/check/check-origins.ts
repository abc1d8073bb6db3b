import { mostOfClass } from '../../../domain/claim/origin.ts'
import type { Facts } from '../../../domain/field.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type CheckedCreditInput, readCreditInputs } from '../../store/check/checked-balances.ts'
import type { Database } from '../../store/database.ts'
import { findEarnedBefore } from '../../store/evidence/counted-credits.ts'
import { doubt, type Findings } from './findings.ts'

/**
 * Names credits that count more of a class than the ledger holds of an input's origin, or what another credit counts already;
 * by-products follow their main credit.
 */
export async function checkOrigins(
  db: Database,
  findings: Findings,
  streams: ReadonlyMap<string, LoadedStream>,
): Promise<void> {
  for (const input of await readCreditInputs(db)) {
    await checkCountedOnce(db, findings, input)
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

async function checkCountedOnce(
  db: Database,
  findings: Findings,
  input: CheckedCreditInput,
): Promise<void> {
  const { organisationKey, credit, code } = input
  if (input.evidence === 'credit') return
  const earned = await findEarnedBefore(db, organisationKey, input)
  if (earned === undefined) return
  doubt(findings, {
    table: 'credit',
    key: `${credit}, batch "${code}"`,
    column: 'inputs',
    expected: `carried on from credit ${earned}, which a process before earned`,
    found: input.evidence,
  })
}
