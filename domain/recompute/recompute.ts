import type { Hash } from '../proof/canonical.ts'
import type { Trust } from '../proof/log/open-checkpoint.ts'
import type { HashBytes } from '../proof/log/sha256.ts'
import { checkLog, type LogCheck, type LogGiven } from './check-log.ts'
import { compareCodes } from './compare-codes.ts'
import type { RowsOfLots } from './compare-recycling.ts'
import { compareReports, type ReportsCheck } from './compare-reports.ts'
import {
  type ExportFile,
  exportFiles,
  type Manifest,
  manifestSchema,
  requiredFiles,
} from './export-files.ts'
import type { ExportSource } from './export-source.ts'
import { type Finding, makeFindings } from './finding.ts'
import { readPlaces } from './places.ts'
import { readLine } from './read-line.ts'
import { replayClaims } from './replay-claims.ts'
import { type Replayed, replayEvents } from './replay-events.ts'
import { surveyEvents } from './survey-events.ts'

/** With what an export is checked; nothing of it comes from the export. */
export interface RecomputeTools {
  readonly hash: Hash
  readonly hashBytes: HashBytes
  readonly rowsOf: RowsOfLots
  /** What the codes of an export stand for, as JSON has it. */
  readonly codes: unknown
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
  /** Whether the words for its codes are of the version of the one who checks, and so were compared. */
  readonly hasOwnCodes: boolean
  /** How many differences there are, and the first of them. */
  readonly differences: number
  readonly findings: readonly Finding[]
}

/** Rebuilds every figure of an export out of its events, and names all that is not as it would have to be. */
export async function recompute(
  source: ExportSource,
  { hash, hashBytes, rowsOf, codes, trust }: RecomputeTools,
): Promise<Recomputed> {
  const { add, count, first } = makeFindings()
  const manifest = await manifestOf(source)
  if (manifest === undefined) {
    add({ file: exportFiles.manifest, says: 'recompute_manifest_unreadable', values: {} })
    const none = {
      manifest,
      events: undefined,
      reports: undefined,
      log: undefined,
      hasOwnCodes: false,
    }
    return Object.assign(none, { differences: count(), findings: first() })
  }
  const placeOf = await readPlaces(source, manifest, add)
  const survey = await surveyEvents(source, placeOf)
  const replayed = await replayEvents(source, { manifest, survey, placeOf, hash, add })
  const claims = await replayClaims(source, add)
  const reports = await compareReports(source, {
    manifest,
    cells: replayed.cells,
    claims,
    closers: survey.closers,
    rowsOf,
    hash,
    add,
  })
  const log = await logOf(source, { events: replayed.digests, trust, hash: hashBytes, add })
  const hasOwnCodes = await compareCodes(source, codes, add)
  for (const finding of await faultsInFiles(source, manifest)) add(finding)
  const { cells: _, digests: __, ...events } = replayed
  const made = { manifest, events, reports, log, hasOwnCodes }
  return Object.assign(made, { differences: count(), findings: inOrder(first()) })
}

/** What is wrong with events first, line by line, since it explains what is wrong elsewhere. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const isOfEvent = ({ file, line }: Finding) => file === exportFiles.events && line !== undefined
  const ofEvents = findings.filter(isOfEvent)
  const byLine = ofEvents.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
  return [...byLine, ...findings.filter((one) => !isOfEvent(one))]
}

/** Whoever believes a log wants to see it: an export from which it was taken out shows nothing to them. */
async function logOf(source: ExportSource, given: LogGiven): Promise<LogCheck | undefined> {
  const file = exportFiles.checkpoint
  if (!source.has(file)) {
    const isAsked = (given.trust?.logs.length ?? 0) > 0 && given.events.size > 0
    if (isAsked) given.add({ file, says: 'recompute_checkpoint_missing', values: {} })
    return undefined
  }
  const part = {
    checkpoint: await textOf(source, file),
    entries: source.lines(exportFiles.entries),
    nodes: source.lines(exportFiles.nodes),
  }
  return checkLog(part, given)
}

async function manifestOf(source: ExportSource): Promise<Manifest | undefined> {
  const text = await textOf(source, exportFiles.manifest)
  return readLine(manifestSchema, text.replace(/\n$/, ''))
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
      if (found.sha256 === sha256 && found.bytes === bytes && found.lines === lines) return []
      const values = { bytes, lines, found: found.bytes, foundLines: found.lines }
      return [{ file, says: 'recompute_file_other', values }]
    },
  )
  const strange = [...measured.keys(), ...source.strange()].map(
    (file): Finding => ({ file, says: 'recompute_file_strange', values: {} }),
  )
  const named = new Set(manifest.files.map(({ name }) => name))
  const missing = requiredFiles
    .filter((file) => !source.has(file) && !named.has(file))
    .map((file): Finding => ({ file, says: 'recompute_file_missing', values: {} }))
  return [...said, ...strange, ...missing]
}
