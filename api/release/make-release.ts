import { hash, sign } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { describeParts } from './describe-parts.ts'
import { listLicences } from './list-licences.ts'
import { packCommit } from './pack-commit.ts'
import { type Commit, readCommit } from './read-commit.ts'
import { type Licensed, readLicences } from './read-licences.ts'
import { type Locked, readLock } from './read-lock.ts'
import { readPrivateKey } from './release-key.ts'
import { signatureName, sumsName, writeSums } from './sums.ts'

interface Asked {
  /** The file of the private key; undefined is a fault. */
  readonly keyFile: string | undefined
  /** The folder to make, or an empty one; undefined for `releases/VERSION`. */
  readonly to: string | undefined
}

/**
 * Makes a release of the commit that is checked out in `root`: tarball, licences, parts, sums and signature. Gives their paths. Throws a
 * refusal with everything that keeps it from being made, and then nothing is written; the folder is there whole or not at all.
 */
export async function makeRelease(
  root: string,
  { keyFile, to }: Asked,
): Promise<readonly string[]> {
  const { commit, faults } = await readCommit(root)
  const lock = await readLock(root)
  const found = await readLicences(root, lock.packages)
  const key = await readPrivateKey(keyFile)
  const folder = resolve(root, to ?? join('releases', commit.version))
  const all = [
    ...faults,
    ...('says' in key ? [key] : []),
    ...found.faults,
    ...(await faultsIn(folder)),
  ]
  if (all.length > 0 || 'says' in key) throw new RefusedError({ code: 'invalid', faults: all })
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    const sums = await writeParts(root, { commit, licensed: found.packages, lock, draft })
    await writeFile(join(draft, sumsName), sums)
    await writeFile(join(draft, signatureName), sign(null, Buffer.from(sums), key))
    await chmod(draft, 0o755)
    await rename(draft, folder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return (await readdir(folder)).sort().map((name) => join(folder, name))
}

/** An empty folder gives way; what another release is in does not. */
async function faultsIn(folder: string): Promise<readonly Fault[]> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : [folder],
  )
  return there.length === 0 ? [] : [faultOf('', 'release_folder_taken', { folder })]
}

interface Writing {
  readonly commit: Commit
  readonly licensed: readonly Licensed[]
  readonly lock: { readonly packages: readonly Locked[]; readonly needs: readonly string[] }
  readonly draft: string
}

/** Writes what a release is made of and gives the text of its sums. */
async function writeParts(
  root: string,
  { commit, licensed, lock, draft }: Writing,
): Promise<string> {
  const beside = new Map([
    ['LICENSES', listLicences(commit.name, licensed)],
    ['sbom.cdx.json', describeParts(commit, lock)],
  ])
  for (const [name, text] of beside) await writeFile(join(draft, name), text, { mode: 0o644 })
  const paths = [...beside.keys()].map((name) => join(draft, name))
  const tarball = await packCommit(root, commit, paths)
  const name = `${commit.name}-${commit.version}.tar.gz`
  await writeFile(join(draft, name), tarball)
  const sums = [...beside, [name, tarball] as const].map(
    ([file, content]) => [file, hash('sha256', content, 'hex')] as const,
  )
  return writeSums(new Map(sums))
}
