import type { Transaction } from 'kysely'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { isBorne } from '../../../domain/treatment/tested-bound.ts'
import type { By } from '../../http/principal.ts'
import { audit } from '../../people/access/audit.ts'
import type { Tables } from '../../store/database.ts'
import {
  endOfTreatment,
  lockTreatment,
  readTreatments,
  type StoredTreatment,
} from '../../store/evidence/treatments.ts'

type Tx = Transaction<Tables>

interface AskedEnd {
  readonly id: string
  /** Why it was made in error. */
  readonly note: string
}

/**
 * Ends a test that was put on record in error. Throws the refusal of one on which claims rest that stand, with how many: they are ended
 * first. Done again, it changes nothing and says nothing.
 */
export async function endOwnTest(
  tx: Tx,
  writing: By,
  { id, note }: AskedEnd,
): Promise<StoredTreatment> {
  const { organisationKey } = writing
  const { tests, claims } = await held(tx, organisationKey, id)
  const left = tests.filter((test) => test.end === null && test.id !== id)
  const standing = tests.filter(({ end }) => end === null)
  const resting = claims.filter(
    (claim) => claim.end === null && isBorne(claim, standing) && !isBorne(claim, left),
  )
  if (resting.length > 0) {
    const needed = ['treatment_test_needed', { claims: resting.length }] as const
    throw new RefusedError(refuse('claim_not_allowed', '/path/id', needed))
  }
  return end(tx, writing, { table: 'treatment_test', id, note })
}

/** Ends a claim that was made in error; done again, it changes nothing and says nothing. */
export async function endOwnTreatmentClaim(
  tx: Tx,
  writing: By,
  { id, note }: AskedEnd,
): Promise<StoredTreatment> {
  await held(tx, writing.organisationKey, id)
  return end(tx, writing, { table: 'treatment_claim', id, note })
}

async function end(
  tx: Tx,
  { principal, organisationKey, now }: By,
  { table, id, note }: AskedEnd & { readonly table: 'treatment_test' | 'treatment_claim' },
): Promise<StoredTreatment> {
  const isEnded = await endOfTreatment(tx, table, { organisationKey, id, note, now })
  const action = table === 'treatment_test' ? 'treatment test ended' : 'treatment claim ended'
  const done = { kind: 'administration', action, detail: { id, note }, now } as const
  if (isEnded) await audit(tx, principal, done)
  return ownHaving(tx, organisationKey, id)
}

/** The treatment to which a test or claim belongs, of which nobody else writes meanwhile. */
async function held(tx: Tx, organisationKey: number, id: string): Promise<StoredTreatment> {
  const { treatmentKey } = await ownHaving(tx, organisationKey, id)
  await lockTreatment(tx, treatmentKey)
  return ownHaving(tx, organisationKey, id)
}

async function ownHaving(tx: Tx, organisationKey: number, id: string): Promise<StoredTreatment> {
  const [treatment] = await readTreatments(tx, organisationKey, { having: id })
  if (treatment !== undefined) return treatment
  throw new RefusedError(refuse('not_found', '/path/id', ['treatment_part_not_there', { id }]))
}
