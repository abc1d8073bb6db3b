import type { Answer } from '../../domain/receipt.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import type { Actor, Beside } from '../recording/entry.ts'
import { proposeScan } from './propose-scan.ts'
import type { Sent } from './sent.ts'

/** A scan at the door with what is known of it. */
export interface AtDoor {
  readonly sent: Sent
  readonly refused?: Refusal
  readonly beside: Beside
  /** Set when nothing further is asked and the scan goes on as it came. */
  readonly passes: boolean
}

/** Whether a scan was refused for want of a second person. */
export function asksForSecondPerson(answer: Answer): boolean {
  return answer.status === 'refused' && answer.code === 'second_person_needed'
}

interface Keeping {
  /** In the order of the answers. */
  readonly sent: readonly AtDoor[]
  readonly principal: Principal
  readonly actor: Actor
  readonly now: Date
}

/**
 * Keeps each weighing that was refused as far off until a second person agrees. It was looked at under lock first, so a
 * weighing is asked about only when it is far off indeed, also one of a batch that the same request made.
 */
export async function keepFarOff(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  answers: readonly Answer[],
  { sent, principal, actor, now }: Keeping,
): Promise<readonly Answer[]> {
  const kept: Answer[] = []
  for (const [index, answer] of answers.entries()) {
    const one = sent[index]
    const stage = installation.streams.get(one?.sent.stream ?? '')?.allStages[one?.sent.stage ?? '']
    if (one === undefined || stage?.gapSignatures === undefined || !asksForSecondPerson(answer)) {
      kept.push(answer)
      continue
    }
    const proposing = { principal, actor, stage, beside: one.beside, now }
    kept.push(await proposeScan(installation, one.sent, proposing))
  }
  return kept
}
