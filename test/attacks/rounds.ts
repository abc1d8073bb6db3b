/**
 * How much longer than in `npm test` the attacks go on: `npm run attacks` sets 20. The code is the same; only the numbers
 * of tries grow.
 */
export const attackRounds = Math.max(1, Number(process.env.LOOMCELL_ATTACK_ROUNDS ?? 1))
