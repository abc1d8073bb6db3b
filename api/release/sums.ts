import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** The file that names every other file of a release with its SHA-256, as `sha256sum` reads it. */
export const sumsName = 'SHA256SUMS'
/** Ed25519 over the bytes of that file, 64 bytes as they are, which `openssl pkeyutl` checks as well. */
export const signatureName = 'SHA256SUMS.sig'

/** SHA-256 of a file by its name, lower-case hex. */
export type Sums = ReadonlyMap<string, string>

/** One line a file, in the order of names. */
export function writeSums(sums: Sums): string {
  const lines = [...sums].sort(([a], [b]) => (a < b ? -1 : 1))
  return lines.map(([name, sum]) => `${sum}  ${name}\n`).join('')
}

/** Reads it; undefined where a line is not of that form, names a place elsewhere or a name twice. */
export function readSums(text: string): Sums | undefined {
  if (!text.endsWith('\n')) return undefined
  const lines = text.slice(0, -1).split('\n')
  const pairs = lines.map((line) => /^([0-9a-f]{64}) {2}([A-Za-z0-9][\w.-]*)$/.exec(line))
  const sums = new Map(pairs.map((pair) => [pair?.[2] ?? '', pair?.[1] ?? '']))
  return sums.size === lines.length && !sums.has('') ? sums : undefined
}

/** SHA-256 of what a file holds; undefined where there is none. */
export async function sumOfFile(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  return bytes && hash('sha256', bytes, 'hex')
}
