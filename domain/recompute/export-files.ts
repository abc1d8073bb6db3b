import { z } from 'zod'
import { summedGroups } from '../flow-report.ts'

/** What an export says that it is, and how it is to be read. A reader MUST refuse another version. */
export const exportVersion = 1

/**
 * Files of an export, in the order in which they stand in it. Those that end in `.jsonl` hold a JSON text a line, each ended by one line
 * feed; what each line holds is told in docs/recompute.md.
 */
export const exportFiles = {
  codes: 'codes.json',
  facilities: 'facilities.jsonl',
  batches: 'batches.jsonl',
  opening: 'opening.jsonl',
  events: 'events.jsonl',
  postings: 'postings.jsonl',
  lineage: 'lineage.jsonl',
  disclosures: 'disclosures.jsonl',
  reports: 'reports.jsonl',
  entries: 'log-entries.jsonl',
  nodes: 'log-nodes.txt',
  checkpoint: 'log-checkpoint.txt',
  policy: 'policy.txt',
  readme: 'README.txt',
  manifest: 'manifest.json',
} as const
export type ExportFile = (typeof exportFiles)[keyof typeof exportFiles]

const name = z.string().min(1).max(500)
const whole = z.int()
const count = z.int().min(0)
const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const instant = z.iso.datetime()
const zone = name.refine(isZone)

/** In place of a time zone: each event by the days of the facility at which it happened. */
export const localDays = 'local'

/** Whether days can be told by it here. */
function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Where something was done, by whose clock people there read it, and between which instants the period lies for what happened there. */
export const facilityLine = z.strictObject({
  organisation: name,
  code: name,
  name: z.string(),
  timeZone: zone,
  start: instant,
  finish: instant,
})

/** What is said once of a batch: its making says the same. */
export const batchLine = z.strictObject({
  batch: z.guid(),
  organisation: name,
  code: name,
  stream: name,
  kind: name,
  material: name,
})
export type BatchLine = z.output<typeof batchLine>

/** Grams of a batch to which nothing happened within the period, where they lay when it began. */
export const openingLine = z.strictObject({ batch: z.guid(), facility: name, grams: whole })

/** A line of the ledger; `line` counts from 0 within its event. */
export const postingLine = z.strictObject({
  event: z.guid(),
  line: count,
  dimension: name,
  account: z.enum(['stock', 'outside', 'loss', 'difference']),
  movement: z.enum(['received', 'dispatched', 'consumed', 'produced', 'moved', 'measured']),
  facility: name,
  batch: z.guid().optional(),
  reason: name.optional(),
  amount: whole,
})

/** So many grams of the child came out of the parent. */
export const edgeLine = z.strictObject({
  event: z.guid(),
  child: z.guid(),
  parent: z.guid(),
  grams: whole,
})

const grams = whole
const byName = z.record(z.string(), grams)
const figures = {
  openingGrams: grams.nullable(),
  inGrams: grams,
  producedGrams: grams,
  movedInGrams: grams,
  outGrams: grams,
  consumedGrams: grams,
  movedOutGrams: grams,
  weighingDifferenceGrams: grams,
  closingGrams: grams.nullable(),
  addedGrams: byName,
  lostGrams: byName,
  processDifferenceGrams: grams,
}

/** A flow report as Loomcell gave it, of one organisation or of several together. */
export const flowLine = z.strictObject({
  report: z.literal('flow'),
  organisations: z.array(name),
  from: day,
  to: day,
  timeZone: name,
  asOf: z.iso.datetime({ offset: true }).nullable(),
  groupBy: z.array(z.enum(summedGroups)),
  balanced: z.boolean(),
  totals: z.strictObject(figures),
  rows: z.array(
    z.strictObject(Object.assign({ group: z.record(z.string(), z.string().nullable()) }, figures)),
  ),
})
export type FlowLine = z.output<typeof flowLine>

/** A report of recycling of a calendar year as Loomcell gave it. */
export const recyclingLine = z.strictObject({
  report: z.literal('recycling'),
  organisation: name,
  year: z.int().min(2000).max(2100),
  timeZone: zone,
  rows: z.array(z.record(z.string(), z.unknown())),
})
export type RecyclingLine = z.output<typeof recyclingLine>

const posted = z.strictObject({ lines: count, grams, movedGrams: grams })

/** What the registers of one organisation or of several together come to, as Loomcell gave it. */
export const registersLine = z.strictObject({
  report: z.literal('registers'),
  organisations: z.array(name),
  from: day,
  to: day,
  timeZone: name,
  asOf: z.iso.datetime({ offset: true }).nullable(),
  registers: z.strictObject({
    incoming: posted,
    outgoing: posted,
    processed: posted,
    held: z.strictObject({ grams }),
  }),
})
export type RegistersLine = z.output<typeof registersLine>

/** A report, whichever it is. */
export const reportLine = z.discriminatedUnion('report', [flowLine, registersLine, recyclingLine])
export type ReportLine = z.output<typeof reportLine>

/** Sealed facts of an event that whoever asked may see: those that the books of recycling lots stand among. */
export const disclosureLine = z.strictObject({
  event: z.guid(),
  disclosures: z.array(
    z.union([
      z.tuple([z.string(), z.string(), z.record(z.string(), z.json())]),
      z.tuple([z.string(), z.string(), z.json()]),
    ]),
  ),
})

/** A leaf of the public log that is an event of the export: the place, and the entry word for word. */
export const entryLine = z.strictObject({ index: count, entry: z.string().max(200) })

/** What an export is of, and what each of its files must be. */
export const manifestSchema = z.strictObject({
  v: z.literal(exportVersion),
  what: z.literal('loomcell-export'),
  made: instant,
  /** Events recorded later are in none of it; null where all that was recorded is. */
  asOf: instant.nullable(),
  /** `timeZone` is a name of the IANA, or `local` for each event by the days of its facility. */
  period: z.strictObject({ from: day, to: day, timeZone: z.union([z.literal(localDays), zone]) }),
  /** None, where an authority oversees nobody. */
  organisations: z.array(name),
  /** Whether all events are in it, or those of the period with the whole chains of the batches that they touch. */
  whole: z.boolean(),
  events: count,
  eventsInPeriod: count,
  /** Of the opening stock, the grams that rest on no event of the export but on `opening.jsonl` alone. */
  openingStatedGrams: whole,
  files: z.array(z.strictObject({ name, bytes: count, lines: count, sha256: digest })),
})
export type Manifest = z.output<typeof manifestSchema>
