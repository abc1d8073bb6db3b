import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'

/**
 * The secret of this installation: the one that is set, else the one in the data folder, made on the first start. Whoever
 * loses it signs everybody out and locks authenticators out; several machines on one database MUST share one.
 */
export async function readSecret({ secret, dataFolder }: Config): Promise<string> {
  if (secret !== undefined) return secret
  const file = join(dataFolder, 'secret')
  const kept = await readKept(file)
  if (kept !== undefined) return kept
  await mkdir(dataFolder, { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  // Of two processes that start at once the first one's link stands, and both read it.
  await link(draft, file).catch(() => {})
  await rm(draft)
  const made = await readKept(file)
  if (made === undefined) throw new Error(`Cannot keep a secret in "${file}"`)
  return made
}

async function readKept(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined || text.trim().length >= 32) return text?.trim()
  throw new Error(`Cannot use the secret in "${file}": expected 32 characters or more`)
}
