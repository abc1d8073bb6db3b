import { mostOfClass } from '../../../domain/claim/origin.ts'
import { fitTogether } from '../../../domain/claim/share.ts'
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
    const originOf = streams.get(input.stream)?.originOf
    await checkCountedOnce(db, findings, { input, keepsOrigins: originOf !== undefined })
    const most = mostOfClass(input.drawnGrams, input.class, originOf?.(input.context as Facts))
    if (input.grams <= most) continue
    doubt(findings, {
      table: 'credit',
      key: `${input.credit}, batch "${input.code}"`,
      column: 'class',
      expected: { says: 'check_class_most', values: { most, class: input.class } },
      found: { says: 'check_class_found', values: { grams: input.grams, class: input.class } },
    })
  }
}

async function checkCountedOnce(
  db: Database,
  findings: Findings,
  { input, keepsOrigins }: { input: CheckedCreditInput; keepsOrigins: boolean },
): Promise<void> {
  const { organisationKey, credit, code, grams, drawnGrams } = input
  if (input.evidence === 'credit') return
  const share = { part: grams, whole: drawnGrams }
  const earned = (await findEarnedBefore(db, organisationKey, input)).find((before) =>
    before.class === input.class ? true : !keepsOrigins && !fitTogether(share, before),
  )
  if (earned === undefined) return
  doubt(findings, {
    table: 'credit',
    key: `${credit}, batch "${code}"`,
    column: 'inputs',
    expected: { says: 'check_carried_from', values: { credit: earned.id, class: earned.class } },
    found: input.evidence,
  })
}
