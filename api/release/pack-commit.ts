import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { git } from './git.ts'
import type { Commit } from './read-commit.ts'

const pack = promisify(gzip)

/**
 * The files of a commit and those beside them as `NAME-VERSION.tar.gz` holds them: names in order, times of the commit, owner 0, the same
 * modes everywhere, and a gzip that names neither time nor system. The same commit gives the same bytes under the same Node and git.
 */
export async function packCommit(
  root: string,
  { id, name, version }: Commit,
  beside: readonly string[],
): Promise<Buffer> {
  const tar = await git(root, [
    '-c',
    'tar.umask=0022',
    '-c',
    'core.autocrlf=false',
    'archive',
    '--format=tar',
    `--prefix=${name}-${version}/`,
    ...beside.map((file) => `--add-file=${file}`),
    id,
  ])
  const packed = await pack(tar, { level: 9 })
  // RFC 1952: bytes 4 to 7 are the time, which zlib leaves 0; byte 9 is the system, 255 for one that is not told.
  packed[9] = 255
  return packed
}
