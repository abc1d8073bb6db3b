import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What of Loomcell runs here. */
export interface Release {
  readonly version: string
  /** The commit that is checked out, 40 hex digits; undefined where the project is no checkout of git. */
  readonly commit: string | undefined
}

const project = fileURLToPath(new URL('../..', import.meta.url))
const mostMilliseconds = 2_000

let known: Promise<Release> | undefined

/** Reads once what runs here: what is checked out later runs only after a start. */
export function readRelease(): Promise<Release> {
  known ??= readCommit().then((commit) => ({ version: versionOf(), commit }))
  return known
}

function versionOf(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(`${project}/package.json`, 'utf8'),
  )
  return version
}

async function readCommit(): Promise<string | undefined> {
  const asked = ['rev-parse', '--verify', 'HEAD']
  // A checkout that the project lies in is somebody else's.
  const env = {
    PATH: process.env.PATH,
    GIT_CEILING_DIRECTORIES: dirname(project.replace(/\/$/, '')),
  }
  const limits = { cwd: project, env, timeout: mostMilliseconds }
  try {
    const { stdout } = await promisify(execFile)('git', asked, limits)
    const commit = stdout.trim()
    return /^[0-9a-f]{40}$/.test(commit) ? commit : undefined
  } catch {
    return undefined
  }
}
