import type { Saying } from '../../domain/phrases.ts'
import { toBase64 } from '../../domain/proof/log/base64.ts'
import { sameBytes } from '../../domain/proof/log/bytes.ts'
import { type OpenedCheckpoint, openCheckpoint } from '../../domain/proof/log/open-checkpoint.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Database } from '../store/database.ts'
import { readCheckpoint } from '../store/log/read-log.ts'
import { readHead } from '../store/log/sequence.ts'
import { readSigned } from './log-files.ts'
import { proofsOnce } from './proofs.ts'
import type { SigningLog } from './signers.ts'
import type { Witnesses } from './witnesses.ts'

/** A checkpoint that was signed before, and who holds it. */
interface Held {
  readonly holder: string | Saying
  readonly note: string
  /** Whether it must be ours: what a witness says may be anything. */
  readonly isOurs: boolean
}

/**
 * Refuses to go on with a log that is behind a checkpoint that was ever signed, or another than that one: the database is older
 * than what was published, and whoever went on would sign two histories. Names every checkpoint that says so. Gives the
 * last one that was signed, as the file has it.
 */
export async function refuseOlderLog(
  db: Database,
  log: SigningLog,
  { checkpoint: file, witnesses }: { checkpoint: string; witnesses: Witnesses },
): Promise<OpenedCheckpoint | undefined> {
  const kept = await readSigned({ checkpoint: file })
  const published = await readCheckpoint(db)
  const seen = await witnesses.newest(log.origin)
  const held: Held[] = [
    ...(kept === undefined ? [] : [{ holder: file, note: kept, isOurs: true }]),
    ...(published === undefined
      ? []
      : [{ holder: { says: 'log_holder_database' } as const, note: published.note, isOurs: true }]),
    ...seen.map(({ witness, note }) => ({ holder: witness, note, isOurs: false })),
  ]
  const faults: Fault[] = []
  for (const one of held) faults.push(...(await faultsIn(db, log, one)))
  if (faults.length > 0)
    throw new RefusedError({
      code: 'invalid',
      faults: [...faults, faultOf('', 'log_older_remedy')],
    })
  return kept === undefined ? undefined : openOwn(kept, log)
}

async function faultsIn(db: Database, log: SigningLog, held: Held): Promise<readonly Fault[]> {
  const { holder, note, isOurs } = held
  const opened = await openOwn(note, log)
  if (opened === undefined)
    return isOurs ? [faultOf('', 'log_checkpoint_unreadable', { holder })] : []
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
