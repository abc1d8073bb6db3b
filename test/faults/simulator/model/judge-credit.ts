import { repetition } from './asked.ts'
import type { Credit } from './beside-batches.ts'
import { type Model, nameOf, type Recorded } from './model.ts'
import type { Request } from './request.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** What a process may claim as recycled: its output in the proportion of what went in recycled, given once. */
export function judgeCredit(model: Model, request: Request): Verdict {
  const { by, body } = request
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return again
  const event = model.events.get(nameOf(by.organisation, String(body.event)))
  if (event === undefined) return no('unknown_event')
  const given = model.creditOf.has(nameOf(by.organisation, event.id))
  if (event.takenBack || event.madeGrams === 0 || given) return no('claim_not_allowed')
  const inputs = (body.inputs as readonly { batch: string; grams?: number }[]).map((input) => ({
    most: event.took.get(input.batch) ?? 0,
    grams: input.grams ?? event.took.get(input.batch) ?? 0,
  }))
  if (inputs.some(({ most }) => most === 0)) return no('claim_not_allowed')
  if (inputs.some(({ most, grams }) => grams > most)) return no('mass_unbalanced')
  const totalGrams = [...event.took.values()].reduce((sum, grams) => sum + grams, 0)
  if (event.madeGrams > totalGrams) return no('mass_unbalanced')
  const recycledGrams = inputs.reduce((sum, { grams }) => sum + grams, 0)
  const claimableGrams = share(event.madeGrams, recycledGrams, totalGrams)
  const { id } = body
  return yes({ id, claimableGrams, leftGrams: claimableGrams }, () => {
    const credit: Credit = {
      id,
      organisation: by.organisation,
      event: event.id,
      recycledGrams,
      totalGrams,
      claimableGrams,
      leftGrams: claimableGrams,
      uncertain: false,
    }
    model.credits.set(id, credit)
    model.creditOf.set(nameOf(by.organisation, event.id), credit)
    model.born.credits.push(credit)
  })
}

/** What a credit bears when so many grams more are found missing of what its process made. */
export function bearsOf(
  { recycledGrams, totalGrams }: Credit,
  { madeGrams, missedGrams }: Recorded,
  moreGrams: number,
): number {
  const made = Math.max(0, Math.min(madeGrams, madeGrams - missedGrams - moreGrams))
  return share(made, recycledGrams, totalGrams)
}

/** Whole grams of a share, rounded down. */
export function share(grams: number, part: number, whole: number): number {
  return Number((BigInt(grams) * BigInt(part)) / BigInt(whole))
}
