import type { ServerResponse } from 'node:http'
import type { Context, Next } from 'hono'
import { createMiddleware } from 'hono/factory'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Env } from '../env.ts'
import { routeNameOf } from '../guard.ts'
import { createPlaces, type Places } from './places.ts'

/** Answers that cost the database or this process more than a moment, with the places that they share. */
const expensive: Readonly<Record<string, 'reading' | 'importing'>> = {
  'GET /batches/:code/lineage': 'reading',
  'GET /reports/flow': 'reading',
  'POST /reports/flow/seal': 'reading',
  'POST /closings': 'reading',
  'GET /closings/:id/difference': 'reading',
  'POST /samples': 'reading',
  'GET /reports/recycling': 'reading',
  'GET /reports/measures/:measure': 'reading',
  'GET /registers': 'reading',
  'GET /registers/:register': 'reading',
  'GET /registers/:register/lines.csv': 'reading',
  'GET /registers/:register/lines.xlsx': 'reading',
  'GET /registers/:register/lines.pdf': 'reading',
  'GET /funding-projects/:code/statement.csv': 'reading',
  'GET /funding-projects/:code/statement.xlsx': 'reading',
  'GET /funding-projects/:code/statement.pdf': 'reading',
  'GET /funding-projects/:code/evidence.zip': 'reading',
  'GET /movements': 'reading',
  'GET /found': 'reading',
  'GET /stock': 'reading',
  'GET /scanner/at-hand': 'reading',
  'POST /labels/sheet': 'reading',
  'POST /spectra/identifications': 'reading',
  'POST /streams/:stream/proposals/:proposal': 'reading',
  'GET /recalls/:id': 'reading',
  'GET /recalls/:id/affected.csv': 'reading',
  'GET /recalls/:id/affected.ndjson': 'reading',
  'GET /recalls/:id/affected.xlsx': 'reading',
  'POST /recalls': 'reading',
  'POST /imports': 'importing',
  'POST /hand-overs/sheet': 'importing',
  'POST /hand-overs/steps': 'importing',
  'POST /hand-overs/corrections': 'importing',
  'POST /spectra/references': 'importing',
}

/** Readers of the store are 8: two stay free for what is quick. */
const limits = {
  reading: { most: 6, mostOfOne: 3, mostWaiting: 60, waitMilliseconds: 10_000 },
  importing: { most: 6, mostOfOne: 2, mostWaiting: 20, waitMilliseconds: 10_000 },
  // Takes a place of those who read besides, and keeps it to its end.
  exporting: { most: 2, mostOfOne: 1, mostWaiting: 20, waitMilliseconds: 10_000 },
} as const

/** How long an answer may keep its place after it began: a reader that stalls gives it up. */
const keptMilliseconds = 20_000

/** The places of this process, which the API and the pages share. */
export type SharedPlaces = Readonly<Record<keyof typeof limits, Places>>

export function createSharedPlaces(): SharedPlaces {
  const { reading, importing, exporting } = limits
  return {
    reading: createPlaces(reading),
    importing: createPlaces(importing),
    exporting: createPlaces(exporting),
  }
}

/**
 * Places for one long answer of an organisation, kept until whoever makes it leaves, however fast it is read. Throws a RefusedError where it
 * was not worth waiting.
 */
export async function enterAll(
  places: readonly Places[],
  organisationKey: number,
): Promise<() => void> {
  const taken: (() => void)[] = []
  for (const one of places) {
    const leave = await one.enter(organisationKey)
    if (leave === undefined) {
      for (const left of taken) left()
      throw new RefusedError(busy)
    }
    taken.push(leave)
  }
  return () => {
    for (const leave of taken) leave()
  }
}

/**
 * Lets only so many expensive answers be made at once, and of each organisation fewer, so that whoever asks for reports in
 * a loop waits for himself and not others for him. Routes are named as in `routeRights`.
 */
export function shareExpensive(places: SharedPlaces) {
  return createMiddleware<Env>(async (context, next) => {
    const kind = expensive[routeNameOf(context) ?? '']
    return kind === undefined ? next() : inPlace(context, next, places[kind])
  })
}

/** The same for one page, which stands under no name of the API. */
export function takePlace(places: Places) {
  return createMiddleware<Env>((context, next) => inPlace(context, next, places))
}

async function inPlace(context: Context<Env>, next: Next, places: Places): Promise<void> {
  const organisation = context.get('organisation')
  if (organisation === undefined) return next()
  const leave = await places.enter(organisation.organisationKey)
  if (leave === undefined) throw new RefusedError(busy)
  const { outgoing } = (context.env ?? {}) as { readonly outgoing?: ServerResponse }
  if (outgoing === undefined) return next().finally(leave)
  outgoing.once('close', leave)
  await next()
  setTimeout(leave, keptMilliseconds).unref()
}

const busy = refuse('overloaded', '', ['reports_too_many'])
