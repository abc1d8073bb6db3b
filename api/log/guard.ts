import type { Saying } from '../../domain/phrases.ts'
import { toBase64 } from '../../domain/proof/log/base64.ts'
import { besideLog } from '../../domain/proof/log/beside.ts'
import { sameBytes } from '../../domain/proof/log/bytes.ts'
import type { NoteKey } from '../../domain/proof/log/note-key.ts'
import { type OpenedCheckpoint, openCheckpoint } from '../../domain/proof/log/open-checkpoint.ts'
import { countQuorum } from '../../domain/proof/log/quorum.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { readCheckpoint } from '../store/log/read-log.ts'
import { readHead } from '../store/log/sequence.ts'
import { type LogFiles, readSigned } from './log-files.ts'
import { proofsOnce } from './proofs.ts'
import type { SigningLog } from './signers.ts'
import type { Seen, Witnesses } from './witnesses.ts'

/** A checkpoint that was signed before, and who holds it. */
interface Held {
  readonly holder: string | Saying
  readonly note: string
  /** The witness that says so, who may say anything; else it must be ours. */
  readonly witness?: NoteKey
}

/** What is known of what was ever signed, where nothing speaks against going on. */
export interface Guarded {
  /** The last checkpoint that was signed, as the files beside the database have it. */
  readonly signed: OpenedCheckpoint | undefined
  /** Whether that is sure to be known: by those files, or by witnesses without whom none can have been published. */
  readonly isRemembered: boolean
  /** Whether enough witnesses answered to publish anything, and so to say that it would be another history. */
  readonly isHeard: boolean
}

/**
 * Refuses to go on with a log that is behind a checkpoint that was ever signed, or another than that one: the database is older
 * than what was published, and whoever went on would sign two histories. Names every checkpoint that says so.
 */
export async function refuseOlderLog(
  db: Database,
  log: SigningLog,
  { files, witnesses }: { files: LogFiles; witnesses: Witnesses },
): Promise<Guarded> {
  const kept = await readKept(files)
  const published = await readCheckpoint(db)
  const seen = await witnesses.newest(log.origin)
  const held: Held[] = [
    ...kept,
    ...(published === undefined
      ? []
      : [{ holder: { says: 'log_holder_database' } as const, note: published.note }]),
    ...seen.checkpoints.map(({ witness, note }) => ({ holder: witness.name, note, witness })),
  ]
  const faults: Fault[] = []
  for (const one of held) faults.push(...(await faultsIn(db, log, one)))
  if (faults.length > 0) {
    const isAhead = faults.some(({ says }) => says !== 'log_checkpoint_unreadable')
    const remedy = faultOf('', isAhead ? 'log_older_remedy' : 'log_unreadable_remedy')
    throw new RefusedError({ code: 'invalid', faults: [...faults, remedy] })
  }
  const opened = await Promise.all(kept.map(({ note }) => openOwn(note, log)))
  const [signed] = opened.flatMap((one) => one ?? []).sort((one, other) => other.size - one.size)
  return {
    signed,
    isRemembered: kept.length > 0 || (await isSurelySeen(seen, log)),
    isHeard: isEnough(seen, log),
  }
}

/** Whoever was not asked, or holds nothing of ours, could not have met the policy without those who do. */
async function isSurelySeen({ checkpoints, quorum }: Seen, log: SigningLog): Promise<boolean> {
  const ours = await Promise.all(
    checkpoints.map(async ({ witness, note }) =>
      (await openOwn(note, log)) === undefined ? [] : [witness],
    ),
  )
  const holders = new Set(ours.flat())
  const { count, least } = countQuorum(quorum, (key) => !holders.has(key))
  return count < least
}

/** A witness beside its log is started by whoever keeps it, and is none to anybody. */
function isEnough({ answered, quorum }: Seen, { origin }: SigningLog): boolean {
  const have = new Set(answered)
  const { count, least } = countQuorum(
    quorum,
    (key) => have.has(key) || key.name === besideLog(origin),
  )
  return count >= least
}

async function readKept(files: LogFiles): Promise<readonly Held[]> {
  const read = [files.checkpoint, files.seen].map(async (file) => {
    const note = await readSigned(file)
    return note === undefined ? [] : [{ holder: file, note }]
  })
  return (await Promise.all(read)).flat()
}

async function faultsIn(db: Database, log: SigningLog, held: Held): Promise<readonly Fault[]> {
  const { holder, note, witness } = held
  const opened = await openOwn(note, log)
  if (opened === undefined)
    return witness === undefined ? [faultOf('', 'log_checkpoint_unreadable', { holder })] : []
  const { size, root } = opened
  const { size: here } = await readHead(db)
  const shown = { holder, size, root: toBase64(root), here }
  if (size > here) return [faultOf('', 'log_behind', shown)]
  const same = await proofsOnce(db).root(size)
  return same !== undefined && sameBytes(same, root) ? [] : [faultOf('', 'log_forked', shown)]
}

/** A checkpoint that a key of this log signed; undefined for anything else. */
async function openOwn(note: string, { origin, keys }: SigningLog) {
  const opened = await openCheckpoint(note, { logs: keys, witnesses: [], quorum: 0 })
  return 'says' in opened || opened.origin !== origin ? undefined : opened
}
