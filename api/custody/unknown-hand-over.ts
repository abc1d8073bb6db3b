import { type Refusal, refusal } from '../../domain/refusal.ts'

/** What is said of a hand-over that there is not, or that is not the asker's to see. */
export function unknownHandOver(id: string): Refusal {
  const message = `Cannot find hand-over "${id}": expected the id of one that you are a party to`
  return refusal('unknown_hand_over', '/path/id', message)
}
