/** How long after a failed attempt the next one follows, in seconds. */
export const retryDelays = {
  seconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400],
  source: 'Standard Webhooks 1.0.0, "Deliverability and reliability", example retry schedule',
} as const

/** Attempts before a delivery is given up: the first one and one after each delay, 75 hours in all. */
export const mostAttempts = retryDelays.seconds.length + 1

/** Longest wait that a receiver may ask for. */
const mostAskedSeconds = 86_400

/** Up to a fifth longer, so that what failed together does not come back together. */
const jitter = 0.2

/** Seconds until the next attempt; undefined when none is left. A receiver may ask for more by `Retry-After`. */
export function delayAfter(
  { attemptsLeft, askedSeconds = 0 }: { attemptsLeft: number; askedSeconds?: number },
  random: () => number,
): number | undefined {
  const delay = retryDelays.seconds[mostAttempts - 1 - attemptsLeft]
  if (attemptsLeft <= 0 || delay === undefined) return undefined
  return Math.max(delay, Math.min(askedSeconds, mostAskedSeconds)) * (1 + jitter * random())
}
