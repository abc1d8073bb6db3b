import type { Transaction } from 'kysely'
import { requestDigest, sameOrRefused } from '../once.ts'
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
  const digest = requestDigest(request)
  const idReused = ['credit_id_reused', { credit: id }] as const
  return db.transaction().execute(async (tx) => {
    await lockCredits(tx, organisationKey)
    const [earlier] = await listCredits(tx, organisationKey, { ids: [id] })
    if (earlier !== undefined)
      return { credit: sameOrRefused(earlier, digest, idReused), isNew: false }
    await write(tx, digest)
    const [credit] = await listCredits(tx, organisationKey, { ids: [id] })
    if (credit === undefined) throw new RangeError(`Cannot read back credit "${id}"`)
    return { credit, isNew: true }
  })
}
