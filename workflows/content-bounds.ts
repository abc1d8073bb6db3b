import { carriedIn, type DrawnPart, mostAtFirst, mostNow } from '../domain/carried-content.ts'
import type { BatchState, Content, Scan, ScanBatch } from '../domain/event.ts'
import { massBounds } from '../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { houseRule } from '../domain/source.ts'
import type { Stage } from './stream.ts'

/** How much more of an element or fibre may come out than went in before somebody is wrong, in basis points. */
export const assayTolerance = {
  version: 1,
  value: 200,
  /** The same where a recorded assay corrects what was derived before. */
  recorded: 5_000,
  source: houseRule(
    'Two assays differ by 2 %; a recorded one may correct what was derived by 50 %',
  ),
} as const

/** What is inside and of what mass; both as a scan gives them. */
interface Held {
  readonly content?: Content | undefined
  readonly massGrams?: number | undefined
}

/** Content that is heavier than what holds it: elements together, and fibres together, are at most its mass. */
export function faultsInContent(stage: Stage, { batches, outputs, losses }: Scan): Fault[] {
  const asserted = stage.mass === 'weighed' || stage.mass === 'returned' ? batches : []
  return [
    ...asserted.flatMap((one, at) => faultsInHeld(one, `/batches/${at}`)),
    ...outputs.flatMap((one, at) => faultsInHeld(one, `/outputs/${at}`)),
    ...losses.flatMap((one, at) => faultsInHeld(one, `/losses/${at}`)),
  ]
}

/** What a weighing says is inside a batch that holds it already: an assay has a record of its own, a scale has none. */
export function faultsInReweighed(
  stage: Stage,
  { batches }: Scan,
  states: readonly BatchState[],
): Fault[] {
  if (stage.mass !== 'weighed') return []
  return states.flatMap(({ code, content: held, massGrams, context }, at) => {
    const given = Object.keys(batches[at]?.content ?? {})
    const again = given.filter((name) => held[name] !== undefined)
    const whole = {
      content: { ...held, ...batches[at]?.content },
      massGrams: batches[at]?.massGrams,
    }
    if (again.length === 0) {
      const isFirst = massGrams === undefined || given.length > 0
      const part = { grams: massGrams ?? 0, content: held, carried: carriedIn(context) }
      return isFirst
        ? [
            ...faultsInHeld(whole, `/batches/${at}`),
            ...faultsInCarried(batches[at]?.content, part, `/batches/${at}/content`),
          ]
        : []
    }
    const values = { batch: code, name: again.join(', ') }
    return [faultOf(`/batches/${at}/content`, 'content_known_already', values)]
  })
}

/** What is said for the first time, above what went into the making of the batch. */
function faultsInCarried(given: Content = {}, part: DrawnPart, pointer: string): Fault[] {
  return Object.entries(given).flatMap(([name, amount]) => {
    if (part.carried[name] === undefined) return []
    const most = mostNow(part, name)
    if (!isBeyond(BigInt(amount), most, assayTolerance.value)) return []
    return [faultOf(pointer, 'content_above_input', { name, out: amount, most: String(most) })]
  })
}

/** What went in, and whether a recorded assay says what came out. */
export interface Yield {
  readonly drawn: readonly DrawnPart[]
  readonly isAssayed: boolean
}

/**
 * What would come out of a process and never went in: more than two assays may differ by, or, as small differences add up from
 * process to process, more than a note could explain of what was there at first. A batch that holds an element holds just that
 * much; one of which it is not known may hold it in the mass that nothing else fills.
 */
export function faultsInYield(
  stage: Stage,
  { outputs, losses }: Scan,
  { drawn, isAssayed }: Yield,
): Fault[] {
  if (stage.mass !== 'transformed') return []
  const { value, recorded } = assayTolerance
  const tolerance = isAssayed ? recorded : value
  const overall = isAssayed ? recorded : massBounds.notedBasisPoints + value
  const out = new Map<string, bigint>()
  for (const { content = {} } of [...outputs, ...losses]) {
    for (const [name, amount] of Object.entries(content)) {
      out.set(name, (out.get(name) ?? 0n) + BigInt(amount))
    }
  }
  return [...out].flatMap(([name, amount]) => {
    const most = drawn.reduce((sum, one) => sum + mostNow(one, name), 0n)
    const first = drawn.reduce((sum, one) => sum + mostAtFirst(one, name), 0n)
    const values = { name, out: String(amount), most: String(most) }
    if (isBeyond(amount, most, tolerance)) {
      return [faultOf('/outputs', 'content_above_input', values)]
    }
    if (amount <= most || !isBeyond(amount, first, overall)) return []
    const drifted = { ...values, first: String(first), most: overall / 100 }
    return [faultOf('/outputs', 'content_drifted', drifted)]
  })
}

function isBeyond(amount: bigint, most: bigint, basisPoints: number): boolean {
  return amount * 10_000n > most * BigInt(10_000 + basisPoints)
}

/** Content that is taken from a batch out of proportion, so that what goes or what stays is heavier than its mass. */
export function faultsInDrawn(
  given: ScanBatch | undefined,
  { content: held, massGrams = 0 }: BatchState,
  pointer: string,
): Fault[] {
  const { content, massGrams: drawnGrams = massGrams } = given ?? {}
  if (content === undefined) return []
  if (drawnGrams === massGrams) return faultsInRest(held, content, pointer)
  const left = Object.fromEntries(
    Object.entries(held).map(([name, amount]) => [name, amount - (content[name] ?? 0)]),
  )
  // What was too heavy before, by a weighing, may stay so in proportion.
  if (faultsInHeld({ content: held, massGrams }, '').length > 0) return []
  return [
    ...faultsInHeld({ content, massGrams: drawnGrams }, pointer),
    ...faultsInHeld({ content: left, massGrams: massGrams - drawnGrams }, pointer),
  ]
}

/** Nothing weighs nothing: with all of the grams goes all that is inside. */
function faultsInRest(held: Content, content: Content, pointer: string): Fault[] {
  return Object.entries(held).flatMap(([name, amount]) => {
    const taken = content[name] ?? 0
    if (taken >= amount) return []
    return [faultOf(`${pointer}/content`, 'content_left_behind', { name, taken, held: amount })]
  })
}

function faultsInHeld({ content = {}, massGrams }: Held, pointer: string): Fault[] {
  const sums = new Map<string, number>()
  for (const [name, amount] of Object.entries(content)) {
    const [prefix = ''] = name.split(':')
    sums.set(prefix, (sums.get(prefix) ?? 0) + amount)
  }
  if (massGrams === undefined) return []
  return [...sums].flatMap(([prefix, milligrams]) => {
    if (milligrams <= massGrams * 1_000) return []
    const values = { what: prefix, milligrams, grams: massGrams }
    return [faultOf(`${pointer}/content`, 'content_above_mass', values)]
  })
}
