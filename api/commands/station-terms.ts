import { parseInstant } from '../../domain/instant.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { readSigningKey } from '../ed25519.ts'
import { RefusedError } from '../http/problem.ts'
import { faultsInSigningKey, type Proving } from '../organisations/stations/prove-signing-key.ts'
import { type Bounds, readBounds } from '../organisations/stations/read-bounds.ts'
import { keyRoles } from '../organisations/stations/station-schemas.ts'
import type { Database } from '../store/database.ts'
import type { KeyRole } from '../store/tables/organisation-tables.ts'
import type { Call } from './command.ts'

export interface StationTerms extends Bounds {
  readonly role: KeyRole
  readonly signingKey: Buffer | null
}

/** What a key is bound to by its options. Throws a RefusedError with every fault in them. */
export async function stationTermsFor(
  { installation, words, options, now }: Call,
  { organisationKey, slug }: { organisationKey: number; slug: string },
): Promise<StationTerms> {
  const db = installation.store.system
  const { at: facility, stages, expires, role = 'administrator' } = options
  const time = expires === undefined ? undefined : parseInstant(expires)
  const given = { facility, stages: stages?.split(',').map((name) => name.trim()), expires: time }
  const known = { db, organisationKey, streams: installation.streams, now }
  const { bounds, faults } = await readBounds(given, known)
  const found = keyRoles.find((one) => one === role)
  const signing = options['signing-key']
  const signingKey = signing === undefined ? null : readSigningKey(signing)
  const unproved = await faultsOfKey(db, signing, {
    organisation: slug,
    organisationKey,
    station: words[0] ?? '',
    now,
    proof: options['signing-key-proof'],
  })
  const all: Fault[] = [...faults]
  if (expires !== undefined && time === undefined) {
    all.push(faultOf('--expires', 'key_time_unreadable', { time: expires, example }))
  }
  if (found === undefined)
    all.push(faultOf('--role', 'key_role_unknown', { role, roles: keyRoles }))
  all.push(...unproved)
  if (signingKey === undefined) {
    all.push(faultOf('--signing-key', 'key_signing_unreadable', { key: signing ?? '' }))
  }
  if (all.length > 0 || found === undefined || signingKey === undefined) {
    throw new RefusedError({ code: 'invalid', faults: all })
  }
  return { ...bounds, role: found, signingKey }
}

async function faultsOfKey(
  db: Database,
  signingKey: string | undefined,
  proving: Omit<Proving, 'signingKey'>,
): Promise<readonly Fault[]> {
  if (signingKey === undefined || readSigningKey(signingKey) === undefined) return []
  return faultsInSigningKey(db, { ...proving, signingKey })
}

const example = '2027-11-22T10:15:00+08:00'
