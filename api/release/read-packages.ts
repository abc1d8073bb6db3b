import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { textOfFile } from '../../domain/file-text.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'

/** A package that the product runs with. */
export interface Package {
  readonly name: string
  readonly version: string
  /** As its maker names it, an SPDX expression as a rule; undefined where only its text says which. */
  readonly licence: string | undefined
  /** What it brings of licences and notices, each as it is; none of an optional package, which may not be installed. */
  readonly texts: readonly string[]
}

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
})
const versionSchema = z.object({ version: z.string() })

/** Licences whose text is the same for everybody and stands in `texts/`, for packages that bring none. */
export const commonTexts = ['MIT', 'ISC'] as const

/**
 * Every package of production in the lockfile with its licence, by name and version, and a fault for each of which none is known or that
 * is installed otherwise. An optional package, such as one for one system, counts by the name of its licence alone, so that every machine
 * reads the same.
 */
export async function readPackages(
  root: string,
): Promise<{ readonly packages: readonly Package[]; readonly faults: readonly Fault[] }> {
  const lock = lockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
  const packages = new Map<string, Package>()
  const faults: Fault[] = []
  for (const [path, { version = '', license, dev, optional = false }] of Object.entries(
    lock.packages,
  )) {
    if (path === '' || dev === true) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const found = { name, version, licence: license, texts: [] }
    const one = optional ? found : await installed(join(root, path), found)
    if ('says' in one) faults.push(one)
    else if (isWithoutLicence(one, optional))
      faults.push(faultOf('', 'release_licence_missing', { name, version }))
    else packages.set(`${name}@${version}`, one)
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return { packages: sorted, faults }
}

function isWithoutLicence({ licence, texts }: Package, isOptional: boolean): boolean {
  if (texts.length > 0) return false
  return isOptional ? licence === undefined : !commonTexts.some((known) => known === licence)
}

async function installed(folder: string, found: Package): Promise<Package | Fault> {
  const { name, version } = found
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return faultOf('', 'release_package_absent', { name, version })
  const { version: other } = versionSchema.parse(JSON.parse(text))
  if (other !== version) return faultOf('', 'release_package_other', { name, version, other })
  return { name, version, licence: found.licence, texts: await textsIn(folder) }
}

async function textsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /^(un)?licen[cs]e|^copying|^notice/i.test(entry.name))
    .map((entry) => entry.name)
    .sort()
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file))))
  return texts.map((bytes) => textOfFile(bytes).trim()).filter((one) => one !== '')
}
