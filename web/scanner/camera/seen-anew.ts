import { aimedAt, type SeenCode } from './seen-code.ts'

/** How long a label must be out of view until it counts as shown again, in milliseconds. House rule: a hand that trembles is faster. */
export const awayMilliseconds = 1_500

/**
 * Makes what tells which label is shown anew in a run of pictures: the one aimed at, once for as long as it stays in view, however many
 * pictures show it and whatever else comes into view beside it. `now` is in milliseconds and only ever grows.
 */
export function createSeenAnew(): (codes: readonly SeenCode[], now: number) => string | undefined {
  const told = new Map<string, number>()
  return (codes, now) => {
    for (const [text, last] of told) if (now - last >= awayMilliseconds) told.delete(text)
    for (const { text } of codes) if (told.has(text)) told.set(text, now)
    const text = aimedAt(codes)?.text
    if (text === undefined || told.has(text)) return undefined
    told.set(text, now)
    return text
  }
}
