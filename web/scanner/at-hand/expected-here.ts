import type { Event } from '../../../domain/event.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import type { Expected } from '../queue/queued-scan.ts'
import { type Around, type Bench, isMadeHere } from './fold-queue.ts'

/** What somebody may be told of an event before the server has decided it. */
export function expectedHere(event: Event, bench: Bench, around: Around): Expected {
  const before = new Map([...bench.values()].map(({ batch }) => [batch.batch, batch]))
  const happened = event.batches.flatMap(({ batch, state }) => {
    const { code, headSeq = 0 } = before.get(batch) ?? {}
    return code === undefined ? [] : [{ code, state, place: headSeq + 1 }]
  })
  const made = event.outputs.map(({ code, state }) => ({ code, state, place: 1 }))
  const named = [...happened, ...made]
  return {
    states: Object.fromEntries(named.map(({ code, state }) => [code, state])),
    places: Object.fromEntries(named.map(({ code, place }) => [code, place])),
    decisions: tellable(event, bench, around),
  }
}

/**
 * Decisions without those that are the server's to make: what names a batch that was made here, whose id it gives, and moments, which may follow
 * from when it hears of the scan.
 */
function tellable(
  { stream, stage, decisions, outputs }: Event,
  bench: Bench,
  around: Around,
): Facts {
  const known = [...bench.values()].map(({ batch }) => batch.batch)
  const made = [...known, ...outputs.map(({ batch }) => batch)].filter(isMadeHere)
  const isPlain = (value: FactValue) => !made.some((id) => JSON.stringify(value).includes(id))
  const fields = around.streams.get(stream)?.allStages[stage]?.decided ?? []
  const moments = new Set(fields.flatMap(({ name, type }) => (type === 'time' ? [name] : [])))
  return Object.fromEntries(
    Object.entries(decisions).filter(([name, value]) => !moments.has(name) && isPlain(value)),
  )
}
