import type { Happening } from '../domain/batch-times.ts'
import { type Fault, faultOf, isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import {
  type HandOverState,
  type HandOverStep,
  type Party,
  stepHandOver,
  stepParties,
} from './hand-over.ts'
import {
  type DecidedLine,
  decideGoods,
  type KnownOfGoods,
  type LineDecision,
} from './hand-over-decision.ts'
import { faultsInPermit, type Permit } from './hand-over-leaving.ts'
import { type ReturnedLine, returnedLines } from './hand-over-return.ts'
import { faultsInTime, isBefore } from './judge-event-time.ts'

interface Custodian {
  readonly organisation?: string | undefined
}

/** A step as it is asked for. */
export type StepAsked = { readonly eventTime?: string | undefined } & (
  | { readonly step: 'dispatch' | 'transfer'; readonly carrier: Custodian }
  | { readonly step: 'store'; readonly store: Custodian }
  | { readonly step: 'decline' | 'return' | 'cancel' }
  | { readonly step: 'receive'; readonly facility: string }
  | { readonly step: 'decide'; readonly lines: readonly LineDecision[] }
)

/** A hand-over and all that its next step is held against. */
export interface KnownOfStep extends KnownOfGoods {
  readonly state: HandOverState
  /** Of whoever asks. */
  readonly part: Party
  /** Whether whoever asks holds the goods now. */
  readonly holdsGoods: boolean
  /** Whether the carrier or store that the step names works here. */
  readonly hasCustodian: boolean
  /** Whether the facility that the step names is the asker's. */
  readonly hasFacility: boolean
  /** Whether it was closed. */
  readonly isClosed?: boolean
  /** The export permit that the papers name, and how much would leave on it; undefined where they name none. */
  readonly permit?: PermitNamed | undefined
  /** When the step reaches us, and when those before it happened; undefined where nobody looked. */
  readonly times?: { readonly recordTime: string; readonly earlier: readonly Happening[] }
  /** An event that this step of the code before recorded, and never wrote down. */
  readonly booked?: string | undefined
}

interface PermitNamed {
  readonly number: string
  readonly found: Permit | undefined
  /** The day where the permit was given. */
  readonly day: string
  readonly grams: number
}

/** A step that may be taken, and what comes of it. */
export interface StepDecision {
  readonly state: HandOverState
  /** Whether the goods leave the sender's books now. */
  readonly leaves: boolean
  readonly decided: readonly DecidedLine[]
  readonly returned: readonly ReturnedLine[]
}

/** Decides a step of a hand-over itself: whether it is open, whose it is, and what becomes of the goods. */
export function decideStep(asked: StepAsked, known: KnownOfStep): StepDecision | Refusal {
  const state = stateAfter(asked, known)
  if (typeof state !== 'string') return state
  const times = faultsInStepTime(asked, known)
  if (times.length > 0) return { code: 'invalid', faults: times }
  const none = { state, leaves: false, decided: [], returned: [] }
  switch (asked.step) {
    case 'dispatch': {
      const leaves = known.state === 'offered'
      const refused =
        unknownCustodian(asked.carrier, '/carrier', known) ??
        (leaves ? faultsInNamed(known.permit) : undefined)
      return refused ?? { ...none, leaves }
    }
    case 'transfer':
      return unknownCustodian(asked.carrier, '/carrier', known) ?? none
    case 'store':
      return unknownCustodian(asked.store, '/store', known) ?? none
    case 'receive': {
      const { facility } = asked
      if (known.isClosed === true) {
        return refuse('unknown_facility', '/facility', ['facility_closed', { facility }])
      }
      if (known.hasFacility) return none
      return refuse('unknown_facility', '/facility', ['hand_over_facility_unknown', { facility }])
    }
    case 'decide': {
      const decided = decideGoods(asked.lines, known)
      if (isRefusal(decided)) return decided
      const isNothing = decided.every(({ taken }) => taken === undefined)
      return (isNothing ? bookedBefore(known) : undefined) ?? { ...none, decided }
    }
    case 'return':
      return { ...none, returned: returnedLines(known.lines, known.cargo) }
    case 'cancel':
      return bookedBefore(known) ?? none
    case 'decline':
      return none
    default:
      return asked satisfies never
  }
}

function stateAfter(asked: StepAsked, known: KnownOfStep): HandOverState | Refusal {
  const { state } = known
  const refused = faultInPart(asked.step, known)
  if (refused !== undefined) return refused
  if (asked.step !== 'decide') return stepHandOver(state, { type: asked.step })
  // A lot of which a part is refused stands in both counts.
  const here = asked.lines.filter(({ line }) => known.lines.some((one) => one.line === line))
  const accepted = here.filter(({ acceptedGrams }) => acceptedGrams > 0).length
  const refusals = here.filter(({ refusedGrams }) => refusedGrams > 0).length
  return stepHandOver(state, { type: 'decide', accepted, refused: refusals })
}

/** Why the step is not this organisation's to take. */
function faultInPart(
  step: Exclude<HandOverStep, 'offer'>,
  { part, holdsGoods }: KnownOfStep,
): Refusal | undefined {
  const parties = stepParties[step]
  if (!parties.includes(part)) {
    return refuse('not_your_step', '/step', ['step_of_other_party', { step, part, parties }])
  }
  if (part !== 'custodian' || holdsGoods) return undefined
  return refuse('not_your_step', '/step', ['custody_passed_on', { step }])
}

function unknownCustodian(
  { organisation }: Custodian,
  at: string,
  { hasCustodian }: KnownOfStep,
): Refusal | undefined {
  if (organisation === undefined || hasCustodian) return undefined
  const says = ['carrier_unknown', { organisation }] as const
  return refuse('unknown_organisation', `${at}/organisation`, says)
}

function faultsInNamed(permit: PermitNamed | undefined): Refusal | undefined {
  return permit === undefined ? undefined : faultsInPermit(permit.found, permit)
}

/** What is booked already is written down by its own step or by none. */
function bookedBefore({ booked: event }: KnownOfStep): Refusal | undefined {
  if (event === undefined) return undefined
  return refuse('step_not_open', '/step', ['step_booked_before', { event }])
}

/** Nothing arrives before it left: a step lies at most a clock's error before those it follows, and not ahead of us. */
function faultsInStepTime({ eventTime }: StepAsked, { times }: KnownOfStep): Fault[] {
  if (eventTime === undefined || times === undefined) return []
  const before = times.earlier.find((one) => isBefore(eventTime, one))
  if (before === undefined) return faultsInTime({ eventTime }, times)
  return [faultOf('/eventTime', 'step_before_step', { time: eventTime, since: before.time })]
}
