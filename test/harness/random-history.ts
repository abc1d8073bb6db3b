import { clay, dig } from './clay.ts'
import type { Random } from './random.ts'

type Scan = Record<string, unknown> & { id: string }

const colours = ['red', 'grey', 'unknown']
const minute = 60_000

/**
 * Scans of the stream `clay` in an order in which each may be recorded, as a season of work brings them: lumps that are dug, looked at
 * elsewhere, weighed, kneaded alone or with another sort, sent or taken back. They happen within `days` days from `start`, at A or B.
 */
export function clayHistory(
  random: Random,
  { lumps, start, days }: { readonly lumps: number; readonly start: Date; readonly days: number },
): readonly Scan[] {
  return Array.from({ length: lumps }, () => lifeOfLump(random, start, days)).flat()
}

function lifeOfLump(random: Random, start: Date, days: number): readonly Scan[] {
  let time = start.getTime() + random.between(0, days * 24 * 60) * minute
  const next = () => {
    time += random.between(1, 600) * minute
    return { eventTime: new Date(time).toISOString(), facility: random.percent(60) ? 'A' : 'B' }
  }
  const name = `L-${random.uuid().slice(0, 12)}`
  const massGrams = random.between(200, 900)
  const facts = { colour: random.pick(colours) }
  const dug = dig(name, massGrams, { ...next(), facts })
  if (random.percent(10)) {
    return [dug, clay('reversed', { ...next(), reverses: dug.id, facts: { reason: 'slip' } })]
  }
  const seen = random.percent(40)
    ? [clay('looked_at', { ...next(), batches: [{ batch: name }] })]
    : []
  const grams = random.percent(30) ? massGrams - 1 : massGrams
  const weighed = clay('weighed', {
    ...next(),
    batches: [{ batch: name, massGrams: grams }],
    facts: { scale: 'S1' },
  })
  const before = [dug, ...seen, ...(grams === massGrams ? [] : [weighed])]
  if (random.percent(30)) return before
  const other = dig(`${name}-B`, 50, { ...next(), facts: { colour: random.pick(colours) } })
  const isMixed = random.percent(50)
  const lost = random.between(1, 20)
  const made = grams - lost + (isMixed ? 50 : 0)
  const kneaded = clay('kneaded', {
    ...next(),
    batches: [{ batch: name }, ...(isMixed ? [{ batch: `${name}-B` }] : [])],
    outputs: [{ batch: `${name}-P`, kind: 'lump', massGrams: made + 9 }],
    losses: [{ reason: 'dust', massGrams: lost }],
    additions: [{ material: 'grog', massGrams: 10 }],
  })
  const sent = clay('sent', { ...next(), batches: [{ batch: `${name}-P` }] })
  return [...before, ...(isMixed ? [other] : []), kneaded, ...(random.percent(50) ? [sent] : [])]
}
