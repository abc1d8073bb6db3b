import { formatKey } from '../../domain/proof/log/note-key.ts'
import { steadyClock } from '../steady-clock.ts'
import type { Database } from '../store/database.ts'
import { publishCheckpoint } from '../store/log/publish.ts'
import type { Sequenced } from '../store/log/sequence.ts'
import { refuseOlderLog } from './guard.ts'
import type { LogFiles } from './log-files.ts'
import { logPace } from './log-pace.ts'
import { createProofs } from './proofs.ts'
import { type Signed, signCheckpoint } from './sign-checkpoint.ts'
import { announceSigners, readSigners } from './signers.ts'
import type { Cosigned, Witnesses } from './witnesses.ts'

/** Publishes how far the log has come. */
export interface Publisher {
  /** Tells it of what was taken in. */
  took(sequenced: Sequenced): void
  /** Whether the last time is long enough ago, so that what is taken in now is published at once. */
  mayPublish(): boolean
  /** Publishes when there is something new and the last time is long enough ago. */
  publishIfDue(): Promise<void>
  /** Publishes what is new at once. */
  publish(): Promise<void>
}

export interface PublisherOptions {
  readonly files: LogFiles
  readonly witnesses: Witnesses
  readonly say: (line: string) => void
}

/** How far it came before. */
export interface Before {
  /** What was signed last. */
  readonly signed: Signed | undefined
  /** What was published last. */
  readonly note: string | undefined
}

/** Makes the publisher of a log. */
export function createPublisher(
  db: Database,
  { files, witnesses, say }: PublisherOptions,
  before: Before,
): Publisher {
  const elapsed = steadyClock()
  let { signed, note: published } = before
  let announced = ''
  let isNew = true
  let isComplete = true
  let tried = Number.NEGATIVE_INFINITY
  let askedAgain = 0
  const began = elapsed()
  /** Since when the oldest entry waits that no published checkpoint covers; what waited before the log was kept, since then. */
  let waitsSince: number | undefined
  let alarmed = Number.NEGATIVE_INFINITY

  function tellIfLate(): void {
    const now = elapsed()
    const late = now - (waitsSince ?? now)
    if (late <= logPace.alarmMilliseconds || now - alarmed < logPace.alarmAgainMilliseconds) return
    alarmed = now
    say(`The log is late: an entry had no published checkpoint for ${Math.round(late / 1_000)} s`)
  }

  async function publish(): Promise<void> {
    tried = elapsed()
    // The files say at each moment who signs, so that a key is replaced while the log is kept.
    const log = await readSigners(db, files)
    const vkeys = log.signers.map(({ key }) => formatKey(key)).join()
    if (vkeys !== announced) await announceSigners(db, log)
    announced = vkeys
    const checkpoint = await signCheckpoint(db, log, { file: files.checkpoint, last: signed })
    signed = checkpoint
    const { size, note } = checkpoint
    const proofFrom = async (from: number) => {
      if (from > size) throw new RangeError(`Cannot prove from ${from}: the size is ${size}`)
      return createProofs(db).consistency(from, size)
    }
    const cosigned = await witnesses.cosign({ origin: log.origin, note, size, proofFrom })
    isComplete = cosigned.isComplete
    tellIfLate()
    if (cosigned.isEnough) await show(cosigned)
    if (!isComplete && tried - askedAgain > logPace.askAgainMilliseconds) {
      askedAgain = tried
      // Whoever did not sign may have seen more than we have.
      await refuseOlderLog(db, log, { checkpoint: files.checkpoint, witnesses })
    }
  }

  async function show({ note }: Cosigned): Promise<void> {
    if (signed !== undefined && note !== published)
      await publishCheckpoint(db, { size: signed.size, root: signed.root, note })
    published = note
    isNew = false
    waitsSince = undefined
  }

  return {
    took: ({ taken, waitedMilliseconds }) => {
      if (taken === 0) return
      isNew = true
      waitsSince ??= Math.max(began, elapsed() - waitedMilliseconds)
    },
    mayPublish: () => elapsed() - tried >= logPace.publishMilliseconds,
    publishIfDue: async () => {
      const pause = isNew ? logPace.publishMilliseconds : logPace.askAgainMilliseconds
      if ((isNew || !isComplete) && elapsed() - tried >= pause) await publish()
    },
    publish: async () => {
      if (isNew) await publish()
    },
  }
}
