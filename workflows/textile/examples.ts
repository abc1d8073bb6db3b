import type { Example } from '../example.ts'
import { fibreExamples } from './examples/fibre.ts'
import { intakeExamples } from './examples/intake.ts'
import { sideExamples } from './examples/side.ts'
import { yarnExamples } from './examples/yarn.ts'

/**
 * One constructed walk, measured nowhere: 600,000 g of post-consumer clothing, 60/40 cotton and polyester, become
 * 511,075 g of yarn with 70 % recycled fibre; stage losses are chosen. Beside it go reuse, repair, wipers and refuse.
 */
export const examples: readonly Example[] = [
  ...intakeExamples,
  ...sideExamples,
  ...fibreExamples,
  ...yarnExamples,
]
