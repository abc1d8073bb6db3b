import type { KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaultName, FaultValues } from '../../domain/phrases.ts'
import { parseNote } from '../../domain/proof/log/note.ts'
import { formatKey, isKeyName, type NoteKey, parseKey } from '../../domain/proof/log/note-key.ts'
import { openNote } from '../../domain/proof/log/open-note.ts'
import type { NoteSigner } from '../../domain/proof/log/sign-note.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError, whyOf } from '../../domain/refused.ts'
import { makeWitnessKey, readWitnessKey, signerOf } from './witness-key.ts'
import { createWitnessStore, openWitnessStore, type WitnessStore } from './witness-store.ts'

/** A witness that can cosign, with all that it ever cosigned. */
export interface Witness {
  readonly signer: NoteSigner
  readonly store: WitnessStore
}

/** Where a witness keeps what it has. */
export interface WitnessPlace {
  readonly folder: string
  /** What it is called; needed the first time alone, and the same for ever. */
  readonly name: string | undefined
  /** The logs that it watches. */
  readonly logs: readonly NoteKey[]
}

/**
 * Opens the witness of a folder, or makes one where there is none. What was cosigned with a key must be there beside it: a
 * witness that began again would cosign another history under the name that is believed.
 */
export async function openWitness({ folder, name, logs }: WitnessPlace): Promise<Witness> {
  const keyFile = join(folder, 'witness-key')
  const storeFile = storeFileIn(folder)
  if (!existsSync(storeFile)) {
    if (existsSync(keyFile)) throw refused('witness_state_lost', { file: storeFile })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await createWitnessStore(storeFile)
  }
  const store = openStoreIn(folder)
  try {
    const signer = await store.identify((before) => settle(before, keyFile, name))
    for (const { name: origin } of logs) await assertOurs(store, origin, signer, storeFile)
    return { signer, store }
  } catch (error) {
    store.close()
    throw error
  }
}

/** All that the witness of a folder cosigned, to be read. */
export function openStoreIn(folder: string): WitnessStore {
  const file = storeFileIn(folder)
  if (!existsSync(file)) throw refused('witness_state_lost', { file })
  try {
    return openWitnessStore(file)
  } catch (error) {
    throw refused('witness_state_broken', { file, why: whyOf(error) })
  }
}

function storeFileIn(folder: string): string {
  return join(folder, 'checkpoints.db')
}

/** Whose the folder is: whoever it was before, and with the same key. */
async function settle(
  before: string | undefined,
  file: string,
  name: string | undefined,
): Promise<NoteSigner> {
  const known = before === undefined ? undefined : await parseKey(before)
  const knownName = known === undefined || 'says' in known ? undefined : known.name
  const called = knownName ?? name
  if (called === undefined) throw refused('witness_name_missing', {})
  if (!isKeyName(called)) throw refused('witness_name_wrong', { name: called })
  if (name !== undefined && name !== called)
    throw refused('witness_name_other', { name, signer: called })
  const key = await keyIn(file)
  if (key === undefined && before !== undefined) throw refused('witness_key_lost', { file })
  const signer = await signerOf(key ?? (await makeWitnessKey(file)), called)
  if (before !== undefined && formatKey(signer.key) !== before)
    throw refused('witness_key_other', { file, signer: before })
  return signer
}

async function keyIn(file: string): Promise<KeyObject | undefined> {
  try {
    return await readWitnessKey(file)
  } catch (error) {
    throw refused('witness_key_unreadable', { file, why: whyOf(error) })
  }
}

/** What stands as cosigned last must bear our signature: nobody else may have written it. */
async function assertOurs(
  store: WitnessStore,
  origin: string,
  { key }: NoteSigner,
  file: string,
): Promise<void> {
  const latest = store.latest(origin)
  if (latest === undefined) return
  const note = parseNote(latest.note)
  const opened = 'says' in note ? note : await openNote(note, [key])
  if ('says' in opened) throw refused('witness_state_broken', { file, why: opened })
}

function refused(says: FaultName, values: FaultValues): RefusedError {
  return new RefusedError(refuse('invalid', '', [says, values]))
}
