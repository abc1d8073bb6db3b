import type { Event } from '../../../domain/event.ts'
import type { Facts, FactValue } from '../../../domain/field.ts'
import { readScanned, type Scanned } from '../../../domain/read-scanned.ts'
import type { Words } from '../../../domain/words.ts'
import { showingAtHand } from '../../../workflows/at-hand.ts'
import { type StageForm, stageForm } from '../../../workflows/form/stage-form.ts'
import { meantBy } from '../../../workflows/meant-by.ts'
import { shownBatch } from '../../../workflows/shown-batch.ts'
import type { Stream } from '../../../workflows/stream.ts'
import { type LoadedStream, loadedStream } from '../../../workflows/streams.ts'
import type { Expected, QueuedScan } from '../queue/queued-scan.ts'
import type { ScannedBatch } from '../scanned-batch.ts'
import { type Around, type Bench, decidedHere, foldQueue, isMadeHere } from './fold-queue.ts'
import type { KeptAtHand, KeptBatch, KeptFacility } from './kept-at-hand.ts'
import { looksAsked } from './looks-asked.ts'

/** What this device knows by itself when something is asked of it. */
export interface HeldHere {
  readonly known: KeptAtHand
  readonly facilities: readonly KeptFacility[]
  /** All that the text may mean and that the scans name. */
  readonly batches: readonly KeptBatch[]
  /** Scans of this device, in any order. */
  readonly scans: readonly QueuedScan[]
}

/** The rules of all streams, as the server asks them. */
export interface Rules {
  /** Reads a label's text, with the looks that what it means is kept under; undefined where nothing is left of it. */
  read(text: string): { readonly scanned: Scanned; readonly looks: readonly string[] } | undefined
  /** What a text means, and what to do next; `now` is UTC ISO 8601. */
  lookUp(held: HeldHere, scanned: Scanned, now: string): readonly ScannedBatch[]
  /** What will come of a scan; undefined where this device cannot tell. */
  expect(held: HeldHere, scan: unknown): Expected | undefined
  form(stream: string, stage: string): StageForm | undefined
  /** Forms by which batches come in that nobody has seen before, of each stream. */
  beginnings(): readonly Beginnings[]
}

/** How a stream begins. */
export interface Beginnings {
  readonly stream: Words
  readonly forms: readonly StageForm[]
}

/** Puts the rules together out of the tables of the streams; the server writes the program that calls it with all of them. */
export function createRules(tables: readonly Stream[]): Rules {
  return rulesOf(new Map(tables.map((table) => [table.name, loadedStream(table)])))
}

/** The same of streams that are loaded. */
export function rulesOf(streams: ReadonlyMap<string, LoadedStream>): Rules {
  return {
    read: (text) => {
      const scanned = readScanned(text)
      return scanned && { scanned, looks: looksAsked(scanned) }
    },
    lookUp: (held, scanned, now) => {
      const bench = foldQueue(held.batches, held.scans, aroundOf(streams, held))
      const all = [...bench.values()].map((standing) => {
        const { batch: id, code, stream, context } = standing.batch
        return { id, code, stream, context, standing }
      })
      return meantBy(all, scanned).map(({ standing: { batch, recalls } }) => {
        const stream = streams.get(batch.stream)
        const asking = { ...held.known, now }
        const showing = showingAtHand(stream, { context: batch.context, recalls }, asking)
        return { ...shownBatch(stream, batch, showing), left: null }
      })
    },
    expect: (held, scan) => {
      const around = aroundOf(streams, held)
      const bench = foldQueue(held.batches, held.scans, around)
      const event = decidedHere(bench, scan, around)
      if (event === undefined) return undefined
      const codes = new Map([...bench.values()].map(({ batch }) => [batch.batch, batch.code]))
      const named = [
        ...event.batches.map(({ batch, state }) => [codes.get(batch), state] as const),
        ...event.outputs.map(({ code, state }) => [code, state] as const),
      ]
      const states = named.flatMap(([code, state]) => (code === undefined ? [] : [[code, state]]))
      return { states: Object.fromEntries(states), decisions: tellable(event, bench, around) }
    },
    form: (name, stage) => {
      const stream = streams.get(name)
      const found = stream?.allStages[stage]
      return stream === undefined || found === undefined ? undefined : stageForm(stream, found)
    },
    beginnings: () =>
      [...streams.values()].map((stream) => {
        const begin = Object.values(stream.stages).filter(({ mass }) => mass === 'received')
        return { stream: stream.label, forms: begin.map((stage) => stageForm(stream, stage)) }
      }),
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

function aroundOf(
  streams: ReadonlyMap<string, LoadedStream>,
  { known, facilities }: HeldHere,
): Around {
  const { timeZone, jurisdiction, code } = known.facility
  const places = new Map(
    facilities.map((one) => [one.code, { timeZone: one.timeZone ?? null, jurisdiction }]),
  ).set(code, { timeZone, jurisdiction })
  return {
    streams,
    organisation: known.asker.organisation.slug,
    place: (facility) => places.get(facility),
  }
}
