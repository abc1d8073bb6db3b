import type { Transaction } from 'kysely'
import { canonical } from '../../domain/proof/canonical.ts'
import { refuse } from '../../domain/refusal.ts'
import { sha256Hex } from '../digest.ts'
import { RefusedError } from '../http/problem.ts'
import type { Database, Tables } from '../store/database.ts'
import { listCredits, lockCredits, type StoredCredit } from '../store/evidence/credits.ts'

/**
 * Gives a credit once: the same request again gives the same credit, another one under its id is refused. Everything is
 * written in one transaction or not at all. `write` gives nothing back: whether the id was free, the row says.
 */
export async function giveOnce(
  db: Database,
  request: { readonly id: string },
  {
    organisationKey,
    write,
  }: {
    readonly organisationKey: number
    readonly write: (tx: Transaction<Tables>, digest: Buffer) => Promise<unknown>
  },
): Promise<{ credit: StoredCredit; isNew: boolean }> {
  const { id } = request
  const digest = Buffer.from(sha256Hex(canonical(request)), 'hex')
  return db.transaction().execute(async (tx) => {
    await lockCredits(tx, organisationKey)
    const [earlier] = await listCredits(tx, organisationKey, { ids: [id] })
    if (earlier !== undefined) return { credit: sameCredit(earlier, digest), isNew: false }
    await write(tx, digest)
    const [credit] = await listCredits(tx, organisationKey, { ids: [id] })
    if (credit === undefined) throw new RangeError(`Cannot read back credit "${id}"`)
    return { credit, isNew: true }
  })
}

function sameCredit(earlier: StoredCredit, digest: Buffer): StoredCredit {
  if (earlier.digest.equals(digest)) return earlier
  throw new RefusedError(refuse('id_reused', '/id', ['credit_id_reused', { credit: earlier.id }]))
}
