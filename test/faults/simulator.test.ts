import { describe, expect, it } from 'vitest'
import { simulate } from './simulator/simulate.ts'

/** Seeds whose first rounds are struck by faults of several kinds; `npm run faults` takes any seed for as long as one likes. */
const runs = [
  { world: 'own', seed: 20261126 },
  { world: 'shared', seed: 20261127 },
] as const

describe('seeded clients of three organisations, while things go wrong', () => {
  for (const { world, seed } of runs) {
    it(`get the answers of the reference model, and leave what it says (${world} database)`, async () => {
      const outcome = await simulate({ world, seed, seconds: 240, rounds: 40 })
      expect(outcome.differences).toEqual([])
      // A run in which nobody did anything, or nothing went wrong, would prove nothing.
      expect(outcome.answers.accepted).toBeGreaterThan(150)
      expect(Object.keys(outcome.answers).length).toBeGreaterThan(8)
      expect(Object.keys(outcome.faults).length).toBeGreaterThan(1)
    }, 600_000)
  }
})
