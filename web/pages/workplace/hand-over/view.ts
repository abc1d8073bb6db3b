import type { NamedOrganisation } from '../../../../domain/local-names.ts'
import type {
  CorrectionReason,
  CorrectionState,
  CorrectionStep,
} from '../../../../workflows/correction.ts'
import type { HandOverState, HandOverStep, Party } from '../../../../workflows/hand-over.ts'
import type { DangerView } from '../../../../workflows/kept-danger.ts'
import type { RecallNotice, RecallSeverity } from '../../../../workflows/recall.ts'

/** A hand-over as a party to it sees it: one shape for the pages and for machines, which the API's schema satisfies. Times are UTC, ISO 8601. */
export interface HandOverView {
  readonly id: string
  readonly state: HandOverState
  readonly openSteps: readonly HandOverStep[]
  readonly part: Party
  readonly sender: NamedOrganisation
  readonly receiver: NamedOrganisation
  readonly from: string
  /** Null until it arrived. */
  readonly to: string | null
  readonly stream: string
  readonly papers: Readonly<Record<string, unknown>>
  readonly lines: readonly Line[]
  readonly steps: readonly Step[]
  /** For sender and receiver, and nobody else. */
  readonly corrections: readonly HandOverCorrection[]
  readonly createdTime: string
  readonly dueTime: string | null
  readonly retainUntil: string | null
}

interface Line {
  readonly line: number
  readonly code: string
  readonly kind: string
  readonly material: string
  readonly offeredGrams: number
  readonly sentGrams: number | null
  readonly acceptedGrams: number | null
  readonly refusedGrams: number | null
  readonly differenceGrams: number | null
  readonly refusalReason: string | null
  readonly note: string | null
  readonly receiverCode: string | null
  readonly danger: DangerView | null
  readonly recalls: readonly {
    readonly severity: RecallSeverity
    readonly notice: RecallNotice
  }[]
}

interface Step {
  readonly step: number
  readonly kind: HandOverStep | CorrectionStep
  readonly organisation: NamedOrganisation
  readonly signedBy: string
  readonly recordTime: string
  readonly statement: string
  readonly digest: string
  readonly signature: string | null
}

/** A correction of a hand-over as either side sees it. */
export interface HandOverCorrection {
  readonly id: string
  readonly state: CorrectionState
  readonly openSteps: readonly CorrectionStep[]
  readonly proposedBy: 'sender' | 'receiver'
  readonly note: string
  readonly lines: readonly {
    readonly line: number
    readonly reason: CorrectionReason
    readonly sentGrams: Change
    readonly acceptedGrams: Change
  }[]
  readonly createdTime: string
  readonly answerBy: string
  readonly closedTime: string | null
}

interface Change {
  readonly before: number
  readonly after: number
}
