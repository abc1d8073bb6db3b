import { z } from 'zod'
import { daysShape, isPeriod, zone } from './period-shape.ts'

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
  credits: 'credits.jsonl',
  claims: 'claims.jsonl',
  certificates: 'certificates.jsonl',
  draws: 'draws.jsonl',
  reports: 'reports.jsonl',
  entries: 'log-entries.jsonl',
  nodes: 'log-nodes.txt',
  checkpoint: 'log-checkpoint.txt',
  policy: 'policy.txt',
  readme: 'README.txt',
  manifest: 'manifest.json',
} as const
export type ExportFile = (typeof exportFiles)[keyof typeof exportFiles]

/** Those that every export has: the log is missing where none was published yet, disclosures where the period is no calendar year. */
export const requiredFiles: readonly ExportFile[] = [
  exportFiles.codes,
  exportFiles.facilities,
  exportFiles.batches,
  exportFiles.opening,
  exportFiles.events,
  exportFiles.postings,
  exportFiles.lineage,
  exportFiles.credits,
  exportFiles.claims,
  exportFiles.certificates,
  exportFiles.draws,
  exportFiles.reports,
]

const name = z.string().min(1).max(500)
const whole = z.int()
const count = z.int().min(0)
const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const instant = z.iso.datetime()

/** In place of a time zone: each event by the days of the facility at which it happened. */
export const localDays = 'local'

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

/** No jurisdiction has more. */
const mostOrganisations = 20_000

/** What an export is of, and what each of its files must be. */
export const manifestSchema = z.strictObject({
  v: z.literal(exportVersion),
  what: z.literal('loomcell-export'),
  made: instant,
  /** Events recorded later are in none of it; null where all that was recorded is. */
  asOf: instant.nullable(),
  /** `timeZone` is a name of the IANA, or `local` for each event by the days of its facility. */
  period: z
    .strictObject({ ...daysShape, timeZone: z.union([z.literal(localDays), zone]) })
    .refine(isPeriod),
  /** None, where an authority oversees nobody. */
  organisations: z.array(name).max(mostOrganisations),
  /** Whether all events are in it, or those of the period with the whole chains of the batches that they touch. */
  whole: z.boolean(),
  events: count,
  eventsInPeriod: count,
  /** Of the opening stock, the grams that rest on no event of the export but on `opening.jsonl` alone. */
  openingStatedGrams: whole,
  files: z.array(z.strictObject({ name, bytes: count, lines: count, sha256: digest })),
})
export type Manifest = z.output<typeof manifestSchema>
