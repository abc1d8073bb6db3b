import { createHash, randomBytes } from 'node:crypto'
import { addAccessKey, findByKeyDigest } from './store/access-keys.ts'
import type { Database } from './store/database.ts'
import type { Organisation } from './store/organisations.ts'

const shape = /^lc_[A-Za-z0-9_-]{43}$/

/** Makes a key of 256 random bits and stores its digest. The key is returned this once and can never be read again. */
export async function makeAccessKey(
  db: Database,
  organisationKey: number,
  { name, now }: { name: string; now: Date },
): Promise<string> {
  const key = `lc_${randomBytes(32).toString('base64url')}`
  await addAccessKey(db, organisationKey, {
    name,
    prefix: key.slice(0, 9),
    digest: digestOf(key),
    now,
  })
  return key
}

/** Tells whose a key is. */
export type Authenticate = (key: string) => Promise<Organisation | undefined>

/** How long an answer about a key is believed, in milliseconds: a revoked key stops working within it. */
const believedMilliseconds = 5_000
const mostRemembered = 10_000

/** Makes the check of keys, with a short memory so that a station's scans do not each ask the database. */
export function createAuthenticate(db: Database, now: () => Date): Authenticate {
  const remembered = new Map<string, { organisation: Organisation; until: number }>()
  return async (key) => {
    if (!shape.test(key)) return undefined
    const digest = digestOf(key)
    const name = digest.toString('base64')
    const known = remembered.get(name)
    const time = now().getTime()
    if (known !== undefined && known.until > time) return known.organisation
    const organisation = await findByKeyDigest(db, digest)
    remembered.delete(name)
    // Only keys that exist are remembered, so guesses cannot fill the memory.
    if (organisation === undefined) return undefined
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(name, { organisation, until: time + believedMilliseconds })
    return organisation
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
