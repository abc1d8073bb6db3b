import type { Words } from '../../../../domain/words.ts'
import type { StageChoice } from '../batch/stage-choice.ts'
import type { ShownLimit } from '../estates/limits-section.ts'
import type { ShownNotification } from './notifications-section.ts'

/** What waits for a person, as the page of the work list shows it. Times are UTC, ISO 8601. */
export interface WorkView {
  readonly facilities: readonly { readonly code: string; readonly name: string }[]
  /** Code of the facility that the list is for; all of them when absent. */
  readonly chosen: string | undefined
  readonly timeZone: string
  readonly now: string
  readonly mayRecord: boolean
  readonly filter: WorkFilter
  /** Streams with the stages that may be recommended. */
  readonly streams: readonly StreamChoice[]
  /** What was looked up in vain, or in a list. */
  readonly looked?: Looked | undefined
  /** What lies here and must not go on, since a recall is open on it. */
  readonly recalled: readonly ShownRow[]
  /** What was set apart in an emergency, its details still to be given. */
  readonly undetailed: readonly ShownRow[]
  /** What has a deadline that is over or soon will be, the soonest first. */
  readonly due: readonly ShownRow[]
  /** Dangerous goods that come near what a licence lets lie there, or are above it. */
  readonly limits: readonly ShownLimit[]
  readonly groups: readonly WorkGroup[]
  /** How many batches wait in all, filters of stage and person aside, and whether there are more than were counted. */
  readonly waiting: number
  readonly isMore: boolean
  /** Where the next page is; absent on the last. */
  readonly next?: string | undefined
  readonly handOvers: readonly WaitingHandOver[]
  readonly approvals: number
  readonly unread: number
  readonly notifications: readonly ShownNotification[]
  /** Stages that bring in new batches; none for whoever only reads. */
  readonly bringIn: readonly { readonly stream: Words; readonly stages: readonly StageChoice[] }[]
  /** What an organisation without a batch begins with; absent where there is one. */
  readonly firstSteps?: readonly FirstStep[] | undefined
}

/** What the list is narrowed to. */
export interface WorkFilter {
  readonly stream: string | undefined
  /** As `stream.stage`. */
  readonly stage: string | undefined
  readonly isMine: boolean
  /** The one part of the list that is shown; all of them when absent. */
  readonly only: WorkPart | undefined
}

export const workParts = ['recalled', 'due', 'arriving', 'waiting'] as const
export type WorkPart = (typeof workParts)[number]

export interface StreamChoice {
  readonly name: string
  readonly label: Words
  readonly stages: readonly { readonly name: string; readonly label: Words }[]
}

/** Batches that wait for the same step; without one where nothing that leads on is open. */
export interface WorkGroup {
  readonly stream: Words
  readonly step?: {
    /** As `stream.stage`. */
    readonly name: string
    readonly action: Words
  }
  readonly rows: readonly ShownRow[]
}

export interface ShownRow {
  readonly code: string
  /** Where its step is recorded, else its page. */
  readonly href: string
  /** Its page, where other steps are open; absent where the row leads there. */
  readonly page?: string
  readonly kind: Words
  /** Where it is, on a list of several facilities. */
  readonly facility: string | null
  readonly massGrams: number | null
  readonly since: string
  readonly danger: Words | undefined
  readonly classed: Words | undefined
  /** The soonest that the rules know of. */
  readonly deadline: { readonly text: Words; readonly isOver: boolean } | undefined
  /** Why its usual next step is closed. */
  readonly reasons: readonly Words[]
}

export interface WaitingHandOver {
  readonly id: string
  readonly other: string
  readonly state: Words
  readonly lines: number
  readonly due: string | null
  readonly danger: Words | undefined
}

/** What was looked up: one text in vain, or a list of codes. */
export interface Looked {
  /** As it was typed. */
  readonly text: string
  readonly isList: boolean
  readonly groups: readonly WorkGroup[]
  readonly arriving: readonly ShownArriving[]
  /** Codes that no batch here has. */
  readonly missing: readonly string[]
  /** How many codes were beyond those that are looked at. */
  readonly left: number
  readonly similar: readonly { readonly code: string; readonly kind: Words }[]
}

/** Goods on their way here. */
export interface ShownArriving {
  readonly code: string
  readonly href: string
  readonly kind: Words
  readonly sender: string
  readonly danger: Words | undefined
}

/** A step in which an organisation begins, in order. */
export interface FirstStep {
  readonly label: Words
  readonly isDone: boolean
  /** Where it is done; absent where this person may not. */
  readonly href?: string | undefined
}
