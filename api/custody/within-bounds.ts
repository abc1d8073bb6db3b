import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { bookedAs } from '../../workflows/custody-stages.ts'
import type { HandOverStep } from '../../workflows/hand-over.ts'
import { outsideBounds } from '../capture/at-the-door.ts'
import type { Principal } from '../http/principal.ts'

/** Stage that each step of a hand-over stands for where a station is bound to stages. */
const stageOf = {
  offer: bookedAs.dispatch,
  dispatch: bookedAs.dispatch,
  transfer: bookedAs.dispatch,
  store: bookedAs.dispatch,
  decline: bookedAs.dispatch,
  cancel: bookedAs.dispatch,
  return: bookedAs.return,
  receive: bookedAs.decide,
  decide: bookedAs.decide,
} as const satisfies Record<HandOverStep, string>

/** Refuses a station that stands elsewhere or may not record what the step stands for. */
export function assertWithinBounds(
  principal: Principal,
  { step, stream, facility }: { step: HandOverStep; stream: string; facility: string },
): void {
  if (principal.kind !== 'station') return
  const refused = outsideBounds(principal, { stream, facility, stage: stageOf[step] })
  if (refused !== undefined) throw new RefusedError(refused)
}

/** What is said of a hand-over that there is not, or that is not the asker's to see. */
export function unknownHandOver(id: string): Refusal {
  return refuse('unknown_hand_over', '/path/id', ['hand_over_unknown', { id }])
}
