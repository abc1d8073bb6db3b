import type { Context } from 'hono'
import { fileName } from '../../domain/file-name.ts'
import { type Fault, faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsInText } from '../../domain/unreadable-text.ts'
import type { Question } from '../../workflows/form/question.ts'
import type { StageForm } from '../../workflows/form/stage-form.ts'
import type { Typed } from '../../workflows/form/typed.ts'
import { keepFile } from '../evidence/files/keep-file.ts'
import { isFault, readSentFile } from '../evidence/files/read-sent-file.ts'
import { readBytes } from '../http/body.ts'
import type { Env } from '../http/env.ts'
import type { PageAsker } from './page-asker.ts'
import { readForm, typedOfPairs } from './read-form.ts'

/** Largest form with photos, in bytes: some six of a telephone's. */
const mostFormBytes = 40 * 1024 * 1024

/** A form as it was sent: its answers, with the files in it kept and named, and what is wrong with those that are not. */
export interface SentForm {
  readonly typed: Typed
  readonly faults: readonly Fault[]
}

/**
 * Reads the form of a stage. Files are kept first, each for itself, and stand among the answers by their names, so that none is lost where
 * another answer is refused.
 */
export async function readScanForm(
  context: Context<Env>,
  { form, asker, now }: { form: StageForm; asker: PageAsker; now: () => Date },
): Promise<SentForm> {
  const type = context.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return { typed: await readForm(context), faults: [] }
  const bytes = await readBytes(context.req.raw, mostFormBytes, 'kept_form_too_large')
  const pairs = await pairsIn(bytes, type)
  const texts = pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const unreadable = texts.flatMap(([name, value]) => faultsInText({ [name]: value }, ''))
  if (unreadable.length > 0) throw new RefusedError({ code: 'invalid', faults: unreadable })
  const typed = new Map(typedOfPairs(texts))
  const faults: Fault[] = []
  for (const [pointer, file] of pairs) {
    // A browser sends an empty file where none was chosen.
    if (typeof file === 'string' || file.size === 0 || !takesFiles(form, pointer)) continue
    const kept = await keep(new Uint8Array(await file.arrayBuffer()), asker, now())
    if ('says' in kept) faults.push(faultOf(pointer, kept.says, kept.values))
    else typed.set(pointer, [...new Set([...filled(typed.get(pointer)), kept.name])])
  }
  return { typed, faults }
}

type Pair = [string, string | File]

async function pairsIn(bytes: Buffer, type: string): Promise<readonly Pair[]> {
  try {
    const body = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    return [...(await body.formData())] as Pair[]
  } catch {
    throw new RefusedError(refuse('invalid', '', ['form_unreadable']))
  }
}

async function keep(
  given: Uint8Array<ArrayBuffer>,
  { db, organisationKey }: PageAsker,
  now: Date,
): Promise<{ readonly name: string } | Pick<Fault, 'says' | 'values'>> {
  const file = readSentFile(given)
  if (isFault(file)) return { says: file[0], values: file[1] }
  try {
    const { digest } = await keepFile(db, organisationKey, { file, now })
    return { name: fileName({ digest, type: file.type, bytes: file.bytes.length }) }
  } catch (error) {
    const [fault] = error instanceof RefusedError ? error.refusal.faults : []
    if (fault === undefined) throw error
    return fault
  }
}

function takesFiles({ questions, outputs }: StageForm, pointer: string): boolean {
  const [, name] = /^\/facts\/([^/]+)$/.exec(pointer) ?? []
  const [, ofOutput] = /^\/outputs\/\d+\/facts\/([^/]+)$/.exec(pointer) ?? []
  const asks = (one: Question, wanted?: string) => one.name === wanted && one.files !== undefined
  return (
    questions.some((one) => asks(one, name)) ||
    (outputs?.questions ?? []).some((one) => asks(one, ofOutput))
  )
}

function filled(values: readonly string[] = []): readonly string[] {
  return values.filter((value) => value.trim() !== '')
}
