import { randomUUID } from 'node:crypto'
import { numbersFrom } from '../../domain/numbers-from.ts'
import { clay, record } from './clay.ts'
import type { TestInstallation } from './installation.ts'

/** A made history of the stream `clay` at facility A, with the time that goes on by itself. */
export interface MadeHistory {
  /** Digs a lump of about so many grams and gives its code. */
  dig(grams: number, rest?: Record<string, unknown>): Promise<string>
  /** Kneads a lump so that this share of it comes out, the rest being dust. */
  knead(batch: string, grams: number, share: number): Promise<void>
  weigh(batch: string, grams: number): Promise<void>
  look(batch: string, rest?: Record<string, unknown>): Promise<void>
  /** Lets so many minutes go by. */
  wait(minutes: number): void
  /** The time that it is there. */
  now(): Date
  /** A number about 1, by so much more or less, drawn from a seed. */
  about(spread: number): number
}

/** Begins a history so many days before a moment. */
export function makeHistory(
  installation: TestInstallation,
  { days, until, seed = 1 }: { days: number; until: Date; seed?: number },
): MadeHistory {
  const random = numbersFrom(seed)
  let at = until.getTime() - days * 86_400_000
  const say = async (stage: string, rest: Record<string, unknown>) => {
    at += 60_000 + Math.floor(random() * 120_000)
    const scan = clay(stage, { eventTime: new Date(at).toISOString(), operator: 'p-one', ...rest })
    const [receipt] = await record(installation, scan)
    if (receipt?.status !== 'accepted') throw new Error(`Cannot make: ${JSON.stringify(receipt)}`)
  }
  return {
    dig: async (grams, rest = {}) => {
      const batch = `L-${randomUUID().slice(0, 8)}`
      await say('dug', { outputs: [{ batch, kind: 'lump', massGrams: grams }], ...rest })
      return batch
    },
    knead: (batch, grams, share) => {
      const massGrams = Math.round(grams * share)
      const made = `K-${randomUUID().slice(0, 8)}`
      return say('kneaded', {
        batches: [{ batch }],
        outputs: [{ batch: made, kind: 'lump', massGrams }],
        losses: [{ reason: 'dust', massGrams: grams - massGrams }],
      })
    },
    weigh: (batch, massGrams) =>
      say('weighed', {
        batches: [{ batch, massGrams }],
        facts: { scale: 'S-1', note: 'another scale' },
      }),
    look: (batch, rest = {}) => say('looked_at', { batches: [{ batch }], ...rest }),
    wait: (minutes) => {
      at += minutes * 60_000
    },
    now: () => new Date(at),
    about: (spread) => 1 + (random() * 2 - 1) * spread,
  }
}
