import type { Facts } from '../../../domain/field.ts'
import type {
  DemonstrationChapter,
  DemonstrationHandOver,
  DemonstrationHandOverStep,
} from '../../example.ts'

/** Minutes after the city began, of what happened so many days ago. */
export type Ago = (days: number) => number

/** Places of the city, as its hand-overs name them. */
export const harbour = { organisation: 'harbour-batteries', facility: 'KWAI-CHUNG' } as const
export const charge = { organisation: 'second-charge', facility: 'YUEN-LONG' } as const
export const exchange = { organisation: 'pearl-exchange', facility: 'CHAI-WAN' } as const
export const abroad = { organisation: 'hanbit-cells', facility: 'BUSAN' } as const
export type Place = { readonly organisation: string; readonly facility: string }

export const minutesInDay = 24 * 60
/** What undamaged batteries travel by; see `carriage.ts`. */
const papers = { unNumber: 'UN3480', hazardClass: '9', packingInstruction: 'P903' }
const carrier = { name: 'Harbour Link Haulage (constructed)' }

/** A hand-over of the city between two places, as far as its steps go; `further` are papers that not every one has. */
export function passed(
  name: string,
  [sender, receiver]: readonly [Place, Place],
  batches: readonly string[],
  steps: readonly DemonstrationHandOverStep[],
  further: Facts = {},
): DemonstrationChapter {
  const handOver: DemonstrationHandOver = {
    name,
    sender: sender.organisation,
    from: sender.facility,
    receiver: receiver.organisation,
    papers: { ...papers, ...further },
    batches,
    steps,
  }
  return { tells: 'hand_over', ...handOver }
}

/** Goods that left. */
export function sent(afterMinutes: number): readonly DemonstrationHandOverStep[] {
  return [{ step: 'dispatch', afterMinutes, carrier }]
}

/** Goods that left and stand at the gate of the receiver. */
export function arrived(
  { facility }: Place,
  afterMinutes: number,
): readonly DemonstrationHandOverStep[] {
  return [...sent(afterMinutes), { step: 'receive', afterMinutes: afterMinutes + 180, facility }]
}

/** Goods that left, arrived and were accepted. */
export function taken(place: Place, afterMinutes: number): readonly DemonstrationHandOverStep[] {
  return [...arrived(place, afterMinutes), { step: 'decide', afterMinutes: afterMinutes + 300 }]
}

/** A decision that accepts all but one thing. */
export function refusal(
  afterMinutes: number,
  code: string,
  reason: 'damaged' | 'not_as_described' | 'papers_missing',
  note: string,
): DemonstrationHandOverStep {
  return { step: 'decide', afterMinutes: afterMinutes + 400, refused: { [code]: { reason, note } } }
}
