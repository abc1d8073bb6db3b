import type { Disclosure } from '../../../domain/proof/disclosure.ts'
import { filesNamedIn } from '../../recording/files.ts'
import type { CheckedEvent } from '../../store/check/checked-events.ts'
import { readAlteredFiles } from '../../store/check/checked-files.ts'
import type { Database } from '../../store/database.ts'
import { type Findings, note, nothing } from './findings.ts'
import type { Opened } from './opened.ts'

/** Compares which files are kept as named by an event with those that it names: in what it says to all, and in what still opens it. */
export function checkNamedFiles(
  findings: Findings,
  { id }: CheckedEvent,
  {
    opened: { text },
    disclosed,
    files,
  }: { opened: Opened; disclosed: unknown; files: readonly string[] },
): void {
  const disclosures = Array.isArray(disclosed) ? (disclosed as readonly Disclosure[]) : []
  const named = filesNamedIn(text, disclosures)
  const where = { table: 'file_use', key: `event ${id}`, column: 'digest' }
  for (const digest of named.filter((one) => !files.includes(one)))
    note(findings, { ...where, expected: digest, found: nothing })
  for (const digest of files.filter((one) => !named.includes(one)))
    note(findings, { ...where, expected: nothing, found: digest })
}

/** Looks for kept files that are not what their digest says. */
export async function checkFiles(db: Database, findings: Findings): Promise<void> {
  for (const { digest, found } of await readAlteredFiles(db)) {
    note(findings, {
      table: 'kept_file',
      key: `digest ${digest}`,
      column: 'content',
      expected: digest,
      found,
    })
  }
}
