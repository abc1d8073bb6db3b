import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** A package of the lockfile that `npm ci --omit=dev` installs. */
export interface Locked {
  /** Below the root: `node_modules/pg`, or inside the package that alone needs this version. */
  readonly path: string
  readonly name: string
  readonly version: string
  /** As its maker names it, an SPDX expression as a rule; undefined where only its text says which. */
  readonly licence: string | undefined
  /** Whether a system may do without it. */
  readonly isOptional: boolean
  /** Of its tarball, as Subresource Integrity has it: `sha512-…` in base64. */
  readonly integrity: string | undefined
  /** Paths of the packages that it loads. */
  readonly needs: readonly string[]
}

const names = z.record(z.string(), z.string()).default({})
const entrySchema = z.object({
  version: z.string().default(''),
  license: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  integrity: z.string().optional(),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
})
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) })

/** The packages of production in the lockfile, in the order of their paths, and the paths of those that the product itself needs. */
export async function readLock(
  root: string,
): Promise<{ readonly packages: readonly Locked[]; readonly needs: readonly string[] }> {
  const text = await readFile(join(root, 'package-lock.json'), 'utf8')
  const { packages } = lockSchema.parse(JSON.parse(text))
  const kept = new Map(Object.entries(packages).filter(([, { dev }]) => !dev))
  const needsOf = (path: string) => {
    const { dependencies, optionalDependencies, peerDependencies } =
      kept.get(path) ?? entrySchema.parse({})
    const all = Object.keys(Object.assign({}, dependencies, optionalDependencies, peerDependencies))
    const found = all.map((name) => placeOf(name, path, (place) => kept.has(place)))
    return found.filter((place) => place !== undefined).sort()
  }
  const locked = [...kept]
    .filter(([path]) => path !== '')
    .map(([path, { version, license, optional, integrity }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      isOptional: optional,
      integrity,
      needs: needsOf(path),
    }))
  return { packages: locked, needs: needsOf('') }
}

/** Where Node finds a package from a place: in its own folder of packages, or in one of those around it. */
function placeOf(
  name: string,
  from: string,
  isThere: (place: string) => boolean,
): string | undefined {
  const place = `${from}${from === '' ? '' : '/'}node_modules/${name}`
  if (isThere(place)) return place
  if (from === '') return undefined
  return placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), isThere)
}
