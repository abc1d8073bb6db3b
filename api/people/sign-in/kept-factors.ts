import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { allOf, markOf, type Secret } from '../../secret/secret.ts'
import type { Database } from '../../store/database.ts'
import { keepFactor, listFactorsBeside, type StoredFactor } from '../../store/secret-use.ts'
import { envelopeOf, keysOf } from './auth-keys.ts'
import { storedCodes } from './recovery-codes.ts'

/** An authenticator that does not lie under the secret in use, and what opens it; nothing when no secret that holds does. */
export interface StrayFactor {
  readonly factor: StoredFactor
  readonly opened: Opened | undefined
}

interface Opened {
  readonly key: string
  /** Digests of the recovery codes that are left. */
  readonly codes: string
  /** Mark of the secret that it was found under. */
  readonly mark: string
}

/** Authenticators that a secret before encrypted, or the one in use before there were marks. */
export async function listStrays(auth: Database, secret: Secret): Promise<readonly StrayFactor[]> {
  const stored = await listFactorsBeside(auth, envelopeOf(secret))
  return Promise.all(
    stored.map(async (factor) => ({ factor, opened: await openFactor(factor, secret) })),
  )
}

/** Encrypts an authenticator's key under the secret in use, and keeps its recovery codes as digests. */
export async function keepAnew(
  auth: Database,
  secret: Secret,
  { factor, opened }: StrayFactor,
): Promise<void> {
  if (opened === undefined) return
  const key = await symmetricEncrypt({ key: keysOf(secret), data: opened.key })
  await keepFactor(auth, factor, { key, codes: opened.codes })
}

async function openFactor(
  { key, codes }: StoredFactor,
  secret: Secret,
): Promise<Opened | undefined> {
  const opened = await openOne(key, secret)
  if (opened === undefined) return undefined
  const left = codes.startsWith('[') ? codes : (await openOne(codes, secret))?.text
  // Without its old codes a key is still worth keeping.
  const digests = left === undefined ? '[]' : storedCodes(JSON.parse(left) as string[])
  return { key: opened.text, codes: digests, mark: opened.mark }
}

/** What says no number is tried with each: the cipher tells when it was another. */
async function openOne(data: string, secret: Secret) {
  for (const one of allOf(secret)) {
    const key = data.startsWith('$') ? keysOf({ current: one, before: [] }) : one
    const text = await symmetricDecrypt({ key, data }).catch(() => undefined)
    if (text !== undefined) return { text, mark: markOf(one) }
  }
  return undefined
}
