import type { Model } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict } from './verdict.ts'

/** What is answered to an id that came before at this place: the first answer again, or a refusal when it says something else. */
export function repetition(
  model: Model,
  { place, body }: Request,
  { id, organisation }: { id: string; organisation: string },
): Verdict | undefined {
  const first = model.asked.get(`${organisation} ${placeName(place)} ${id}`)
  if (first === undefined) return undefined
  if (first !== JSON.stringify(body)) return no('id_reused')
  return { expected: { outcome: 'duplicate', shows: { id } }, commit: () => {} }
}

/** Remembers what was accepted under an id, so that it can be asked for again. */
export function remember(model: Model, { by, place, body }: Request): void {
  model.asked.set(`${by.organisation} ${placeName(place)} ${body.id}`, JSON.stringify(body))
}

function placeName(place: Request['place']): string {
  return 'handOver' in place ? `hand-over ${place.handOver}` : place.kind
}

/** Whether two requests say the same. */
export function isSameBody(one: Request, other: Request): boolean {
  return JSON.stringify(one.body) === JSON.stringify(other.body)
}
