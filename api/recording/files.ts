import type pg from 'pg'
import { digestMeant, digestsIn } from '../../domain/file-name.ts'
import type { Disclosure } from '../../domain/proof/disclosure.ts'
import type { Known } from '../../workflows/known.ts'
import { type NamedKeptFile, readNamedFiles } from '../store/recording/files.ts'
import type { Actor, Entry } from './entry.ts'

/** Files that scans of a gathering name and that are kept, by organisation and digest. */
export type KeptFiles = ReadonlyMap<string, NamedKeptFile>

/** Reads the files that scans name; none of them goes until this transaction has ended. */
export async function readFiles(
  client: pg.ClientBase,
  entries: readonly Entry[],
): Promise<KeptFiles> {
  const asked = new Map(
    entries.flatMap(({ scan, actor: { organisationKey } }) =>
      digestsOfScan(scan).map((digest) => [
        nameOf(organisationKey, digest),
        { organisationKey, digest },
      ]),
    ),
  )
  if (asked.size === 0) return new Map()
  const rows = await readNamedFiles(client, [...asked.values()])
  return new Map(rows.map((row) => [nameOf(row.organisationKey, row.digest), row]))
}

/** What the rules may know of the files of an organisation. */
export function filesKnownTo(
  files: KeptFiles,
  { organisationKey }: Actor,
): NonNullable<Known['file']> {
  return (digest) => files.get(nameOf(organisationKey, digest))
}

/** Digests of the files that an event names: in what it says to all, and in what it seals. */
export function filesNamedIn(text: string, disclosures: readonly Disclosure[]): readonly string[] {
  return digestsIn([text, ...namesIn(disclosures)].join('\n'))
}

/** Texts within a value that may name files: most events name none, and to write all that they seal once more would cost each of them. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith('ni:') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namesIn)
}

function digestsOfScan({ facts, outputs }: Entry['scan']): readonly string[] {
  const values = [facts, ...outputs.map((output) => output.facts)].flatMap(Object.values)
  return values.flat().flatMap((value: unknown) => {
    // No other fact of a scan is as long as a digest and without a space, so most are passed over at a look.
    if (typeof value !== 'string' || value.length < 43) return []
    return digestMeant(value.trim()) ?? []
  })
}

function nameOf(organisationKey: number, digest: string): string {
  return `${organisationKey} ${digest}`
}
