import { parseScan } from '../../../domain/parse-scan.ts'
import { readScanned, type Scanned } from '../../../domain/read-scanned.ts'
import type { Accepted } from '../../../domain/receipt.ts'
import { type Fault, isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { saidIn } from '../../../domain/said-in.ts'
import { warningWords } from '../../../domain/warning-words.ts'
import { type Words, wordsFrom } from '../../../domain/words.ts'
import { labelledAs } from '../../../workflows/arriving.ts'
import { showingAtHand } from '../../../workflows/at-hand.ts'
import { type StageForm, stageForm } from '../../../workflows/form/stage-form.ts'
import { meantBy } from '../../../workflows/meant-by.ts'
import { shownBatch } from '../../../workflows/shown-batch.ts'
import { namesFor } from '../../../workflows/shown-names.ts'
import type { Stream } from '../../../workflows/stream.ts'
import { type LoadedStream, loadedStream } from '../../../workflows/streams.ts'
import type { Expected } from '../queue/queued-scan.ts'
import type { Arriving, ScannedBatch } from '../scanned-batch.ts'
import { certificateMissing } from './certificate-missing.ts'
import { expectedHere } from './expected-here.ts'
import { type Around, judgedHere } from './fold-queue.ts'
import { keepBench } from './keep-bench.ts'
import type { HeldHere, KeptAtHand, KeptBatch } from './kept-at-hand.ts'
import { looksAsked } from './looks-asked.ts'
import { type Decided, type Reason, reasonsOf } from './reasons-of.ts'
import { keepStanding } from './standing-here.ts'
import { type WorkHere, workHere } from './work-here.ts'

/** The rules of all streams, as the server asks them. */
export interface Rules {
  /** Reads a label's text, with the looks that what it means is kept under; undefined where nothing is left of it. */
  read(text: string): { readonly scanned: Scanned; readonly looks: readonly string[] } | undefined
  /** What a text means, and what to do next; `now` is UTC ISO 8601. */
  lookUp(held: HeldHere, scanned: Scanned, now: string): readonly ScannedBatch[]
  /** What waits among all that is kept of the facility, at most so many rows of what nothing puts first. */
  workList(held: HeldHere, asked: WorkAsked): WorkHere
  /** What of a text is on its way to the organisation. */
  expected(known: KeptAtHand, scanned: Scanned): readonly Arriving[]
  /** What will come of a scan; undefined where this device cannot tell. */
  judge(held: HeldHere, scan: unknown): Judged | undefined
  /** Whether a scan sets something apart in an emergency, which nothing may hold up. */
  isAlarm(scan: Staged): boolean
  /** Faults of a scan as people read them, by the labels of its stage. */
  say(scan: Staged, faults: readonly Fault[]): readonly SaidFault[]
  /** Warnings of a recorded scan as people read them, by the labels of its stage; one without a rule as it came. */
  warn(scan: Staged, answer: Pick<Accepted<string>, 'warnings' | 'warned'>): readonly Words[]
  /** What a field of a stage, or of its stream, is called; undefined for a name that it does not know. */
  fieldLabel(scan: Staged, name: string): Words | undefined
  /** Why the rules of a stage decided so, as far as they gave reasons, and whether the device had thought of each. */
  why(scan: Staged, decided: Decided): readonly Reason[]
  form(stream: string, stage: string): StageForm | undefined
  /** Forms by which batches come in that nobody has seen before, of each stream. */
  beginnings(): readonly Beginnings[]
}

/** What the rules say of a scan: what it makes of its batches, or why it is refused. */
export type Judged = { readonly expected: Expected } | { readonly refused: Refusal }

/** What a work list is made of beside what the scans of this device name. */
export interface WorkAsked {
  /** All that is kept of the facility; the same list as before where it is the same answer of the server. */
  readonly kept: readonly KeptBatch[]
  /** UTC ISO 8601. */
  readonly now: string
  readonly most: number
}

/** A scan by its stage. */
export interface Staged {
  readonly stream: string
  readonly stage: string
}

/** A fault as people read it. */
export interface SaidFault {
  readonly pointer: string
  readonly message: Words
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
  const benchOf = keepBench()
  const standingOf = keepStanding(streams)
  return {
    read: (text) => {
      const scanned = readScanned(text)
      return scanned && { scanned, looks: looksAsked(scanned) }
    },
    lookUp: (held, scanned, now) => {
      const bench = benchOf(held, aroundOf(streams, held))
      const all = [...bench.values()].map((onBench) => {
        const { batch: id, code, stream, context } = onBench.batch
        return { id, code, stream, context, onBench }
      })
      const meant = meantBy(all, scanned)
      const found = meant.length > 0 ? meant : all.filter(isLabelled(held, scanned))
      return found.map(({ onBench: { batch, recalls } }) => {
        const stream = streams.get(batch.stream)
        const asking = { ...held.known, now }
        const showing = showingAtHand(stream, { context: batch.context, recalls }, asking)
        return { ...shownBatch(stream, batch, showing), left: null }
      })
    },
    workList: (held, { kept, now, most }) => {
      const bench = benchOf(held, aroundOf(streams, held)).values()
      const { known } = held
      const standing = standingOf({ facility: known.facility.code, kept, bench })
      return workHere(standing, { known, now, most })
    },
    expected: ({ expected }, scanned) => {
      const lines = expected.map(({ arriving, ...label }) => {
        const { code, stream } = arriving
        return { ...label, code, stream, arriving }
      })
      return labelledAs(lines, scanned).map(({ arriving }) => arriving)
    },
    judge: (held, scan) => {
      const around = aroundOf(streams, held)
      const bench = benchOf(held, around)
      const read = parseScan(scan)
      const event = judgedHere(bench, read, around)
      if (event === undefined) return undefined
      const { asker } = held.known
      // The server asks for it before anything else.
      const missing = isRefusal(read)
        ? undefined
        : certificateMissing(read, { bench, around, asker })
      if (missing !== undefined) return { refused: missing }
      return isRefusal(event)
        ? { refused: event }
        : { expected: expectedHere(event, bench, around) }
    },
    isAlarm: ({ stream, stage }) => streams.get(stream)?.allStages[stage]?.alarm !== undefined,
    say: (scan, faults) => {
      const names = namesFor(streams, scan)
      return faults.map((fault) => ({ pointer: fault.pointer, message: saidIn(fault, names) }))
    },
    warn: (scan, { warnings, warned = [] }) => {
      const names = namesFor(streams, scan)
      return warnings.map((message, at) => {
        const rule = warned[at]
        return rule === undefined
          ? wordsFrom(() => message)
          : warningWords({ message, says: rule.says, values: rule.values }, names)
      })
    },
    fieldLabel: (scan, name) => namesFor(streams, scan).fields?.[name],
    why: ({ stream, stage }, decided) =>
      reasonsOf(streams.get(stream)?.allStages[stage]?.decided ?? [], decided),
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

/** Whether a batch was taken over and still bears the label that was scanned. */
function isLabelled({ batches }: HeldHere, { id }: Scanned): (batch: { code: string }) => boolean {
  const codes = batches.filter(({ former }) => id !== undefined && former.includes(id))
  const labelled = new Set(codes.map(({ code }) => code))
  return ({ code }) => labelled.has(code)
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
