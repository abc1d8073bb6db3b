import { formatKey, type NoteKey, parseKey } from '../../domain/proof/log/note-key.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sha256Bytes } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { listLogKeys, noteSigningKeys } from '../store/log/keys.ts'
import { nameLog, readHead } from '../store/log/sequence.ts'
import type { LogFiles } from './log-files.ts'
import { makeLogKey, readLogKey } from './log-key.ts'
import { nameForLog } from './name-log.ts'

/** A log by its name, with whoever signs for it: one, or two while a key is being replaced. */
export interface SigningLog {
  readonly origin: string
  readonly signers: readonly NoteSigner[]
  /** Their public halves, and those of keys that signed before. */
  readonly keys: readonly NoteKey[]
}

/** Gives the log its name and its first key where it has none yet. A log that has an entry is never given another key by itself. */
export async function ensureLogKey(
  db: Database,
  { key: file }: LogFiles,
  publicUrl: string | undefined,
): Promise<void> {
  const { origin: log, size } = await readHead(db)
  const kept = await readLogKey(file)
  if (kept === undefined && log !== null && size > 0)
    throw new RefusedError(refuse('invalid', file, ['log_key_missing', { file, log }]))
  // The key comes first and has the log's name, so that a start that is cut off between the two goes on with it.
  if (kept === undefined) await makeLogKey(file, log ?? nameForLog(publicUrl))
  const named = kept ?? (await readLogKey(file))
  if (named !== undefined) await nameLog(db, named.key.name)
}

/** Reads who signs, as the files say at this moment. */
export async function readSigners(db: Database, files: LogFiles): Promise<SigningLog> {
  const { origin } = await readHead(db)
  const signers: NoteSigner[] = []
  for (const file of [files.key, files.nextKey]) {
    const signer = await readLogKey(file)
    const log = origin ?? ''
    if (signer === undefined) {
      if (file === files.nextKey) continue
      throw new RefusedError(refuse('invalid', file, ['log_key_missing', { file, log }]))
    }
    if (signer.key.name !== origin) {
      const values = { file, log, other: signer.key.name }
      throw new RefusedError(refuse('invalid', file, ['log_key_of_other', values]))
    }
    signers.push(signer)
  }
  const known = await Promise.all((await listLogKeys(db)).map(({ vkey }) => parseKey(vkey)))
  const before = known.flatMap((key) => ('says' in key ? [] : [key]))
  return { origin: origin ?? '', signers, keys: [...signers.map(({ key }) => key), ...before] }
}

/** Announces keys in the log, each by the digest of its public half as it is handed on. */
export async function announceSigners(db: Database, { signers }: SigningLog): Promise<void> {
  const vkeys = signers.map(({ key }) => formatKey(key))
  await noteSigningKeys(
    db,
    vkeys.map((vkey) => ({ vkey, digest: sha256Bytes(vkey) })),
  )
}
