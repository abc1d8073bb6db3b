import { describe, expect, it } from 'vitest'
import { killDuringCapture } from './killing.ts'

const rounds = Number(process.env.LOOMCELL_KILL_ROUNDS ?? 3)
const seed = 20261122

describe('kill -9 during capture', () => {
  for (const victim of ['application', 'database'] as const) {
    it(
      `of the ${victim} loses no acknowledged scan, makes none twice, and leaves a clean history`,
      async () => {
        const aftermath = await killDuringCapture({ victim, rounds, seed })
        expect(aftermath.acknowledged).toBeGreaterThan(rounds)
        expect(aftermath).toMatchObject({ lost: 0, doubled: 0, check: { differences: 0 } })
        expect(aftermath.check.events).toBe(aftermath.acknowledged)
      },
      120_000 + rounds * 60_000,
    )
  }
})
