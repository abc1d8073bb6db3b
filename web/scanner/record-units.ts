import type { Fault } from '../../domain/refusal.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { type MadeScan, pointerOfUnit, unitCount, withoutUnit } from '../../workflows/form/units.ts'
import type { HeldBack } from './at-hand/judge-scan.ts'
import type { NewScan, Queue } from './queue/queue.ts'
import { type Outcome, recordJudged, type WhyNotKept } from './record-scan.ts'

/** What became of one unit's scan. */
export interface UnitOutcome {
  readonly unit: number
  readonly outcome: Outcome
}

/**
 * Records each unit of a form by the queue; one that was refused before is mended at its place. `isMeant` as for one alone. `onKept` is told the form
 * each time that one more of them is on this device, with the places of these; undefined once all are.
 */
export function recordEach(
  queue: Queue,
  {
    typed,
    isMeant,
    onKept,
  }: {
    readonly typed: Typed
    readonly isMeant: boolean
    readonly onKept: (left: Typed | undefined) => void
  },
  made: readonly MadeScan[],
): Promise<readonly UnitOutcome[]> {
  const kept = new Map<number, number>()
  const keepUnit = (unit: number) => (place: number) => {
    kept.set(unit, place)
    onKept(kept.size === made.length ? undefined : withPlaces(typed, kept))
  }
  return Promise.all(
    made.map(async (one) => {
      const { unit = 0 } = one
      const scan = newScanOf(one)
      const place = placeIn(typed, `/units/${unit}`)
      return {
        unit,
        outcome: await recordJudged(queue, { scan, place, onKept: keepUnit(unit) }, isMeant),
      }
    }),
  )
}

/** What is left of a form: units that were not recorded, each with its place in the queue where it has one; undefined where none is. */
export function typedLeft(typed: Typed, outcomes: readonly UnitOutcome[]): Typed | undefined {
  const gone = outcomes.filter(({ outcome: { is } }) => is === 'recorded' || is === 'kept')
  if (gone.length === outcomes.length) return undefined
  const refused = outcomes.flatMap(({ unit, outcome }) =>
    outcome.is === 'refused' ? [[unit, outcome.place] as const] : [],
  )
  let left = withPlaces(typed, refused)
  for (const { unit } of gone.toReversed()) left = withoutUnit(left, unit)
  return left
}

/** A form some of whose units have places in the queue. */
function withPlaces(typed: Typed, places: Iterable<readonly [unit: number, place: number]>): Typed {
  const placed = [...places].map(
    ([unit, place]) => [`/units/${unit}/place`, [String(place)]] as const,
  )
  return new Map([...typed, ...placed])
}

/** Places in the queue of units that are recorded, or kept for later. */
export function placesDone(outcomes: readonly UnitOutcome[]): readonly number[] {
  return outcomes.flatMap(({ outcome }) =>
    outcome.is === 'recorded' || outcome.is === 'kept' ? [outcome.place] : [],
  )
}

/** What is wrong with each unit, where it is answered; undefined where the form is about one batch, or one scan of several. */
export function faultsInForm(
  form: StageForm,
  typed: Typed,
  faultsOf: (part: string) => readonly Fault[],
): readonly Fault[] | undefined {
  const count = unitCount(typed)
  if (count === 0) return undefined
  const all = Array.from({ length: count }, (_, unit) => unit).flatMap((unit) => {
    const faults = faultsOf(`/units/${unit}`)
    return faults.map((fault) => ({ ...fault, pointer: pointerOfUnit(form, unit, fault.pointer) }))
  })
  // What all share is wrong once, however many units say so.
  const byPlace = new Map(all.map((fault) => [`${fault.pointer} ${fault.message}`, fault]))
  return [...byPlace.values()]
}

/** What the rules on this device hold back of a form, by the ids of its parts, which stay when a part before them is recorded. */
export type HeldBackParts = ReadonlyMap<string, HeldBack>

/** The units of a form that were held back, each with why. */
export function heldBackOf(typed: Typed, outcomes: readonly UnitOutcome[]): HeldBackParts {
  return new Map(
    outcomes.flatMap(({ unit, outcome }) =>
      outcome.is === 'held_back' ? [[idIn(typed, `/units/${unit}`), outcome.heldBack]] : [],
    ),
  )
}

/** The id of the scan that a part of a form becomes. */
export function idIn(typed: Typed, at: string): string {
  return typedAt(typed, `${at}/id`)
}

/** The place in the queue of a refused scan that a part of a form mends. */
export function placeIn(typed: Typed, at: string): number | undefined {
  const text = typedAt(typed, `${at}/place`)
  return text === '' ? undefined : Number(text)
}

/** Why nothing is kept, where that is what came of it. */
export function whyOf(outcome: Outcome): WhyNotKept | undefined {
  return outcome.is === 'not_kept' ? outcome.why : undefined
}

/** A scan for the queue, which gives it its id. What could not be read goes on as it was typed, for the server to name what would be right. */
export function newScanOf(made: MadeScan | undefined): NewScan {
  const { id: _, ...scan } = made?.scan ?? { id: '' }
  return scan as unknown as NewScan
}
