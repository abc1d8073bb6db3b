import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { textOfFile } from '../../domain/file-text.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { git, gitLine } from './git.ts'

/** The commit that a release is made of. */
export interface Commit {
  readonly id: string
  /** When it was committed, ISO 8601 in UTC. */
  readonly time: string
  readonly name: string
  readonly version: string
}

const packageSchema = z.object({ name: z.string(), version: z.string() })

/** The commit that is checked out in this folder, and all that keeps it from being released. */
export async function readCommit(
  root: string,
): Promise<{ readonly commit: Commit; readonly faults: readonly Fault[] }> {
  const id = await gitLine(root, ['rev-parse', 'HEAD'])
  // An untarred release may lie in a repository of somebody else's.
  if ((await gitLine(root, ['rev-parse', '--show-prefix'])) !== '')
    throw new RefusedError(refuse('invalid', root, ['release_in_other_git', { folder: root }]))
  const seconds = Number(await gitLine(root, ['show', '-s', '--format=%ct', id]))
  const { name, version } = packageSchema.parse(
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
  )
  const found = await Promise.all([
    faultInTree(root),
    faultInChangelog(root, version),
    faultInTag(root, `v${version}`, id),
  ])
  const time = new Date(seconds * 1_000).toISOString()
  return {
    commit: { id, time, name, version },
    faults: found.filter((fault) => fault !== undefined),
  }
}

async function faultInTree(root: string): Promise<Fault | undefined> {
  const listed = (await git(root, ['status', '--porcelain', '-z', '--no-renames'])).toString()
  const files = listed.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]))
  return files.length === 0 ? undefined : faultOf('', 'release_not_committed', { files })
}

/** An entry is a heading of the second level that begins with the version: `## 1.4.0 (2027-03-01)`. */
async function faultInChangelog(root: string, version: string): Promise<Fault | undefined> {
  const bytes = await readFile(join(root, 'CHANGELOG.md')).catch(() => new Uint8Array())
  const heads = textOfFile(bytes)
    .split('\n')
    .filter((line) => line.startsWith('## '))
  const isThere = heads.some((head) => head.split(' ')[1] === version)
  return isThere ? undefined : faultOf('', 'release_not_in_changelog', { version })
}

async function faultInTag(root: string, tag: string, id: string): Promise<Fault | undefined> {
  const format = '--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)'
  const tagged = await gitLine(root, ['for-each-ref', format, `refs/tags/${tag}`])
  if (tagged === '' || tagged === id) return undefined
  return faultOf('', 'release_tag_elsewhere', { tag, tagged, commit: id })
}
