import { describe, expect, it } from 'vitest'
import { simulate } from './simulator/simulate.ts'

/** Seeds whose first rounds are struck by faults of three kinds; `npm run faults` takes any seed for as long as one likes. */
const runs = [
  { world: 'own', seed: 931, struck: /full disk/ },
  { world: 'shared', seed: 12, struck: /answers to COMMIT lost/ },
] as const

// Both at once: much of either is waiting for something to start.
describe.concurrent('seeded clients of three organisations, while things go wrong', () => {
  for (const { world, seed, struck } of runs) {
    it(`get the answers of the reference model, and leave what it says (${world} database)`, async () => {
      const outcome = await simulate({ world, seed, seconds: 900, rounds: 14 })
      expect(outcome.differences).toEqual([])
      // A run in which nobody did anything, or nothing went wrong, would prove nothing.
      expect(outcome.answers.accepted).toBeGreaterThan(150)
      expect(Object.keys(outcome.answers).length).toBeGreaterThan(8)
      expect(Object.keys(outcome.faults).length).toBeGreaterThan(2)
      expect(Object.keys(outcome.faults).join()).toMatch(struck)
    }, 1_200_000)
  }
})
