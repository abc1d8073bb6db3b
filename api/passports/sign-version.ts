import { batchLink } from '../../domain/batch-link.ts'
import { makePassport, type PassportDocument } from '../../domain/passport/make-passport.ts'
import type { PassportSays } from '../../domain/passport/passport.ts'
import type { PassportCause } from '../../domain/passport/passport-step.ts'
import { signCredential } from '../../domain/proof/credential/sign-credential.ts'
import { isFaults } from '../../domain/proof/proof-fault.ts'
import { historyLinkType, historyOf } from '../../domain/proof/record/history.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sha256, sha256Bytes } from '../digest.ts'
import { randomId } from '../random-id.ts'
import type { Secret } from '../secret/secret.ts'
import type { Database } from '../store/database.ts'
import { waitInLog } from '../store/log/wait-in-log.ts'
import type { PassportBatch } from '../store/passports/chain.ts'
import type { StandingPassport } from '../store/passports/passports.ts'
import { addVersion } from '../store/passports/write-passports.ts'
import type { Addresses } from './addresses.ts'
import { contextOf } from './context-of.ts'
import { signerFor } from './issuer.ts'
import type { PublicPoints } from './public-points.ts'
import { takePlace } from './status.ts'

/** What issuing goes by, the same for all passports of an installation. */
export interface Issuing {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly secret: Secret
  readonly addresses: Addresses
  readonly gs1CompanyPrefix: string | undefined
  readonly now: Date
}

/** A version of a passport that is to be signed. */
export interface ToSign {
  readonly passport: { readonly passportKey: number; readonly id: string }
  readonly version: number
  readonly cause: PassportCause
  readonly batch: PassportBatch
  /** The batch as which the thing was made, by whoever held it first. */
  readonly made: PassportBatch
  /** Whether it may be said who that was. */
  readonly namesMaker: boolean
  /** Digests of the events that it tells of, base64url, the whole chain up to one. */
  readonly events: readonly string[]
  readonly predecessors: readonly StandingPassport[]
  readonly says: PassportSays
  readonly points: PublicPoints
}

/** By what a link to another passport is told (GS1 Web Vocabulary). */
const passportLinkType = 'https://ref.gs1.org/voc/dpp'

/**
 * Signs the next version of a passport by whoever answers for the batch, puts it in the place of the one before and lets the log
 * know.
 */
export async function signVersion(
  tx: Database,
  toSign: ToSign,
  { streams, secret, addresses, gs1CompanyPrefix, now }: Issuing,
): Promise<void> {
  const { passport, version, cause, batch, made, events, says, points } = toSign
  const stream = streams.get(batch.stream)
  const terms = stream?.passport
  if (stream === undefined || terms === undefined) {
    throw new RangeError(`Cannot issue a passport of "${batch.stream}": the stream has none`)
  }
  const { origin } = addresses
  const { organisationKey, organisation, slug } = batch
  const issuer = { did: addresses.didOf(slug), organisationKey }
  const signer = await signerFor(tx, issuer, { secret, now })
  const place = await takePlace(tx, issuer, { secret, now, origin })
  const history = historyOf({ subject: batch.id, events })
  const historyDigest = sha256(history)
  const id = randomId()
  const context = contextOf(stream, terms)
  const gs1 = stream.kinds[batch.kind]?.gs1
  const companyPrefix = gs1 === undefined ? undefined : gs1CompanyPrefix
  const numbers =
    gs1 === undefined || companyPrefix === undefined ? undefined : { companyPrefix, kind: gs1 }
  const token = await signCredential(
    makePassport({
      id: addressOfCredential(origin, id),
      validFrom: now.toISOString(),
      passport: passport.id,
      version,
      cause,
      issuer: { id: issuer.did, name: organisation },
      status: place,
      product: {
        id: batchLink(origin, batch.id, numbers),
        scheme:
          numbers === undefined
            ? { id: `${origin}/b`, name: 'Short links of this installation' }
            : { id: 'https://ref.gs1.org/standards/digital-link/', name: 'GS1 Digital Link' },
        granularity: stream.kinds[batch.kind]?.isUnit === true ? 'item' : 'batch',
      },
      facility: toSign.namesMaker
        ? {
            id: facilityAddress(addresses.didOf(made.slug), made.facility.code),
            name: made.facility.name,
          }
        : { id: 'urn:loomcell:withheld', name: 'Name withheld' },
      country: made.jurisdiction.slice(0, 2),
      productionDate: made.madeOn,
      context: { address: `${origin}/contexts/${terms.context}`, digest: sha256(context) },
      documents: [
        {
          address: `${origin}/history/${historyDigest}`,
          name: 'History',
          mediaType: 'application/json',
          linkType: historyLinkType,
          digest: historyDigest,
        },
        ...toSign.predecessors.map((one) => predecessorLink(origin, one)),
        ...says.statedPredecessors.filter(isWebAddress).map(statedLink),
      ],
      says,
      points,
    }),
    signer,
  )
  if (isFaults(token)) {
    throw new RangeError(
      `Cannot issue a passport for batch "${batch.id}": ${JSON.stringify(token)}`,
    )
  }
  const digest = sha256Bytes(token)
  await addVersion(tx, {
    id,
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

/** Where a version of a passport is found. */
export function addressOfCredential(origin: string, id: string): string {
  return `${origin}/credentials/${id}`
}

function predecessorLink(
  origin: string,
  { versionId, digest }: StandingPassport,
): PassportDocument {
  return {
    address: addressOfCredential(origin, versionId),
    name: 'Passport of a predecessor',
    mediaType: 'application/vc+jwt',
    linkType: passportLinkType,
    digest: digest.toString('base64url'),
  }
}

function statedLink(address: string): PassportDocument {
  return { address, name: 'Passport of a predecessor, as stated', linkType: passportLinkType }
}

/** What somebody stated may be any text; only an address of the web can be followed. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\/[\w.-]/i.test(text) && URL.canParse(text) && !/\s/.test(text)
}

/** A facility is named by who answers for it: nobody else keeps a register of them that would be known here. */
function facilityAddress(did: string, code: string): string {
  return `${did}#facility-${encodeURIComponent(code)}`
}
