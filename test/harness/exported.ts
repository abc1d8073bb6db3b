import { hash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ExitCode } from '../../api/commands/command.ts'
import { exportPeriod } from '../../api/commands/export.ts'
import type { Options } from '../../api/commands/options.ts'
import { recompute } from '../../api/commands/recompute.ts'
import { unzipWithin } from '../../api/zip.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import type { Language } from '../../domain/words.ts'
import type { TestInstallation } from './installation.ts'
import { runCommand } from './run-command.ts'

/** The files of an export by name. */
export type Files = ReadonlyMap<string, Buffer>

/** Exports as the command line does; gives the files. */
export async function exported(installation: TestInstallation, options: Options): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-export-'))
  try {
    const out = join(folder, 'export.zip')
    await runCommand(installation, exportPeriod, { options: { ...options, out } })
    const zip = await readFile(out)
    return await unzipWithin(zip, { mostBytes: 1e9, mostEntries: 100, isAsked: () => true })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same, left in the one file that it is until the test ends. */
export async function exportedTo(
  installation: TestInstallation,
  options: Options,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-export-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const out = join(folder, 'export.zip')
  await runCommand(installation, exportPeriod, { options: { ...options, out } })
  return out
}

/** What `recompute` said of an export. */
export interface Recomputed {
  readonly code: ExitCode
  readonly out: readonly string[]
  readonly json: {
    readonly differences: number
    readonly log: unknown
    readonly events: { readonly events: number; readonly postings: number }
    readonly reports: { readonly reports: number; readonly figures: number }
    readonly findings: readonly {
      readonly file: string
      readonly line: number | null
      readonly says: string
      readonly message: string
      readonly values: Readonly<Record<string, unknown>>
    }[]
  }
}

/** Recomputes files that lie in a folder, as somebody has them who unpacked an export. */
export async function recomputed(
  files: Files,
  { options = {}, language = 'en' }: { options?: Options; language?: Language } = {},
): Promise<Recomputed> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-unpacked-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of files) await writeFile(join(folder, name), content)
  return recomputedAt(folder, { options, language })
}

/** The same of an export that lies somewhere. */
export async function recomputedAt(
  path: string,
  { options = {}, language = 'en' }: { options?: Options; language?: Language } = {},
): Promise<Recomputed> {
  const out: string[] = []
  const terminal = { out: (line: string) => void out.push(line), err: () => {} }
  const now = new Date('2026-11-22T02:00:00Z')
  const given = { json: true, ...options }
  const code = await recompute.runAlone({ words: [path], options: given, terminal, language, now })
  return { code, out, json: JSON.parse(out.at(-1) ?? 'null') }
}

/** The files with one of them changed, line by line; a line that becomes undefined is gone. */
export function changed(
  files: Files,
  name: string,
  change: (lines: readonly string[]) => readonly string[],
): Files {
  const lines = String(files.get(name)).replace(/\n$/, '').split('\n')
  const text = change(lines).map((line) => `${line}\n`)
  return new Map([...files, [name, Buffer.from(text.join(''))]])
}

/** The files with a list that describes them as they are now: what an insider does who changes one of them. */
export function resealed(files: Files): Files {
  const { files: _, ...said } = JSON.parse(String(files.get('manifest.json')))
  const described = [...files]
    .filter(([name]) => name !== 'manifest.json')
    .map(([name, content]) => ({
      name,
      bytes: content.length,
      lines: String(content).split('\n').length - 1,
      sha256: hash('sha256', content, 'base64url'),
    }))
  const manifest = canonical(Object.assign(said, { files: described }))
  return new Map([...files, ['manifest.json', Buffer.from(`${manifest}\n`)]])
}

/** The lines of a file of an export. */
export function linesIn(files: Files, name: string): readonly string[] {
  return String(files.get(name)).split('\n').slice(0, -1)
}

/** What a line of an export holds, as far as a test changes it. */
export interface Held {
  [figure: string]: unknown
  readonly inputs: Held[]
  readonly lines: Held[]
  readonly rows: Held[]
  readonly ended: Held
  readonly shares: Held
  readonly body: Held
}

/** The files with what one line of a file holds changed, and all that describes them made to agree. */
export function forged(
  files: Files,
  name: string,
  { like, change }: { readonly like: RegExp; readonly change: (held: Held) => void },
): Files {
  const at = linesIn(files, name).findIndex((line) => like.test(line))
  if (at < 0) throw new RangeError(`Cannot find ${like} in ${name}`)
  const held = JSON.parse(linesIn(files, name)[at] ?? '')
  change(held)
  return resealed(changed(files, name, (lines) => lines.with(at, canonical(held))))
}
