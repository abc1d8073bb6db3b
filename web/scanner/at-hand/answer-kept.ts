import type { KeptAtHand } from './kept-at-hand.ts'

/** Which answer of the server a device keeps, as text: what was read of it before is the same as long as this is. */
export function answerKept({ facility, tag, asOf }: KeptAtHand): string {
  // One without a tag is another each time that it was asked for.
  return `${facility.code} ${tag === '' ? asOf : tag}`
}
