import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { writeDurably } from '../write-durably.ts'
import type { NamedSecret } from './secret.ts'

/** The file of the data folder that keeps the secret where the settings name none. */
export function secretFileIn(dataFolder: string): string {
  return join(dataFolder, 'secret')
}

/** Its secrets, one a line, the one in use first; undefined when there is no such file. */
export async function readSecretFile(file: string): Promise<readonly NamedSecret[] | undefined> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim())
    const [first = lineOf('', 0), ...before] = lines.map(lineOf)
    return [first, ...before.filter(({ text }) => text !== '')]
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    const why = error instanceof Error ? error.message : String(error)
    throw new RefusedError(refuse('invalid', file, ['secret_file_unreadable', { file, why }]))
  }
}

function lineOf(text: string, at: number): NamedSecret {
  return { name: { says: 'secret_of_line', values: { number: at + 1 } }, text }
}

/** Writes these secrets, whole or not at all: a file of that name gives way where it is said. */
export async function writeSecretFile(
  file: string,
  secrets: readonly string[],
  { replace }: { readonly replace: boolean },
): Promise<void> {
  await writeDurably(file, { text: `${secrets.join('\n')}\n`, replace })
}

/** A secret of 256 random bits. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Removes what writers that were killed left beside the file; nobody else may be writing it. */
export async function removeDrafts(file: string): Promise<void> {
  const begin = `${basename(file)}.`
  const folder = dirname(file)
  for (const name of await readdir(folder)) {
    if (name.startsWith(begin) && isDraft(name.slice(begin.length))) {
      await rm(join(folder, name), { force: true })
    }
  }
}

/** As `writeDurably` names what it has not finished. */
function isDraft(end: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(end)
}
