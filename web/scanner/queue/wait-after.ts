import { houseRule } from '../../../domain/source.ts'

/** How long the queue leaves a server alone. */
export const waitRules = {
  firstMilliseconds: 1_000,
  mostMilliseconds: 5 * 60_000,
  /** Longest that a server may ask for: beyond it a device would seem dead. */
  mostAskedMilliseconds: 60 * 60_000,
  source: houseRule('From a second to five minutes, doubled each time, half of it left to chance'),
} as const

/**
 * Milliseconds until the next request after so many failures in a row, 1 or more: never less than the server asked for by `Retry-After`,
 * and left to chance, so that the devices of a floor do not come back together.
 */
export function waitAfter(
  { failures, askedSeconds = 0 }: { readonly failures: number; readonly askedSeconds?: number },
  random: () => number,
): number {
  const doubled = waitRules.firstMilliseconds * 2 ** Math.min(failures - 1, 20)
  const whole = Math.min(doubled, waitRules.mostMilliseconds)
  const asked = Math.min(askedSeconds * 1000, waitRules.mostAskedMilliseconds)
  return Math.round(Math.max(asked, whole / 2) + (random() * whole) / 2)
}
