import { type EvidenceManifest, evidenceNames } from '../../domain/funding/check-evidence.ts'
import { evidenceReadme } from '../../domain/funding/evidence-readme.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { filesOfEvidence } from '../../domain/proof/record/evidence-files.ts'
import { sha256 } from '../digest.ts'
import { logChecker } from '../evidence-pack/pack-readme.ts'
import { type LogReader, readReceipts } from '../evidence-pack/receipts.ts'
import { reportCsv } from '../outputs/output-of.ts'
import type { ReportTable } from '../outputs/report-table.ts'
import type { Database } from '../store/database.ts'
import { sealedEvents } from '../store/funding/projects.ts'
import { storedZip } from '../zip.ts'
import type { ToldProject } from './own-project.ts'

/** What an evidence file is made of beside the project itself. */
export interface EvidenceSources {
  /** Sees the rows of the organisation. */
  readonly db: Database
  readonly organisationKey: number
  readonly log: LogReader
  /** C2SP tlog-policy of the log, by our word. */
  readonly policy: string
  readonly table: ReportTable
}

/**
 * The evidence of a project as a zip that can be recomputed without us: the same project gives the same bytes for as long as the log stands as
 * it does. Of events that the log does not have yet, there is no receipt.
 */
export async function evidenceFile(
  { statement }: ToldProject,
  { db, organisationKey, log, policy, table }: EvidenceSources,
): Promise<Buffer> {
  const ids = statement.events.map(({ id }) => id)
  const events = await sealedEvents(db, organisationKey, ids)
  const logged = events.map(({ digest }) => ({ kind: 'event' as const, digest }))
  const receipts = await readReceipts(log, logged)
  const files = new Map([
    ['README.txt', evidenceReadme],
    [evidenceNames.statement, canonical(statement)],
    ['lines.csv', reportCsv(table)],
    ['policy.txt', policy],
    ['check_log.go', logChecker],
    ...filesOfEvidence({ events: events.map(({ text }) => text), receipts }),
  ])
  const manifest: EvidenceManifest = {
    v: 1,
    what: 'loomcell-funding-evidence',
    files: [...files].map(([name, text]) => ({ name, sha256: sha256(text) })),
  }
  files.set(evidenceNames.manifest, canonical(manifest))
  return storedZip(new Map([...files].map(([name, text]) => [name, Buffer.from(text)])))
}
