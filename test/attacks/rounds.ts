/**
 * How much longer than in `npm test` the attacks go on: `npm run attacks` sets 20. The code is the same; only the numbers
 * of tries grow.
 */
export const attackRounds = Math.max(1, Number(process.env.LOOMCELL_ATTACK_ROUNDS ?? 1))

/**
 * A limit in milliseconds. It holds in `npm run attacks`; in `npm test` beside other work only an answer that never comes
 * passes it, so that a busy machine fails nothing.
 */
export function mostMilliseconds(limit: number): number {
  return process.env.LOOMCELL_ATTACK_ROUNDS === undefined ? Number.POSITIVE_INFINITY : limit
}
