import type { FactValue } from '../field.ts'
import { baseContext, untpContext } from '../proof/credential/contexts.ts'
import type { Credential } from '../proof/credential/credential.ts'
import { digestMultibaseOf } from '../proof/multibase.ts'
import type { MaterialShare, PassportSays, PerformanceClaim } from './passport.ts'
import { type PassportCause, shownCause } from './passport-step.ts'

/** One version of a passport, as it is to be signed. */
export interface PassportVersion {
  /** Address of the credential; no other version has it. */
  readonly id: string
  /** Instant from which it holds. */
  readonly validFrom: string
  /** Id of the passport, the same in all of its versions. */
  readonly passport: string
  readonly version: number
  readonly cause: PassportCause
  /** Who answers for it, and signs it. */
  readonly issuer: { readonly id: string; readonly name: string }
  readonly status: { readonly list: string; readonly index: number }
  /** What the thing is known by: its link, and the scheme that such links belong to. */
  readonly product: {
    readonly id: string
    readonly scheme: { readonly id: string; readonly name: string }
    readonly granularity: 'item' | 'batch'
  }
  readonly facility: { readonly id: string; readonly name: string }
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** Day on which it was made, at the place. */
  readonly productionDate: string
  readonly context: PinnedDocument
  readonly documents: readonly PassportDocument[]
  readonly says: PassportSays
  /** The points that its kind should hold: facts that answer them, what was worked out, and what lacks. */
  readonly points: {
    readonly facts: Readonly<Record<string, FactValue>>
    readonly derivedPoints: readonly FactValue[]
    readonly lacks: readonly string[]
  }
}

/** Something that lies elsewhere, with its SHA-256 in base64url. */
export interface PinnedDocument {
  readonly address: string
  readonly digest: string
}

/** A document that a passport commits to, or only names where its digest is not known. */
export interface PassportDocument {
  readonly address: string
  readonly name: string
  readonly mediaType?: string
  readonly linkType: string
  readonly digest?: string
}

/**
 * The credential that a version of a passport is, in the shape of the United Nations Transparency Protocol 0.7.0. Of what the
 * words of its characteristics mean there is one text, whose digest is signed along.
 */
export function makePassport(version: PassportVersion): Credential {
  const { id, validFrom, issuer, status, says, context } = version
  return {
    '@context': [baseContext, untpContext],
    type: ['DigitalProductPassport', 'VerifiableCredential'],
    id,
    issuer: Object.assign({ type: ['CredentialIssuer'] }, issuer),
    validFrom,
    name: `Product passport: ${says.name}`,
    credentialStatus: {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: status.index,
      statusListCredential: status.list,
    },
    relatedResource: [
      {
        id: context.address,
        mediaType: 'application/ld+json',
        digestMultibase: digestMultibaseOf(context.digest),
      },
    ],
    credentialSubject: productOf(version),
  } as Credential
}

function productOf(version: PassportVersion) {
  const { product, facility, country, issuer, says, documents, productionDate } = version
  const party = Object.assign({ type: ['Party'] }, issuer)
  return {
    type: ['Product'],
    id: product.id,
    name: says.name,
    idScheme: Object.assign({ type: ['IdentifierScheme'] }, product.scheme),
    idGranularity: product.granularity,
    ...(says.modelNumber === undefined ? {} : { modelNumber: says.modelNumber }),
    productCategory: says.categories,
    producedAtFacility: Object.assign({ type: ['Facility'] }, facility),
    productionDate,
    countryOfProduction: { countryCode: country },
    relatedParty: [{ role: 'operator', party }],
    relatedDocument: documents.map(linkOf),
    ...(says.materials.length === 0 ? {} : { materialProvenance: says.materials.map(materialOf) }),
    ...(says.claims.length === 0
      ? {}
      : { performanceClaim: says.claims.map((claim) => claimOf(claim, version)) }),
    characteristics: characteristicsOf(version),
  }
}

function characteristicsOf({ passport, version, cause, context, says, points }: PassportVersion) {
  const own: Record<string, FactValue> = {
    passport: `urn:uuid:${passport}`,
    version,
    cause: shownCause(cause),
    lacks: [...points.lacks],
    derivedPoints: [...points.derivedPoints],
  }
  if (says.statedPredecessors.length > 0) own.statedPredecessors = [...says.statedPredecessors]
  return { '@context': context.address, ...points.facts, ...own, ...says.characteristics }
}

function linkOf({ address, name, mediaType, linkType, digest }: PassportDocument) {
  return {
    linkURL: address,
    linkName: name,
    ...(mediaType === undefined ? {} : { mediaType }),
    linkType,
    ...(digest === undefined ? {} : { digestMultibase: digestMultibaseOf(digest) }),
  }
}

/**
 * UNTP asks where each material comes from and of what was recovered nobody knows it: the code that ISO 3166-1 leaves to users,
 * which the Unicode locale data read as unknown.
 * Source: UNTP 0.7.0 `Material` — read; ISO 3166-1 user-assigned codes — remembered.
 */
const unknownOrigin = { countryCode: 'ZZ', countryName: 'Unknown' } as const

function materialOf({ recycledMassFraction, ...material }: MaterialShare) {
  return {
    ...material,
    originCountry: unknownOrigin,
    ...(recycledMassFraction === undefined ? {} : { recycledMassFraction }),
  }
}

function claimOf({ id, name, measure, criterion, topic }: PerformanceClaim, of: PassportVersion) {
  const metric = { type: ['PerformanceMetric'], id: `${of.context.address}#${id}`, name }
  return {
    type: ['Claim'],
    id: `${of.id}#${id}`,
    name,
    referenceCriteria: [Object.assign({ type: ['Criterion'] }, criterion)],
    claimDate: of.validFrom.slice(0, 10),
    claimedPerformance: [{ metric, measure }],
    conformityTopic: [Object.assign({ type: ['ConformityTopic'] }, topic)],
  }
}
