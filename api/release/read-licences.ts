import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { textOfFile } from '../../domain/file-text.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Locked } from './read-lock.ts'

/** A package with what it brings of licences and notices, each as it is; none of an optional one, which may not be installed. */
export interface Licensed extends Locked {
  readonly texts: readonly string[]
}

const versionSchema = z.object({ version: z.string() })

/** Licences whose text is the same for everybody and stands in `texts/`, for packages that bring none. */
export const commonTexts = ['MIT', 'ISC'] as const

/**
 * Every package once, by name and version, with its licences, and a fault for each of which none is known or that is installed otherwise.
 * An optional package, such as one for one system, counts by the name of its licence alone, so that every machine reads the same.
 */
export async function readLicences(
  root: string,
  locked: readonly Locked[],
): Promise<{ readonly packages: readonly Licensed[]; readonly faults: readonly Fault[] }> {
  const read = await Promise.all(locked.map((one) => readLicence(root, one)))
  const faults = read.filter((one) => 'says' in one)
  const known = read.filter((one) => 'texts' in one)
  const once = new Map(known.map((one) => [`${one.name} ${one.version}`, one]))
  const packages = [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  return { packages, faults }
}

async function readLicence(root: string, locked: Locked): Promise<Licensed | Fault> {
  const { path, name, version, licence, isOptional } = locked
  const lacking = faultOf('', 'release_licence_missing', { name, version })
  if (isOptional) return licence === undefined ? lacking : Object.assign({ texts: [] }, locked)
  const folder = join(root, path)
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return faultOf('', 'release_package_absent', { name, version })
  const { version: other } = versionSchema.parse(JSON.parse(text))
  if (other !== version) return faultOf('', 'release_package_other', { name, version, other })
  const texts = await textsIn(folder)
  const isKnown = texts.length > 0 || commonTexts.some((common) => common === licence)
  return isKnown ? Object.assign({ texts }, locked) : lacking
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
