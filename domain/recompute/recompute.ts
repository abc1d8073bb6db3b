import type { Hash } from '../proof/canonical.ts'
import type { Trust } from '../proof/log/open-checkpoint.ts'
import type { HashBytes } from '../proof/log/sha256.ts'
import { jsonIn } from '../proof/record/history.ts'
import { checkLog, type LogCheck } from './check-log.ts'
import type { RowsOfLots } from './compare-recycling.ts'
import { compareReports, type ReportsCheck } from './compare-reports.ts'
import { type ExportFile, exportFiles, type Manifest, manifestSchema } from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import { type Finding, makeFindings } from './finding.ts'
import { readPlaces } from './places.ts'
import { type Replayed, replayEvents } from './replay-events.ts'
import { surveyEvents } from './survey-events.ts'

/** With what an export is checked; nothing of it comes from the export. */
export interface RecomputeTools {
  readonly hash: Hash
  readonly hashBytes: HashBytes
  readonly rowsOf: RowsOfLots
  /** Whom the one who checks believes about the log; undefined for nobody. */
  readonly trust: Trust | undefined
}

/** What came of it. */
export interface Recomputed {
  readonly manifest: Manifest | undefined
  readonly events: Omit<Replayed, 'cells' | 'digests'> | undefined
  readonly reports: ReportsCheck | undefined
  /** Undefined where the export has no checkpoint, or one that cannot be read. */
  readonly log: LogCheck | undefined
  /** How many differences there are, and the first of them. */
  readonly differences: number
  readonly findings: readonly Finding[]
}

/** Rebuilds every figure of an export out of its events, and names all that is not as it would have to be. */
export async function recompute(
  source: ExportSource,
  { hash, hashBytes, rowsOf, trust }: RecomputeTools,
): Promise<Recomputed> {
  const { add, count, first } = makeFindings()
  const manifest = await manifestOf(source)
  if (manifest === undefined) {
    add({ file: exportFiles.manifest, says: 'recompute_manifest_unreadable', values: {} })
    const none = { manifest, events: undefined, reports: undefined, log: undefined }
    return Object.assign(none, { differences: count(), findings: first() })
  }
  const placeOf = await readPlaces(source, manifest, add)
  const survey = await surveyEvents(source, placeOf)
  const replayed = await replayEvents(source, { manifest, survey, placeOf, hash, add })
  const reports = await compareReports(source, {
    manifest,
    cells: replayed.cells,
    rowsOf,
    hash,
    add,
  })
  const log = source.has(exportFiles.checkpoint)
    ? await checkLog(
        {
          checkpoint: await textOf(source, exportFiles.checkpoint),
          entries: source.lines(exportFiles.entries),
          nodes: source.lines(exportFiles.nodes),
        },
        { events: replayed.digests, trust, hash: hashBytes, add },
      )
    : undefined
  for (const finding of await faultsInFiles(source, manifest)) add(finding)
  const { cells: _, digests: __, ...events } = replayed
  return { manifest, events, reports, log, differences: count(), findings: inOrder(first()) }
}

/** What is wrong with events first, line by line, since it explains what is wrong elsewhere. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const isOfEvent = ({ file, line }: Finding) => file === exportFiles.events && line !== undefined
  const ofEvents = findings.filter(isOfEvent)
  const byLine = ofEvents.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
  return [...byLine, ...findings.filter((one) => !isOfEvent(one))]
}

async function manifestOf(source: ExportSource): Promise<Manifest | undefined> {
  const read = manifestSchema.safeParse(jsonIn(await textOf(source, exportFiles.manifest)))
  return read.data
}

async function textOf(source: ExportSource, file: ExportFile): Promise<string> {
  if (!source.has(file)) return ''
  const lines: string[] = []
  for await (const line of source.lines(file)) lines.push(line)
  return lines.map((line) => `${line}\n`).join('')
}

/** Whether each file is the one that the manifest describes, to the byte. */
async function faultsInFiles(
  source: ExportSource,
  manifest: Manifest,
): Promise<readonly Finding[]> {
  const measured = new Map((await source.measured()).map((one) => [one.name, one]))
  const said = manifest.files.flatMap(
    ({ name: file, bytes, lines, sha256 }): readonly Finding[] => {
      const found = measured.get(file)
      measured.delete(file)
      if (found === undefined) return [{ file, says: 'recompute_file_missing', values: {} }]
      if (found.sha256 === sha256) return []
      const values = { bytes, lines, found: found.bytes, foundLines: found.lines }
      return [{ file, says: 'recompute_file_other', values }]
    },
  )
  measured.delete(exportFiles.manifest)
  const strange = [...measured.keys()].map(
    (file): Finding => ({ file, says: 'recompute_file_strange', values: {} }),
  )
  return [...said, ...strange]
}
