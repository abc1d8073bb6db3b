import { formatKey, type NoteKey, parseKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sha256Bytes } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { type LogKey, listLogKeys, noteSigningKeys } from '../store/log/keys.ts'
import { nameLog, readHead } from '../store/log/sequence.ts'
import { writeDurably } from '../write-durably.ts'
import { type LogFiles, sizeSigned } from './log-files.ts'
import { newLogKey, readLogKey } from './log-key.ts'
import { nameForLog } from './name-log.ts'
import { signedEmptyLog } from './signed-note.ts'

/** A log by its name, with whoever signs for it: one, or two while a key is being replaced. */
export interface SigningLog {
  readonly origin: string
  readonly signers: readonly NoteSigner[]
  /** Their public halves, and those of keys that signed before. */
  readonly keys: readonly NoteKey[]
}

/**
 * Gives the log its name and its first key where it has none yet. A log that has an entry, or of which anything was signed, is never given
 * another key by itself.
 */
export async function ensureLogKey(
  db: Database,
  { key: file, checkpoint }: LogFiles,
  publicUrl: string | undefined,
): Promise<void> {
  const { origin: log, size } = await readHead(db)
  const kept = await readLogKey(file)
  if (kept !== undefined) return nameLog(db, kept.key.name)
  const signed = await sizeSigned(checkpoint)
  if (size > 0 || (signed ?? 0) > 0)
    throw new RefusedError(refuse('invalid', file, ['log_key_missing', { file, log: log ?? '' }]))
  const { text, signer } = await newLogKey(log ?? nameForLog(publicUrl))
  // From before it signs anything there is a checkpoint beside a key: one that is not there was lost. The key comes before the
  // database and has the log's name, so that a start that is cut off goes on with it.
  await writeDurably(checkpoint, { text: await signedEmptyLog(signer), replace: true })
  await writeDurably(file, { text, replace: false })
  await nameLog(db, signer.key.name)
}

/** Reads who signs, as the files say at this moment: the next one first, since it takes the other's place while both are read. */
export async function readSigners(db: Database, files: LogFiles): Promise<SigningLog> {
  const { origin } = await readHead(db)
  const log = origin ?? ''
  const next = await readLogKey(files.nextKey)
  const present = await readLogKey(files.key)
  if (present === undefined)
    throw new RefusedError(
      refuse('invalid', files.key, ['log_key_missing', { file: files.key, log }]),
    )
  const isOne = next === undefined || formatKey(next.key) === formatKey(present.key)
  const signers = isOne ? [present] : [present, next]
  for (const [at, { key }] of signers.entries()) {
    const file = at === 0 ? files.key : files.nextKey
    if (key.name === origin) continue
    const values = { file, log, other: key.name }
    throw new RefusedError(refuse('invalid', file, ['log_key_of_other', values]))
  }
  const known = await Promise.all((await listLogKeys(db)).map(({ vkey }) => parseKey(vkey)))
  const before = known.flatMap((key) => ('says' in key ? [] : [key]))
  return { origin: log, signers, keys: [...signers.map(({ key }) => key), ...before] }
}

/** A key that has ended signs no more, and none but one that signs already is followed by another one. */
function faultsInSigners(
  vkeys: readonly string[],
  known: readonly LogKey[],
  { key: file, nextKey }: LogFiles,
): readonly Fault[] {
  const active = known.filter(({ endedTime }) => endedTime === null).map(({ vkey }) => vkey)
  const ended = vkeys.flatMap((vkey, at): Fault[] => {
    const isEnded = known.some((one) => one.vkey === vkey && one.endedTime !== null)
    return isEnded ? [faultOf('', 'log_key_ended', { file: at === 0 ? file : nextKey, vkey })] : []
  })
  if (ended.length > 0) return ended
  if (active.length === 0 || vkeys.some((vkey) => active.includes(vkey))) return []
  return [faultOf('', 'log_key_unknown', { file, vkeys: active })]
}

/**
 * Announces keys in the log, each by the digest of its public half as it is handed on. Throws a refusal where the files have another key than
 * the one that signs.
 */
export async function announceSigners(
  db: Database,
  { signers }: SigningLog,
  files: LogFiles,
): Promise<void> {
  const vkeys = signers.map(({ key }) => formatKey(key))
  const faults = faultsInSigners(vkeys, await listLogKeys(db), files)
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  await noteSigningKeys(
    db,
    vkeys.map((vkey) => ({ vkey, digest: sha256Bytes(vkey) })),
  )
}
