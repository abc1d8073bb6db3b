import type { Transaction } from 'kysely'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type ExportFile, exportFiles, localDays } from '../../../domain/recompute/export-files.ts'
import { dayBegins, yearOf } from '../../../domain/recompute/period.ts'
import type { Tables } from '../../store/database.ts'
import { usualZone } from '../../store/organisations/place.ts'
import {
  listExportedFacilities,
  walkBatches,
  walkEdges,
  walkEvents,
  walkOpening,
  walkPostings,
} from '../../store/oversight/exported.ts'
import {
  type ExportedClaims,
  walkCertificates,
  walkClaims,
  walkCredits,
  walkDraws,
} from '../../store/oversight/exported-claims.ts'
import {
  type Exported,
  type ExportedPlace,
  type Included,
  workOutIncluded,
} from '../../store/oversight/included.ts'
import { codesOf } from './codes.ts'
import { exportReadme } from './export-readme.ts'
import type { Exporting, Making } from './exporting.ts'
import { reportLines } from './made-reports.ts'
import { measuredPart, textLines } from './measured-part.ts'
import { lotDisclosureLines, recyclingLines } from './recycling-lines.ts'
import type { ZipPart } from './write-zip.ts'

type Lines = AsyncGenerator<string, void>

/** Every file of an export that is read off the rows of its organisations, in one unchanging view of them. */
export async function* ledgerParts(
  tx: Transaction<Tables>,
  exporting: Exporting,
  making: Making,
): AsyncGenerator<ZipPart, void> {
  const { streams, organisations, days, asOf, whole } = exporting
  const organisationKeys = organisations.map(({ organisationKey }) => organisationKey)
  const places = await placesOf(tx, organisationKeys, exporting)
  const until = await creditsUntil(tx, exporting)
  const asked = { organisationKeys, places, asOf, whole, until }
  const included = await workOutIncluded(tx, asked)
  // Rates are of calendar years in a zone, and as they stand now.
  const isOfYears = days.timeZone !== localDays && asOf === undefined
  const year = isOfYears ? yearOf(days) : undefined
  const part = (name: ExportFile, lines: Parameters<typeof measuredPart>[1]) =>
    measuredPart(name, lines, making.files)
  const { readme, codes, facilities, batches, postings, lineage } = exportFiles
  yield part(readme, textLines(exportReadme))
  yield part(codes, [codesOf(streams)])
  yield part(facilities, linesOf(places.map(({ placeKey: _, ...place }) => place)))
  yield part(batches, linesOf(walkBatches(tx, included)))
  yield part(exportFiles.opening, openingLines(tx, included, making))
  yield part(exportFiles.events, eventLines(tx, { included, places }, making))
  yield part(postings, linesOf(walkPostings(tx, included)))
  yield part(lineage, linesOf(walkEdges(tx, included)))
  for (const [name, rows] of claimFiles) yield part(name, linesOf(rows(tx, asked)))
  if (year !== undefined) yield part(exportFiles.disclosures, lotDisclosureLines(tx, included))
  yield part(exportFiles.reports, allReports(tx, exporting, year))
}

const claimFiles = [
  [exportFiles.credits, walkCredits],
  [exportFiles.claims, walkClaims],
  [exportFiles.certificates, walkCertificates],
  [exportFiles.draws, walkDraws],
] as const satisfies readonly (readonly [
  ExportFile,
  (tx: Transaction<Tables>, asked: ExportedClaims) => AsyncGenerator<object, void>,
])[]

/** The instant from which credits and claims are too late for every reconciliation in it, each of which has the days of its organisation. */
async function creditsUntil(
  tx: Transaction<Tables>,
  { organisations, days: { to, timeZone }, asOf, now }: Exporting,
): Promise<string> {
  const ends: string[] = []
  for (const { organisationKey } of organisations) {
    const zone = timeZone === localDays ? await usualZone(tx, organisationKey) : timeZone
    ends.push(dayBegins(to, zone))
  }
  const last = ends.toSorted().at(-1) ?? now.toISOString()
  const after = asOf === undefined ? last : new Date(asOf.getTime() + 1).toISOString()
  return after < last ? after : last
}

async function placesOf(
  tx: Transaction<Tables>,
  organisationKeys: readonly number[],
  { days: { from, to, timeZone } }: Pick<Exporting, 'days'>,
): Promise<readonly ExportedPlace[]> {
  return (await listExportedFacilities(tx, organisationKeys)).map((place) => {
    const zone = timeZone === localDays ? place.timeZone : timeZone
    return Object.assign({ start: dayBegins(from, zone), finish: dayBegins(to, zone) }, place)
  })
}

async function* eventLines(
  tx: Transaction<Tables>,
  { included, places }: { readonly included: Included } & Pick<Exported, 'places'>,
  { digests, counts }: Making,
): Lines {
  const within = new Map(places.map((place) => [place.placeKey, place]))
  for await (const { envelope, digest, eventTime, placeKey } of walkEvents(tx, included)) {
    digests.push(digest)
    counts.events += 1
    const { start = '', finish = '' } = within.get(placeKey) ?? {}
    const time = eventTime.toISOString()
    if (time >= start && time < finish) counts.eventsInPeriod += 1
    yield envelope.toString()
  }
}

async function* openingLines(tx: Transaction<Tables>, included: Included, making: Making): Lines {
  for await (const line of walkOpening(tx, included)) {
    making.openingStatedGrams += line.grams
    yield canonical(line)
  }
}

async function* allReports(
  tx: Transaction<Tables>,
  { organisations, days, asOf, now }: Exporting,
  year: number | undefined,
): Lines {
  const { timeZone } = days
  const asked = Object.assign({ asOf, now }, days)
  yield* reportLines(tx, organisations, asked)
  if (year === undefined) return
  for (const one of organisations) yield* recyclingLines(tx, one, { year, timeZone })
}

async function* linesOf(rows: AsyncIterable<object> | Iterable<object>): Lines {
  for await (const row of rows) yield canonical(withoutNull(row))
}

/** What is not there is left out. */
function withoutNull(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
