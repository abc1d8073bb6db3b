import { hash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Goes with the packages, as the next ones may bundle otherwise. */
const usual = join(root, 'node_modules/.cache/programs')

/** What a bundle was made from beside its modules: which packages there are, and how they are bundled. */
const always = ['package-lock.json', 'api/programs/bundle-program.ts'] as const

interface KeptBundle {
  readonly code: string
  /** Digests of the files that it was made from, by their path below the root; empty for one that is not there. */
  readonly from: Readonly<Record<string, string>>
}

/**
 * The code that was kept of an entry: its path, or its text. Undefined where none was, or where any file that it was made from is another
 * one by now, so that what is kept is never old.
 */
export async function readBundle(entry: string, folder = usual): Promise<string | undefined> {
  const kept = await readKept(fileOf(entry, folder))
  if (kept === undefined) return undefined
  const now = await digestsOf(Object.keys(kept.from))
  return now.every(([path, digest]) => kept.from[path] === digest) ? kept.code : undefined
}

/** Keeps the code of an entry, with the files (whole paths) that it was made from. Where nothing may be written, nothing is kept. */
export async function keepBundle(
  entry: string,
  { code, files }: { readonly code: string; readonly files: readonly string[] },
  folder = usual,
): Promise<void> {
  const paths = [...files.map((file) => relative(root, file)), ...always]
  const kept: KeptBundle = { code, from: Object.fromEntries(await digestsOf(paths)) }
  const file = fileOf(entry, folder)
  const draft = `${file}.${randomUUID()}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, JSON.stringify(kept))
    await rename(draft, file)
  } catch {
    // A read-only installation bundles at each start, as before.
    await rm(draft, { force: true }).catch(() => {})
  }
}

function fileOf(entry: string, folder: string): string {
  const name = hash('sha256', entry.replaceAll(root, ''), 'base64url').slice(0, 22)
  return join(folder, `${name}.json`)
}

async function readKept(file: string): Promise<KeptBundle | undefined> {
  try {
    const { code, from } = JSON.parse(await readFile(file, 'utf8'))
    return typeof code === 'string' ? { code, from: { ...from } } : undefined
  } catch {
    return undefined
  }
}

function digestsOf(paths: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(join(root, path)).catch(() => undefined)
      return [path, bytes === undefined ? '' : hash('sha256', bytes, 'base64url')] as const
    }),
  )
}
