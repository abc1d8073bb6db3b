import { formatKey } from '../../domain/proof/log/note-key.ts'
import { steadyClock } from '../steady-clock.ts'
import type { Database } from '../store/database.ts'
import { publishCheckpoint } from '../store/log/publish.ts'
import type { Sequenced } from '../store/log/sequence.ts'
import { refuseOlderLog } from './guard.ts'
import type { LogFiles } from './log-files.ts'
import { logPace } from './log-pace.ts'
import { proofsOnce } from './proofs.ts'
import { announcePolicy } from './published-policy.ts'
import { type Signed, signCheckpoint } from './sign-checkpoint.ts'
import { announceSigners, readSigners, type SigningLog } from './signers.ts'
import type { Cosigned, Witnesses } from './witnesses.ts'

/** Publishes how far the log has come. */
export interface Publisher {
  /** Tells it of what was taken in. */
  took(sequenced: Sequenced): void
  /** Begins to take in and to publish once more. */
  turn(): Turn
  /** Publishes what is new at once. */
  publish(): Promise<void>
}

/** One turn of taking in and publishing. Turns that publish are a second apart from beginning to beginning, however long each is. */
export interface Turn {
  /** Whether the last time is long enough ago, so that what is taken in now is published at once. */
  isDue(): boolean
  /** Publishes when there is something new and it is due. */
  publishIfDue(): Promise<void>
  /** How many milliseconds to wait before the next turn. */
  pause(): number
}

export interface PublisherOptions {
  readonly files: LogFiles
  readonly witnesses: Witnesses
  /** Names a log that has no name yet, and says where it is read. */
  readonly publicUrl: string | undefined
  /** The policy file of the witnesses as it is at the moment; undefined where there is none, or no such setting. */
  readonly witnessPolicy?: () => Promise<string | undefined>
  readonly say: (line: string) => void
}

/** How far it came before. */
export interface Before {
  /** What was signed last. */
  readonly signed: Signed | undefined
  /** Whether enough witnesses answered to know that it is what they saw. */
  readonly isHeard: boolean
  /** What was published last. */
  readonly note: string | undefined
}

/** Makes the publisher of a log. */
export function createPublisher(
  db: Database,
  { files, witnesses, say, publicUrl, witnessPolicy = async () => undefined }: PublisherOptions,
  before: Before,
): Publisher {
  const elapsed = steadyClock()
  let { signed, isHeard, note: published } = before
  let announced = ''
  let isNew = true
  let isComplete = true
  let tried = Number.NEGATIVE_INFINITY
  let askedAgain = 0
  let isTold = false
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

  async function publish(began: number): Promise<void> {
    tried = began
    // The files say at each moment who signs, so that a key is replaced while the log is kept.
    const log = await readSigners(db, files)
    const policy = await witnessPolicy()
    const vkeys = log.signers.map(({ key }) => formatKey(key))
    const said = [...vkeys, policy].join('\n')
    if (said !== announced) {
      await announceSigners(db, log, files)
      await announcePolicy(db, { witnessPolicy: policy, publicUrl })
    }
    announced = said
    if (!(await isKnown(log))) return tellIfLate()
    const checkpoint = await signCheckpoint(db, log, { file: files.checkpoint, last: signed })
    signed = checkpoint
    const { size, note } = checkpoint
    const proofFrom = async (from: number) => {
      if (from > size) throw new RangeError(`Cannot prove from ${from}: the size is ${size}`)
      return proofsOnce(db).consistency(from, size)
    }
    const cosigned = await witnesses.cosign({ origin: log.origin, note, size, proofFrom })
    isComplete = cosigned.isComplete
    tellIfLate()
    if (cosigned.isEnough) await show(cosigned)
    if (!isComplete && tried - askedAgain > logPace.askAgainMilliseconds) {
      askedAgain = tried
      // Whoever did not sign may have seen more than we have.
      await refuseOlderLog(db, log, { files, witnesses })
    }
  }

  /** Nothing is signed that could not be published: whoever is needed for it may have seen more than we have. */
  async function isKnown(log: SigningLog): Promise<boolean> {
    if (isHeard) return true
    isHeard = (await refuseOlderLog(db, log, { files, witnesses })).isHeard
    if (!isHeard && !isTold) say('Nothing is signed until enough witnesses answer: see WITNESSES')
    isTold = true
    return isHeard
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
      waitsSince ??= Math.max(began, elapsed() - Math.max(0, waitedMilliseconds))
    },
    turn: () => {
      const began = elapsed()
      const isDue = () => began - tried >= logPace.publishMilliseconds
      return {
        isDue,
        publishIfDue: async () => {
          const isAgain = !isComplete && began - tried >= logPace.askAgainMilliseconds
          if ((isNew && isDue()) || isAgain) await publish(began)
        },
        pause: () => {
          const left = tried + logPace.publishMilliseconds - elapsed()
          return left > 0 ? Math.min(left, logPace.pollMilliseconds) : logPace.pollMilliseconds
        },
      }
    },
    publish: async () => {
      if (isNew) await publish(elapsed())
    },
  }
}
