import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

/** A request's body on disk. */
export interface SpooledBody {
  readonly file: string
  readonly remove: () => Promise<void>
}

const folderName = 'loomcell-import-'

/**
 * Removes what processes left that were killed in the middle of a body: it may tell of people, and nobody would look for it there. For
 * the start of a process, which has taken none yet: its own number, as in a container, is a former one's. What is another user's stays.
 */
export async function sweepLeftBodies(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^loomcell-import-(\d+)-/.exec(name)?.[1])
    if (!(pid > 0) || (pid !== process.pid && isAlive(pid))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process, which we may not signal, is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Takes a body to disk before anything is done with it. A client that sends all of a large file before it reads the
 * answer would otherwise wait for us while we wait for it; and what breaks off on the way has recorded nothing.
 */
export async function spooledBody(request: Request, mostBytes: number): Promise<SpooledBody> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes)
  const folder = await mkdtemp(join(tmpdir(), `${folderName}${process.pid}-`))
  const remove = () => rm(folder, { recursive: true, force: true })
  const file = join(folder, 'body')
  try {
    await pipeline(
      Readable.from(within(request.body ?? [], mostBytes)),
      createWriteStream(file, { mode: 0o600 }),
    )
    return { file, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function* within(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw tooLarge(mostBytes)
    yield chunk
  }
}

function tooLarge(mostBytes: number): RefusedError {
  return new RefusedError(refuse('too_large', '', ['file_too_large', { most: mostBytes }]))
}
