import type { Refusal } from '../../domain/refusal.ts'
import type { Role } from '../../domain/role.ts'
import type { Organisation } from '../store/organisations/organisations.ts'

/** Who asks, for which organisation, as what. */
export type Principal = StationPrincipal | PersonPrincipal

interface Acting {
  readonly role: Role
  /** The organisation acted for; for a regulator the one looked at. Absent when only the platform or the account is meant. */
  readonly organisation?: Organisation
}

/** A machine or handheld with a key of its own. */
export interface StationPrincipal extends Acting {
  readonly kind: 'station'
  readonly keyKey: number
  /** UUID of the station, which it keeps when its key is replaced. */
  readonly stationId: string
  readonly name: string
  /** Code of the one facility that it stands at; any of the organisation's when absent. */
  readonly facility?: string
  /** Stages that it may record, as `stream.stage`; all when absent. */
  readonly stages?: readonly string[]
  /** Ed25519 key, raw 32 bytes; when present every scan of the station must be signed with it. */
  readonly signingKey?: Buffer
}

/** Somebody who signed in. */
export interface PersonPrincipal extends Acting {
  readonly kind: 'person'
  /** UUID of the account. */
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
  /** Whether the session was entered by more than a password; absent counts as no. */
  readonly hasSecondFactor?: boolean
  /** The authority that a regulator looks for; absent for all others. */
  readonly authority?: Organisation
}

/** Who changes something of which organisation, and when. */
export interface By {
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
}

/** UUID of the account of a person, or of a station. */
export function idOf(principal: Principal): string {
  return principal.kind === 'person' ? principal.personId : principal.stationId
}

/** Who asks now, in the middle of a long request; or why nobody may go on with it. */
export type AskAgain = () => Promise<Principal | Refusal>

/** Tells who sent a request by one kind of credential; undefined when the request carries none that is valid. */
export type Authenticate = (request: Request) => Promise<Principal | undefined>
