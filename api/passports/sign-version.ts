import { saysTheSame } from '../../domain/passport/says-the-same.ts'
import { signCredential } from '../../domain/proof/credential/sign-credential.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import { historyOf } from '../../domain/proof/record/history.ts'
import { sha256, sha256Bytes } from '../digest.ts'
import { randomId } from '../random-id.ts'
import type { Database } from '../store/database.ts'
import { waitInLog } from '../store/log/wait-in-log.ts'
import { addVersion } from '../store/passports/write-passports.ts'
import { credentialOf, type Issuing, type ToSign } from './credential-of.ts'
import { signerFor } from './issuer.ts'
import { takePlace } from './status.ts'

/**
 * Signs the next version of a passport by whoever answers for the batch, puts it in the place of the one before and lets the log
 * know. Nothing happens where it would say the same as one that it is held against.
 */
export async function signVersion(tx: Database, toSign: ToSign, issuing: Issuing): Promise<void> {
  const { passport, version, cause, batch, events, unlessSame } = toSign
  const { secret, addresses, now } = issuing
  const { origin } = addresses
  const { organisationKey, slug } = batch
  const history = historyOf({ subject: batch.id, events })
  const draft = { id: randomId(), historyDigest: sha256(history) }
  if (unlessSame !== undefined) {
    const written = credentialOf(toSign, issuing, { ...draft, place: nowhere })
    if (saysTheSame({ ...written }, payloadOf(unlessSame))) return
  }
  const issuer = { did: addresses.didOf(slug), organisationKey }
  const signer = await signerFor(tx, issuer, { secret, now })
  const place = await takePlace(tx, issuer, { secret, now, origin })
  const token = await signCredential(credentialOf(toSign, issuing, { ...draft, place }), signer)
  if (isFaults(token)) {
    throw new RangeError(
      `Cannot issue a passport for batch "${batch.id}": ${JSON.stringify(token)}`,
    )
  }
  const digest = sha256Bytes(token)
  await addVersion(tx, {
    id: draft.id,
    passportKey: passport.passportKey,
    version,
    organisationKey,
    batchKey: batch.batchKey,
    seq: events.length,
    cause,
    did: issuer.did,
    token,
    digest,
    history,
    historyDigest: sha256Bytes(history),
    statusListKey: place.statusListKey,
    statusIndex: place.index,
    now,
  })
  await waitInLog(tx, 'credential', [digest])
}

/** In the list of a version that is only held against another. */
const nowhere = { list: '', index: 0 }

/** What a token of ours says. */
function payloadOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
