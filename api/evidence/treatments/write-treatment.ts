import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { percentOf } from '../../../domain/claim/share.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { testedBound } from '../../../domain/treatment/tested-bound.ts'
import type { By } from '../../http/principal.ts'
import { requestDigest, sameOrRefused } from '../../once.ts'
import { audit } from '../../people/access/audit.ts'
import type { Database, Tables } from '../../store/database.ts'
import {
  addTest,
  addTreatment,
  addTreatmentClaim,
  lockTreatment,
  readDigest,
  readTreatments,
  type StoredTreatment,
} from '../../store/evidence/treatments.ts'
import type {
  newTestSchema,
  newTreatmentClaimSchema,
  newTreatmentSchema,
} from './treatment-schemas.ts'

type Tx = Transaction<Tables>

/** Adds a treatment; throws the refusal of a code that is taken. */
export async function addOwnTreatment(
  tx: Tx,
  { principal, organisationKey, now }: By,
  treatment: z.output<typeof newTreatmentSchema>,
): Promise<StoredTreatment> {
  const { code, name, names, agent, substrate } = treatment
  const row = { organisation_key: organisationKey, code, name, names, agent, substrate }
  if (!(await addTreatment(tx, Object.assign({ created_time: now }, row)))) {
    const taken = ['treatment_code_taken', { treatment: code }] as const
    throw new RefusedError(refuse('invalid', '/code', taken))
  }
  const done = {
    kind: 'administration',
    action: 'treatment added',
    detail: treatment,
    now,
  } as const
  await audit(tx, principal, done)
  return ownTreatment(tx, organisationKey, code)
}

/** Gives the evidence of a test, once for each id; throws the refusal of a treatment that is not there. */
export async function giveTest(
  tx: Tx,
  writing: By,
  request: z.output<typeof newTestSchema>,
): Promise<{ readonly treatment: StoredTreatment; readonly isNew: boolean }> {
  const { laboratory, report, testedOn } = request
  return writeOnce(tx, 'treatment_test', { writing, request }, (common) =>
    addTest(tx, Object.assign({ laboratory, report, tested_day: testedOn }, common)),
  )
}

/**
 * Makes a claim, once for each id. Throws the refusal of one for more cycles than its tests bear, which names how many they bear, and of a
 * treatment that is not there.
 */
export async function claimTreatment(
  tx: Tx,
  writing: By,
  request: z.output<typeof newTreatmentClaimSchema>,
): Promise<{ readonly treatment: StoredTreatment; readonly isNew: boolean }> {
  const { reference = null } = request
  return writeOnce(tx, 'treatment_claim', { writing, request }, (common, { tests }) => {
    assertTested(request, tests)
    return addTreatmentClaim(tx, Object.assign({ reference }, common))
  })
}

function assertTested(
  claim: z.output<typeof newTreatmentClaimSchema>,
  tests: StoredTreatment['tests'],
): void {
  const { method, cycles } = claim
  const bound = testedBound(
    tests.filter(({ end }) => end === null),
    claim,
  )
  const percent = percentOf(claim.resultBasisPoints)
  if (bound === undefined) {
    const values = { percent, method }
    throw new RefusedError(refuse('claim_not_allowed', '/cycles', ['treatment_untested', values]))
  }
  if (cycles <= bound) return
  const values = { percent, method, cycles, bound }
  throw new RefusedError(refuse('claim_not_allowed', '/cycles', ['treatment_beyond_tests', values]))
}

type Request = z.output<typeof newTestSchema> | z.output<typeof newTreatmentClaimSchema>

/** Writes a test or a claim under its id, while nobody else writes of the same treatment; the same request again changes nothing. */
async function writeOnce(
  tx: Tx,
  table: 'treatment_test' | 'treatment_claim',
  { writing: { organisationKey, now }, request }: { writing: By; request: Request },
  write: (
    common: {
      readonly id: string
      readonly organisation_key: number
      readonly treatment_key: number
      readonly method: string
      readonly cycle: Request['cycle']
      readonly cycles: number
      readonly result_basis_points: number
      readonly digest: Buffer
      readonly created_time: Date
    },
    treatment: StoredTreatment,
  ) => Promise<boolean>,
) {
  const { id, treatment: code, method, cycle, cycles, resultBasisPoints } = request
  const { treatmentKey } = await ownTreatment(tx, organisationKey, code, '/treatment')
  await lockTreatment(tx, treatmentKey)
  const treatment = await ownTreatment(tx, organisationKey, code, '/treatment')
  const digest = requestDigest(request)
  const idReused = ['treatment_id_reused', { id }] as const
  const earlier = await readDigest(tx, table, { organisationKey, id })
  if (earlier !== undefined) {
    sameOrRefused(earlier, digest, idReused)
    return { treatment, isNew: false }
  }
  const common = {
    id,
    organisation_key: organisationKey,
    treatment_key: treatmentKey,
    method,
    cycle,
    cycles,
    result_basis_points: resultBasisPoints,
    digest,
    created_time: now,
  }
  // Somebody may have taken the id for another treatment meanwhile.
  if (!(await write(common, treatment))) {
    throw new RefusedError(refuse('id_reused', '/id', idReused))
  }
  return { treatment: await ownTreatment(tx, organisationKey, code, '/treatment'), isNew: true }
}

/** The organisation's treatment of this code. Throws the refusal that another organisation's gets as well. */
export async function ownTreatment(
  db: Database,
  organisationKey: number,
  code: string,
  pointer = '/path/code',
): Promise<StoredTreatment> {
  const [treatment] = await readTreatments(db, organisationKey, { code })
  if (treatment !== undefined) return treatment
  const known = ['treatment_not_there', { treatment: code }] as const
  throw new RefusedError(refuse('not_found', pointer, known))
}
