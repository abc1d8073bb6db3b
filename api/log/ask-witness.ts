import { formatAddCheckpoint } from '../../domain/proof/log/add-checkpoint.ts'
import { parseCount } from '../../domain/proof/log/count.ts'
import { type NoteSignature, parseNote } from '../../domain/proof/log/note.ts'
import { openNote } from '../../domain/proof/log/open-note.ts'
import type { PolicyWitness } from '../../domain/proof/log/policy.ts'
import { askOutside, OutsideError } from '../read-outside.ts'
import { steadyClock } from '../steady-clock.ts'
import type { AskedCheckpoint } from './witnesses.ts'

/** A witness with where it is asked. */
export type AskedWitness = PolicyWitness & { readonly url: string }

/** Whom, what, and for how long. */
export interface Question {
  readonly witness: AskedWitness
  readonly asked: AskedCheckpoint
  /** The size that it is thought to have; it says so when it has another one. */
  readonly from: number
  readonly milliseconds: number
}

/** A cosignature that holds, or none; and the size that the witness has now, where it is known. */
export interface WitnessAnswer {
  readonly signature?: NoteSignature
  readonly size?: number
  /** Nothing came in time, or nothing at all. */
  readonly isAway?: true
}

/** Cosignatures of several keys fit. */
const mostBytes = 64 * 1_024
/** Another question may come between a size that is told and the next one; it does not for ever. */
const mostTries = 4

/** Asks one witness, again with the size that it tells. What it says is a stranger's: a signature counts once it was checked. */
export async function askWitness({
  witness,
  asked,
  from,
  milliseconds,
}: Question): Promise<WitnessAnswer> {
  const elapsed = steadyClock()
  let old = Math.min(from, asked.size)
  try {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const left = Math.ceil(milliseconds - elapsed())
      if (left <= 0) return { isAway: true }
      const { status, text } = await send(witness, { asked, old, milliseconds: left })
      if (status === 200) return await signatureIn(text, witness, asked)
      const size = parseCount(text.replace(/\n$/, ''))
      // What it has beyond us is for whoever guards the log: nothing proves a log that we do not have.
      if (size === undefined || size > asked.size) return {}
      old = size
    }
    return { size: old }
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return { isAway: true }
  }
}

/** The signed checkpoint that a witness holds of a log, or none where it has none or does not tell; undefined for a witness that is away. */
export async function readSeen(
  { url }: AskedWitness,
  log: string,
  milliseconds: number,
): Promise<{ readonly note?: string } | undefined> {
  try {
    const limits = { milliseconds, bytes: mostBytes, statuses: [200, 404] }
    const { status, text } = await askOutside(`${url}/${log}/checkpoint`, limits)
    return status === 200 ? { note: text } : {}
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    return undefined
  }
}

async function send(
  { url }: AskedWitness,
  { asked, old, milliseconds }: { asked: AskedCheckpoint; old: number; milliseconds: number },
) {
  const proof = old === asked.size ? [] : await asked.proofFrom(old)
  const body = formatAddCheckpoint({ old, proof, checkpoint: asked.note })
  const limits = { milliseconds, bytes: mostBytes, statuses: [200, 409] }
  return askOutside(`${url}/add-checkpoint`, limits, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}

/** The cosignature of this witness's own key; other lines, of keys that nobody asked, are passed over. */
async function signatureIn(
  lines: string,
  { key }: AskedWitness,
  { note, size }: AskedCheckpoint,
): Promise<WitnessAnswer> {
  const signed = parseNote(note)
  const answered = 'says' in signed ? signed : parseNote(`${signed.text}\n${lines}`)
  if ('says' in answered || 'says' in signed || answered.text !== signed.text) return {}
  const own = answered.signatures.find(({ name, id }) => name === key.name && id === key.id)
  if (own === undefined) return {}
  const opened = await openNote({ text: signed.text, signatures: [own] }, [key])
  return 'says' in opened ? {} : { signature: own, size }
}
