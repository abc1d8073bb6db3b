import type { Signer } from '../../domain/proof/credential/sign-credential.ts'
import { keyAddress, makeDidDocument } from '../../domain/proof/did/make-did-document.ts'
import { salt, sha256Bytes } from '../digest.ts'
import { openText, sealText } from '../secret/seal-text.ts'
import type { Secret } from '../secret/secret.ts'
import type { Database } from '../store/database.ts'
import { waitInLog } from '../store/log/wait-in-log.ts'
import { addDidDocument } from '../store/passports/did-documents.ts'
import {
  addIssuerKey,
  endIssuerKey,
  listIssuerKeys,
  lockIssuer,
  type StoredKey,
} from '../store/passports/issuer-keys.ts'

/** Somebody who signs credentials. */
export interface Issuer {
  readonly did: string
  /** Undefined for the platform itself. */
  readonly organisationKey: number | undefined
}

/** What signing goes by. */
export interface Signing {
  readonly secret: Secret
  readonly now: Date
}

/**
 * The key that an issuer signs with, made where there is none yet, together with the document that names it. Nobody else signs
 * for them until the transaction ends, so that a key that is ended meanwhile signs nothing any more.
 */
export async function signerFor(tx: Database, issuer: Issuer, signing: Signing): Promise<Signer> {
  await lockIssuer(tx, issuer.did)
  const keys = await listIssuerKeys(tx, issuer.did)
  const used = keys.find(({ endedTime }) => endedTime === null)
  return used === undefined ? makeKey(tx, issuer, signing) : openKey(used, signing.secret)
}

/** Ends the key of an issuer and makes another in its place; the one that ended stays in the document, with its end. */
export async function rotateKey(tx: Database, issuer: Issuer, signing: Signing): Promise<Signer> {
  await lockIssuer(tx, issuer.did)
  const keys = await listIssuerKeys(tx, issuer.did)
  const used = keys.find(({ endedTime }) => endedTime === null)
  if (used !== undefined) await endIssuerKey(tx, used.issuerKeyKey, signing.now)
  return makeKey(tx, issuer, signing)
}

async function makeKey(
  tx: Database,
  { did, organisationKey }: Issuer,
  { secret, now }: Signing,
): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new TypeError('Cannot make a key that signs')
  const [pkcs8, raw] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ])
  const name = `key-${salt().replaceAll(/[-_]/g, '').slice(0, 12)}`
  const sealed = sealText(secret, purposeOf(did, name), Buffer.from(pkcs8).toString('base64'))
  const publicKey = Buffer.from(raw)
  await addIssuerKey(tx, { did, organisationKey, name, publicKey, sealed, now })
  await publishDocument(tx, { did, organisationKey }, now)
  return { key: pair.privateKey, kid: keyAddress(did, name) }
}

/** Publishes the next version of the document, with every key that there ever was, and lets the log know. */
async function publishDocument(tx: Database, issuer: Issuer, now: Date): Promise<void> {
  const keys = await listIssuerKeys(tx, issuer.did)
  const document = makeDidDocument(
    issuer.did,
    keys.map(({ name, publicKey, endedTime }) => ({
      name,
      publicJwk: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
      ...(endedTime === null ? {} : { endedAt: endedTime.toISOString() }),
    })),
  )
  const text = JSON.stringify(document)
  const digest = sha256Bytes(text)
  await addDidDocument(tx, { ...issuer, text, digest, now })
  await waitInLog(tx, 'did-document', [digest])
}

async function openKey(stored: StoredKey, secret: Secret): Promise<Signer> {
  const text = textOfKey(stored, secret)
  const { did, name } = stored
  if (text === undefined) {
    throw new RangeError(
      `Cannot sign for "${did}": no secret that is named opens its key "${name}"; name the one from before, or give it another key`,
    )
  }
  const pkcs8 = Buffer.from(text, 'base64')
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  return { key, kid: keyAddress(did, name) }
}

/** The private part of a key, PKCS#8 in base64, under any secret that holds; undefined where none opens it, or it is gone. */
export function textOfKey(
  { did, name, sealed }: Pick<StoredKey, 'did' | 'name' | 'sealed'>,
  secret: Secret,
): string | undefined {
  return sealed === null ? undefined : openText(secret, purposeOf(did, name), sealed)
}

/** The same, sealed anew under the secret in use. */
export function sealedAnew(
  { did, name }: Pick<StoredKey, 'did' | 'name'>,
  secret: Secret,
  text: string,
): string {
  return sealText(secret, purposeOf(did, name), text)
}

/** What is sealed for one key opens as no other. */
function purposeOf(did: string, name: string): string {
  return `issuer ${did} ${name}`
}
