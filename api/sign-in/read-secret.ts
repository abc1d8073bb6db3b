import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { writeDurably } from '../write-durably.ts'

const leastCharacters = 32

/**
 * The secret of this installation: the one that is set, else the one in the data folder, made on the first start. Whoever
 * loses it signs everybody out and locks authenticators out; several machines on one database MUST share one. A file that
 * was cut off is made anew as long as nothing in the database goes by it (`isUsed`), and refused from then on.
 */
export async function readSecret(
  { secret, dataFolder }: Pick<Config, 'secret' | 'dataFolder'>,
  isUsed: () => Promise<boolean>,
): Promise<string> {
  if (secret !== undefined) return secret
  const file = join(dataFolder, 'secret')
  const kept = await readKept(file)
  if (kept !== undefined && isWhole(kept)) return kept
  if (kept !== undefined && (await isUsed())) throw new Error(cutOff(file, kept.length))
  await writeDurably(file, {
    text: `${randomBytes(32).toString('base64url')}\n`,
    replace: kept !== undefined,
  })
  const made = await readKept(file)
  if (made === undefined || !isWhole(made)) throw new Error(`Cannot keep a secret in "${file}"`)
  return made
}

function isWhole(secret: string): boolean {
  return secret.length >= leastCharacters
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Error(
      `Cannot read the secret in "${file}": ${error instanceof Error ? error.message : String(error)}: let the user that Loomcell runs as read it`,
      { cause: error },
    )
  }
}

function cutOff(file: string, characters: number): string {
  return (
    `Cannot use the secret in "${file}": it has ${characters} characters, expected ${leastCharacters} or more: ` +
    'bring the file back from a backup, or set LOOMCELL_SECRET to what it held. If it is lost, delete the file and ' +
    'start again: then a new one is made, everybody signs in anew, authenticators are set up anew, and webhooks need ' +
    'new secrets'
  )
}
