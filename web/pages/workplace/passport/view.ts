import type { Audience } from '../../../../domain/field.ts'
import type { Obligation } from '../../../../domain/passport/point.ts'
import type { Readiness, State } from '../../../../domain/passport/score.ts'
import type { PassportState } from '../../../../domain/passport/status-reasons.ts'
import type { Words } from '../../../../domain/words.ts'
import type { Filled } from '../form/control-html.ts'

/** A version of a passport as its issuer reads it. Times are UTC, ISO 8601. */
export interface VersionLine {
  readonly id: string
  /** The same in all versions of one passport. */
  readonly passport: string
  readonly version: number
  readonly state: PassportState
  readonly address: string
  readonly issuedTime: string
  /** When it came to stand so, and why, where it does not hold. */
  readonly since: string | null
  readonly reason: Words | null
  /** Code and address of the batch, in a list of many. */
  readonly batch?: { readonly code: string }
}

/** One point with what is known of it. */
export interface PointLine {
  readonly number: number
  readonly name: Words
  readonly provision: string
  readonly obligation: Obligation
  readonly audience: Audience
  readonly when?: Words | undefined
  readonly partly: boolean
  readonly values: readonly Words[]
}

/** A batch held against the points of its passport. */
export interface PointsView {
  readonly category: Words
  readonly asOf: string
  /** The obligation that `readiness` counts, and nothing else. */
  readonly counted: Obligation
  readonly readiness: Readiness
  readonly groups: Readonly<Record<State, readonly PointLine[]>>
}

/** A batch's passport as its holder sees it. */
export interface PassportPageView {
  readonly code: string
  /** Address of its public record. */
  readonly publicRecord: string
  /** Newest first. */
  readonly versions: readonly VersionLine[]
  readonly mayChange: boolean
  /** Where data of the batch are recorded; absent where this person does not. */
  readonly record?: string | undefined
  /** Where data of its model are; absent where it names none. */
  readonly model?: string | undefined
  readonly points: PointsView | 'no_category' | 'no_points'
  readonly shown: Filled
  readonly timeZone: string
}
