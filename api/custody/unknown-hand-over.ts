import { type Refusal, refuse } from '../../domain/refusal.ts'

/** What is said of a hand-over that there is not, or that is not the asker's to see. */
export function unknownHandOver(id: string): Refusal {
  return refuse('unknown_hand_over', '/path/id', ['hand_over_unknown', { id }])
}
