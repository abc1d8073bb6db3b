import type { createApp } from '../../api/app.ts'
import { dayMilliseconds } from '../../domain/hours.ts'
import { jsonOf } from './answers.ts'

/** Where figures are read by the API, as somebody. */
export interface Desk {
  readonly app: ReturnType<typeof createApp>
  readonly cookie: string
}

type Grams = Readonly<Record<string, number>>

/** Mass of all batches of an organisation as its flow report has it, in grams. */
export interface Moved {
  readonly balanced: boolean
  readonly inGrams: number
  readonly outGrams: number
  readonly addedGrams: Grams
  readonly lostGrams: Grams
  readonly weighingDifferenceGrams: number
  readonly processDifferenceGrams: number
  readonly closingGrams: number
}

/** Reads from the API. */
export async function ask<Body>({ app, cookie }: Desk, path: string): Promise<Body> {
  const answer = await app.request(`/api/v1${path}`, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return jsonOf<Body>(answer)
}

/** The flow report of the days around now. */
export async function readMoved(desk: Desk): Promise<Moved> {
  const day = (days: number) =>
    new Date(Date.now() + days * dayMilliseconds).toISOString().slice(0, 10)
  const path = `/reports/flow?from=${day(-2)}&to=${day(2)}`
  const { balanced, totals } = await ask<{ balanced: boolean; totals: Moved }>(desk, path)
  return { ...totals, balanced }
}

/** What was moved between two reports. */
export function movedSince(before: Moved, after: Moved): Moved {
  const more = (from: Grams, to: Grams) =>
    Object.fromEntries(
      Object.entries(to)
        .map(([name, grams]) => [name, grams - (from[name] ?? 0)] as const)
        .filter(([, grams]) => grams !== 0),
    )
  return {
    balanced: after.balanced,
    inGrams: after.inGrams - before.inGrams,
    outGrams: after.outGrams - before.outGrams,
    addedGrams: more(before.addedGrams, after.addedGrams),
    lostGrams: more(before.lostGrams, after.lostGrams),
    weighingDifferenceGrams: after.weighingDifferenceGrams - before.weighingDifferenceGrams,
    processDifferenceGrams: after.processDifferenceGrams - before.processDifferenceGrams,
    closingGrams: after.closingGrams - before.closingGrams,
  }
}
