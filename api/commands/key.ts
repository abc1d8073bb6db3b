import { parseInstant } from '../../domain/instant.ts'
import { sentence } from '../../domain/phrases.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { words } from '../../domain/words.ts'
import { readSigningKey } from '../ed25519.ts'
import { faultsInSigningKey, type Proving } from '../organisations/stations/prove-signing-key.ts'
import { type Bounds, readBounds } from '../organisations/stations/read-bounds.ts'
import { keyRoles } from '../organisations/stations/station-schemas.ts'
import { makeAccessKey } from '../people/access/access-keys.ts'
import type { Database } from '../store/database.ts'
import { revokeAccessKey } from '../store/people/access-keys.ts'
import type { KeyRole } from '../store/tables/organisation-tables.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { tell } from './tell.ts'

/** Makes an access key and shows it this once. */
export const keyAdd: Command = {
  name: 'key add',
  takes: ['NAME'],
  summary: words(
    'Make an access key for a person or station; it is shown this once',
    '為人員或工作站建立存取密匙；只會顯示一次',
    '为人员或工作站创建访问密钥；只显示一次',
  ),
  options: [
    'organisation',
    'role',
    'at',
    'stages',
    'signing-key',
    'signing-key-proof',
    'expires',
    'json',
  ],
  run: runKeyAdd,
}

async function runKeyAdd(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, language, now } = call
  const [name = ''] = words
  const { organisationKey, slug } = await organisationFor(call)
  const terms = await stationTermsFor(call, { organisationKey, slug })
  const key = await makeAccessKey(installation.store.system, organisationKey, {
    ...terms,
    name,
    now,
  })
  // Apart from the key, which alone is the answer: a script takes it as it is.
  terminal.err(sentence('key_added', { name, organisation: slug }, language))
  terminal.out(options.json ? JSON.stringify({ organisation: slug, name, key }) : key)
  return 0
}

/** Revokes the live keys that begin with a prefix; running servers notice within seconds. */
export const keyRevoke: Command = {
  name: 'key revoke',
  takes: ['PREFIX'],
  summary: words(
    'Revoke an access key by its first 9 characters, such as lc_3fA9xQ',
    '按首 9 個字元撤銷存取密匙，例如「lc_3fA9xQ」',
    '按前 9 个字符撤销访问密钥，例如“lc_3fA9xQ”',
  ),
  options: ['organisation', 'json'],
  run: runKeyRevoke,
}

const prefixCharacters = 9

async function runKeyRevoke(call: Call): Promise<ExitCode> {
  const { installation, words, now } = call
  // Whoever pastes the whole key means the same key.
  const prefix = (words[0] ?? '').slice(0, prefixCharacters)
  const { organisationKey, slug } = await organisationFor(call)
  const revoked = await revokeAccessKey(installation.store.system, organisationKey, { prefix, now })
  if (revoked === 0) {
    const unknown = ['key_prefix_unknown', { prefix, organisation: slug }] as const
    throw new RefusedError(refuse('not_found', 'PREFIX', unknown))
  }
  const told = ['key_revoked', { organisation: slug, count: revoked }] as const
  tell(call, [told], { organisation: slug, prefix, revoked })
  return 0
}

interface StationTerms extends Bounds {
  readonly role: KeyRole
  readonly signingKey: Buffer | null
}

/** What a key is bound to by its options. Throws a RefusedError with every fault in them. */
async function stationTermsFor(
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
