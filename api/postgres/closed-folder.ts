import { realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from './run.ts'
import type { ServerUser } from './server-user.ts'

const walk = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 0; }; done'

/**
 * The first folder on the way to this path that the server's user cannot enter, or undefined when the way is open.
 * Asks a program that runs as that user, because modes alone say nothing of access lists and mounts.
 */
export async function closedFolderOnTheWay(
  path: string,
  user: ServerUser,
): Promise<string | undefined> {
  if (!user.isOther) return undefined
  const folders = ancestorsOf(realpathSync(nearestFolder(path)))
  const { output } = await run(['/bin/sh', '-c', walk, 'sh', ...folders], {
    user,
    folder: '/',
    limitMs: 10_000,
  })
  return output === '' ? undefined : output
}

function nearestFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory()
  return isFolder ? path : nearestFolder(dirname(path))
}

function ancestorsOf(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestorsOf(parent), path]
}
