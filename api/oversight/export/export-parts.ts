import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { canonical } from '../../../domain/proof/canonical.ts'
import {
  type ExportFile,
  exportFiles,
  exportVersion,
  localDays,
  type Manifest,
} from '../../../domain/recompute/export-files.ts'
import { type Days, dayBegins } from '../../../domain/recompute/period.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { publishedPolicy } from '../../log/published-policy.ts'
import type { Database, Tables } from '../../store/database.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import {
  listExportedFacilities,
  walkBatches,
  walkEdges,
  walkEvents,
  walkOpening,
  walkPostings,
} from '../../store/oversight/exported.ts'
import { codesOf } from './codes.ts'
import { exportReadme } from './export-readme.ts'
import { logPartOf } from './log-part.ts'
import { flowLines } from './made-reports.ts'
import { lotDisclosureLines, recyclingLines, yearOf } from './recycling-lines.ts'
import type { ZipPart } from './write-zip.ts'

/** What an export is made of. */
export interface Exporting {
  /** One unchanging view of the rows of these organisations and of nobody else. */
  readonly tx: Transaction<Tables>
  /** Of the public log. */
  readonly log: Database
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly organisations: readonly Organisation[]
  readonly days: Days
  /** Only what was recorded up to this instant; all that is when undefined. */
  readonly asOf: Date | undefined
  /** All events there are, instead of those of the period with the whole chains of the batches that they touch. */
  readonly whole: boolean
  readonly now: Date
}

/** What was exported, once all parts were read. */
export interface ExportCounts {
  events: number
  eventsInPeriod: number
  /** Events that the public log does not have yet; undefined where it has published nothing. */
  waiting: number | undefined
}

/** The files of an export one after the other, each as it is read: nothing of it is held but what the log is asked for, 200 bytes an event. */
export async function* exportParts(
  { tx, log, streams, organisations, days, asOf, whole, now }: Exporting,
  counts: ExportCounts,
): AsyncGenerator<ZipPart, void> {
  const files: Manifest['files'] = []
  const digests: Buffer[] = []
  const { from, to, timeZone } = days
  const organisationKeys = organisations.map(({ organisationKey }) => organisationKey)
  const places = (await listExportedFacilities(tx, organisationKeys)).map((place) => {
    const zone = timeZone === localDays ? place.timeZone : timeZone
    return Object.assign({ start: dayBegins(from, zone), finish: dayBegins(to, zone) }, place)
  })
  const within = new Map(places.map((place) => [place.placeKey, place]))
  const books = {
    of: 'organisation',
    organisations,
    keys: organisationKeys,
    db: tx,
    timeZone,
  } as const
  const asked = { organisationKeys, places, asOf, whole }
  // Rates are of calendar years in a zone, and as they stand now.
  const recycled = timeZone === localDays || asOf !== undefined ? undefined : yearOf(days)
  let openingStatedGrams = 0

  async function* events(): AsyncGenerator<string, void> {
    for await (const { envelope, digest, eventTime, placeKey } of walkEvents(tx, asked)) {
      digests.push(digest)
      counts.events += 1
      const { start = '', finish = '' } = within.get(placeKey) ?? {}
      const time = eventTime.toISOString()
      if (time >= start && time < finish) counts.eventsInPeriod += 1
      yield envelope.toString()
    }
  }

  async function* opening(): AsyncGenerator<string, void> {
    for await (const line of walkOpening(tx, asked)) {
      openingStatedGrams += line.grams
      yield canonical(line)
    }
  }

  async function* reports(): AsyncGenerator<string, void> {
    yield* flowLines(books, { from, to, timeZone, asOf, now })
    if (recycled === undefined) return
    for (const one of organisations) yield* recyclingLines(tx, one, { year: recycled, timeZone })
  }

  const part = (name: ExportFile, lines: AsyncIterable<string> | Iterable<string>): ZipPart => ({
    name,
    content: measured(name, lines, files),
  })
  const { readme, codes, facilities, batches, postings, lineage } = exportFiles
  yield part(readme, textLines(exportReadme))
  yield part(codes, [codesOf(streams)])
  yield part(facilities, linesOf(places.map(({ placeKey: _, ...place }) => place)))
  yield part(batches, linesOf(walkBatches(tx, asked)))
  yield part(exportFiles.opening, opening())
  yield part(exportFiles.events, events())
  yield part(postings, linesOf(walkPostings(tx, asked)))
  yield part(lineage, linesOf(walkEdges(tx, asked)))
  if (recycled !== undefined) yield part(exportFiles.disclosures, lotDisclosureLines(tx, asked))
  yield part(exportFiles.reports, reports())
  const logged = await logPartOf(log, digests)
  if (logged !== undefined) {
    counts.waiting = logged.waiting
    yield part(exportFiles.entries, logged.entries)
    yield part(exportFiles.nodes, logged.nodes)
    yield part(exportFiles.checkpoint, textLines(logged.checkpoint))
    yield part(exportFiles.policy, textLines(await publishedPolicy(log, undefined)))
  }
  const manifest: Manifest = {
    v: exportVersion,
    what: 'loomcell-export',
    made: now.toISOString(),
    asOf: asOf?.toISOString() ?? null,
    period: { from, to, timeZone },
    organisations: organisations.map(({ slug }) => slug),
    whole,
    events: counts.events,
    eventsInPeriod: counts.eventsInPeriod,
    openingStatedGrams,
    files: [...files],
  }
  yield part(exportFiles.manifest, [canonical(manifest)])
}

async function* linesOf(
  rows: AsyncIterable<object> | Iterable<object>,
): AsyncGenerator<string, void> {
  for await (const row of rows) yield canonical(withoutNull(row))
}

/** What is not there is left out. */
function withoutNull(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

/** Lines of a text that ends with a line feed. */
function textLines(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n')
}

/** So many characters go into a zip at a time. */
const chunkLength = 64 * 1024

/** The lines with their line feeds; what the file is by its bytes is noted once all were read. */
async function* measured(
  name: string,
  lines: AsyncIterable<string> | Iterable<string>,
  files: Manifest['files'],
): AsyncGenerator<string, void> {
  const hash = createHash('sha256')
  let [count, bytes, chunk] = [0, 0, '']
  for await (const line of lines) {
    count += 1
    chunk += `${line}\n`
    if (chunk.length < chunkLength) continue
    hash.update(chunk)
    bytes += Buffer.byteLength(chunk)
    yield chunk
    chunk = ''
  }
  hash.update(chunk)
  bytes += Buffer.byteLength(chunk)
  yield chunk
  files.push({ name, lines: count, bytes, sha256: hash.digest('base64url') })
}
