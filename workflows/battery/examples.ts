import type { Example } from '../example.ts'
import { intakeExamples } from './examples/intake.ts'
import { recyclingExamples } from './examples/recycling.ts'
import { secondLifeExamples } from './examples/second-life.ts'
import { testExamples } from './examples/tests.ts'

/**
 * One constructed walk, measured nowhere: a pack of twelve modules is taken apart, eight modules become a storage
 * product that is sold, four are recycled. Every gram and every milligram of nickel, cobalt and lithium is accounted
 * for; the composition is the derived NMC622 figure of 75.6 kWh.
 */
export const examples: readonly Example[] = [
  ...intakeExamples,
  ...testExamples,
  ...secondLifeExamples,
  ...recyclingExamples,
]
