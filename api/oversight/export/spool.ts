import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

/** What is written at one end and read at the other, each as fast as it can. */
export interface Spool {
  /** Throws a RefusedError when it would hold more than it may, a RangeError when nobody reads any more. */
  readonly write: (piece: Buffer) => Promise<void>
  /** Nothing further is written; with a fault, whoever reads is told of it instead of an end. MUST be called in the end. */
  readonly end: (fault?: unknown) => Promise<void>
  readonly read: () => AsyncGenerator<Buffer, void>
  /** Nobody reads any more. MUST be called in the end. */
  readonly abandon: () => Promise<void>
  readonly isAbandoned: () => boolean
  /** Bytes that were written so far. */
  readonly bytes: () => number
}

/** So many bytes are read at a time. */
const together = 64 * 1024

/**
 * Opens a spool on disk, in a file that has no name any more: it goes when both ends are done with it, or this process is. So whoever writes, with a connection of
 * the database in hand, never waits for whoever reads.
 */
export async function openSpool(mostBytes: number): Promise<Spool> {
  const file = await openNameless()
  let [written, isOver, isLeft, isClosed] = [0, false, false, false]
  let fault: unknown
  let news = Promise.withResolvers<void>()

  function tell(): void {
    news.resolve()
    news = Promise.withResolvers()
  }

  async function closeWhenDone(): Promise<void> {
    if (!isOver || !isLeft || isClosed) return
    isClosed = true
    await file.close()
  }

  return {
    bytes: () => written,
    isAbandoned: () => isLeft,
    write: async (piece) => {
      if (isLeft) throw new RangeError('Cannot write: nobody reads any more')
      if (written + piece.length > mostBytes) throw new RefusedError(tooLarge(mostBytes))
      await file.appendFile(piece)
      written += piece.length
      tell()
    },
    end: async (given) => {
      fault = given
      isOver = true
      tell()
      await closeWhenDone()
    },
    read: async function* () {
      for (let at = 0; !isLeft; ) {
        if (at < written) {
          const length = Math.min(together, written - at)
          const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
          at += bytesRead
          yield buffer.subarray(0, bytesRead)
        } else if (fault !== undefined) throw fault
        else if (isOver) return
        else await news.promise
      }
    },
    abandon: async () => {
      isLeft = true
      tell()
      await closeWhenDone()
    },
  }
}

function tooLarge(most: number) {
  return refuse('too_large', '/query/to', ['export_too_large', { most }])
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-export-'))
  try {
    return await open(join(folder, 'spool'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
