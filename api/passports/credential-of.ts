import { batchLink } from '../../domain/batch-link.ts'
import { makePassport, type PassportDocument } from '../../domain/passport/make-passport.ts'
import type { PassportSays } from '../../domain/passport/passport.ts'
import type { PassportCause } from '../../domain/passport/passport-step.ts'
import type { Credential } from '../../domain/proof/credential/credential.ts'
import { historyLinkType } from '../../domain/proof/record/history.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sha256 } from '../digest.ts'
import type { Secret } from '../secret/secret.ts'
import type { PassportBatch } from '../store/passports/chain.ts'
import type { NewestPassport } from '../store/passports/passports.ts'
import type { Addresses } from './addresses.ts'
import { contextOf } from './context-of.ts'
import type { PublicPoints } from './public-points.ts'

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
  readonly predecessors: readonly NewestPassport[]
  readonly says: PassportSays
  readonly points: PublicPoints
  /** The version before, where nothing is signed as long as it says the same. */
  readonly unlessSame?: string | undefined
}

/** By what a link to another passport is told (GS1 Web Vocabulary). */
const passportLinkType = 'https://ref.gs1.org/voc/dpp'

/** What a version has besides what it says. */
export interface Draft {
  readonly id: string
  /** Base64url. */
  readonly historyDigest: string
  /** Its place in a status list. */
  readonly place: { readonly list: string; readonly index: number }
}

/** The credential that a version is to be, unsigned. */
export function credentialOf(toSign: ToSign, issuing: Issuing, draft: Draft): Credential {
  const { passport, version, cause, batch, made, says, points, namesMaker } = toSign
  const { streams, addresses, now } = issuing
  const stream = streams.get(batch.stream)
  const terms = stream?.passport
  if (stream === undefined || terms === undefined) {
    throw new RangeError(`Cannot issue a passport of "${batch.stream}": the stream has none`)
  }
  const { origin } = addresses
  const context = contextOf(stream, terms)
  return makePassport({
    id: addressOfCredential(origin, draft.id),
    validFrom: now.toISOString(),
    passport: passport.id,
    version,
    cause,
    issuer: { id: addresses.didOf(batch.slug), name: batch.organisation },
    status: draft.place,
    product: productOf(stream, batch, issuing),
    facility: namesMaker
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
        address: `${origin}/history/${draft.historyDigest}`,
        name: 'History',
        mediaType: 'application/json',
        linkType: historyLinkType,
        digest: draft.historyDigest,
      },
      ...toSign.predecessors.map((one) => predecessorLink(origin, one)),
      ...says.statedPredecessors.filter(isWebAddress).map(statedLink),
    ],
    says,
    points,
  })
}

/** What the thing is known by: its GS1 Digital Link where the installation has a company prefix for its kind, else a short link. */
function productOf(
  stream: LoadedStream,
  { id, kind }: PassportBatch,
  { addresses: { origin }, gs1CompanyPrefix: companyPrefix }: Issuing,
) {
  const gs1 = stream.kinds[kind]?.gs1
  const numbers =
    gs1 === undefined || companyPrefix === undefined ? undefined : { companyPrefix, kind: gs1 }
  return {
    id: batchLink(origin, id, numbers),
    scheme:
      numbers === undefined
        ? { id: `${origin}/b`, name: 'Short links of this installation' }
        : { id: 'https://ref.gs1.org/standards/digital-link/', name: 'GS1 Digital Link' },
    granularity: stream.kinds[kind]?.isUnit === true ? ('item' as const) : ('batch' as const),
  }
}

/** Where a version of a passport is found. */
export function addressOfCredential(origin: string, id: string): string {
  return `${origin}/credentials/${id}`
}

function predecessorLink(origin: string, { versionId, digest }: NewestPassport): PassportDocument {
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
