import type { RequestLine } from './http/hardening/log-requests.ts'
import type { RateLimits } from './http/hardening/rate-limits.ts'
import type { Installation } from './installation.ts'
import type { AllowedHosts } from './notifications/webhooks/target.ts'
import type { Operation } from './operation/operation.ts'
import type { LicenceKinds } from './organisations/read-licence-kinds.ts'
import type { IdentityProvider } from './people/people-settings.ts'
import type { ReadChecker } from './public-record/checker-script.ts'
import type { Looks } from './public-record/looks.ts'
import type { Steady } from './steady-clock.ts'

/** Gives a policy as it is at the moment; undefined for none. */
export type ReadPolicy = () => Promise<string | undefined>

/** What the HTTP face may be told; what is left out is as `createApp` says. */
export interface AppOptions {
  readonly installation: Installation
  readonly log: (line: string, error?: unknown) => void
  readonly now: () => Date
  /** For rates and memories; follows `now` when absent. */
  readonly elapsed?: Steady
  /** Where links in QR codes lead; where each request came in when absent. */
  readonly publicUrl?: string | undefined
  /** Where this process listens, for links in messages when there is no `publicUrl`. */
  readonly origin?: string | undefined
  /** Whether browsers hold names under ours to https as well; they do when absent. */
  readonly withSubdomains?: boolean | undefined
  readonly identityProvider?: IdentityProvider | undefined
  /** Work that a password costs; what is recommended when absent. */
  readonly passwordCost?: number | undefined
  /** Who is asked about breached passwords; nobody when absent. */
  readonly breachedPasswords?: string | undefined
  /** Kinds that licences may have, by name; those of Hong Kong when absent. */
  readonly licenceKinds?: LicenceKinds | undefined
  /** For GS1 Digital Links in QR codes; short links when absent. */
  readonly gs1CompanyPrefix?: string | undefined
  /** Proxies that may say for whom they ask, as addresses and networks; nobody when absent. */
  readonly trustProxy?: string | undefined
  /** Hosts inside that webhooks may be sent to; none when absent. */
  readonly allowedHosts?: AllowedHosts
  /** Witnesses that the log is published with, a C2SP tlog-policy; none when absent. */
  readonly witnessPolicy?: ReadPolicy
  /** The checker that record pages send along; put together from our own files when absent. */
  readonly readChecker?: ReadChecker
  /** Counts looks at public records; a server writes them before it ends. Made here when absent. */
  readonly looks?: Looks
  readonly rates?: RateLimits
  /** Watches the installation; made here, without a disk, when absent. */
  readonly operation?: Operation
  /** Whether this process is about to end. */
  readonly isStopping?: () => boolean
  readonly logRequest?: (line: RequestLine) => void
}
