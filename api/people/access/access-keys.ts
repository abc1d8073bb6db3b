import { randomBytes } from 'node:crypto'
import { sha256Bytes } from '../../digest.ts'
import type { Authenticate, StationPrincipal } from '../../http/principal.ts'
import { remembering } from '../../remembering.ts'
import { type Steady, steadyClock } from '../../steady-clock.ts'
import type { Database } from '../../store/database.ts'
import {
  addAccessKey,
  findByKeyDigest,
  noteKeyUses,
  type StoredKey,
} from '../../store/people/access-keys.ts'
import type { KeyRole } from '../../store/tables/organisation-tables.ts'
import { createKeyUses } from './key-uses.ts'

const shape = /^lc_[A-Za-z0-9_-]{43}$/

/** What a key is for; what is left out does not bind it. */
export interface KeyTerms {
  readonly name: string
  readonly now: Date
  readonly role?: KeyRole
  readonly facilityKey?: number | null
  /** As `stream.stage`. */
  readonly stages?: readonly string[] | null
  /** Raw Ed25519 public key. */
  readonly signingKey?: Buffer | null
  readonly expires?: Date | null
  /** The station that goes on with this key; a new one when absent. */
  readonly stationId?: string
}

/** Makes a key of 256 random bits and stores its digest. The key is returned this once and can never be read again. */
export async function makeAccessKey(
  db: Database,
  organisationKey: number,
  terms: KeyTerms,
): Promise<string> {
  const { key } = await makeStationKey(db, organisationKey, terms)
  return key
}

/** The same with the station's id and the first characters by which people tell its key. */
export async function makeStationKey(
  db: Database,
  organisationKey: number,
  terms: KeyTerms,
): Promise<{ key: string; prefix: string; stationId: string }> {
  const key = `lc_${randomBytes(32).toString('base64url')}`
  const prefix = key.slice(0, 9)
  const { role = 'administrator' } = terms
  const stored = { ...terms, role, prefix, digest: sha256Bytes(key) }
  const stationId = await addAccessKey(db, organisationKey, stored)
  return { key, prefix, stationId }
}

/** How long an answer about a key is believed, in milliseconds: a revoked key stops working within it. */
const believedMilliseconds = 5_000
const mostRemembered = 10_000

/** Makes the check of keys, with a short memory so that a station's scans do not each ask the database. */
export function createKeyAuthenticate(
  db: Database,
  now: () => Date,
  elapsed: Steady = steadyClock(() => now().getTime()),
): Authenticate {
  const believed = { milliseconds: believedMilliseconds, elapsed }
  const remembered = remembering<string, StoredKey>(mostRemembered, believed)
  const noteUse = createKeyUses((uses) => noteKeyUses(db, uses), elapsed)

  async function find(key: string): Promise<StoredKey | undefined> {
    const digest = sha256Bytes(key)
    const name = digest.toString('base64')
    const known = remembered.get(name)
    if (known !== undefined) return known
    const stored = await findByKeyDigest(db, digest)
    // Only keys that exist are remembered, so guesses cannot fill the memory.
    if (stored !== undefined) remembered.set(name, stored)
    return stored
  }

  return async (request) => {
    const [scheme, key = ''] = (request.headers.get('authorization') ?? '').split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !shape.test(key)) return undefined
    const stored = await find(key)
    if (stored === undefined) return undefined
    const time = now()
    if (stored.expiresTime !== null && stored.expiresTime.getTime() <= time.getTime())
      return undefined
    noteUse({ keyKey: stored.keyKey, time })
    return principalOf(stored)
  }
}

/** Who asks with a key. */
export function principalOf(stored: StoredKey): StationPrincipal {
  const { organisationKey, slug, name, names, facility, stages, signingKey } = stored
  return {
    kind: 'station',
    role: stored.role,
    keyKey: stored.keyKey,
    stationId: stored.stationId,
    name: stored.keyName,
    organisation: { organisationKey, slug, name, names },
    ...(facility === null ? {} : { facility }),
    ...(stages === null ? {} : { stages }),
    ...(signingKey === null ? {} : { signingKey }),
  }
}
