import { hash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Saying } from '../../domain/phrases.ts'
import { sentence } from '../../domain/phrases.ts'
import { formatNote, formatSignature } from '../../domain/proof/log/note.ts'
import type { NoteKey } from '../../domain/proof/log/note-key.ts'
import { cosignText } from '../../domain/proof/log/sign-note.ts'
import { type Cosignable, judgeCheckpoint } from '../../domain/proof/log/witness-verdict.ts'
import type { Witness } from './open-witness.ts'

export interface WitnessAppOptions extends Witness {
  /** Keys of the logs that are watched. */
  readonly logs: readonly NoteKey[]
  /** Seconds since 1970. */
  readonly seconds: () => number
  readonly log: (line: string) => void
}

/** Room for 63 hashes and sixteen signatures of any kind. */
const mostBytes = 128 * 1_024

/** What a witness answers: C2SP tlog-witness, and nothing else. */
export function createWitnessApp(options: WitnessAppOptions): Hono {
  const { logs, store, log } = options
  const originOf = new Map(logs.map(({ name }) => [hash('sha256', name, 'hex'), name]))
  const app = new Hono()
  app.onError((error, context) => {
    log(`Cannot answer: ${error.stack ?? error.message}`)
    return context.text('Cannot answer just now\n', 500)
  })
  app.notFound((context) => told(context, 404, { says: 'witness_nothing_here' }))
  const limited = bodyLimit({
    maxSize: mostBytes,
    onError: (context) =>
      told(context, 413, { says: 'witness_question_too_long', values: { most: mostBytes } }),
  })
  app.post('/add-checkpoint', limited, async (context) => {
    const text = textOf(await context.req.arrayBuffer())
    if (text === undefined)
      return told(context, 400, { says: 'witness_line_wrong', values: { line: 1 } })
    const verdict = await judgeCheckpoint(text, { logs, seen: store.latest })
    if (verdict.status === 200) return cosigned(context, verdict, options)
    if (verdict.status === 409) return outdated(context, verdict.size)
    // Its own log signed what cannot be: whoever looks into that needs the words.
    if (verdict.status === 422) log(`Refused a signed checkpoint:\n${text}`)
    return told(context, verdict.status, verdict.why)
  })
  app.get('/:log/checkpoint', (context) => {
    const origin = originOf.get(context.req.param('log'))
    const latest = origin === undefined ? undefined : store.latest(origin)
    if (latest === undefined) return context.notFound()
    context.header('cache-control', 'no-cache')
    return context.text(latest.note)
  })
  return app
}

/** Signs, keeps and only then answers. Where another question came first, its size is told. */
async function cosigned(
  context: Context,
  { checkpoint, note, seen }: Cosignable,
  { signer, store, seconds }: WitnessAppOptions,
): Promise<Response> {
  const { origin, size, root } = checkpoint
  // By a clock that was set back, what was seen later would have been seen before.
  const time = Math.max(seconds(), store.latest(origin)?.time ?? 0)
  const signature = await cosignText(note.text, time, signer)
  const signatures = [...note.signatures, signature]
  const kept = { origin, size, root, time, note: formatNote({ text: note.text, signatures }) }
  const isLatest =
    size === seen?.size ? store.latest(origin)?.size === size : store.keep(kept, seen)
  if (!isLatest) return outdated(context, store.latest(origin)?.size ?? 0)
  return context.text(formatSignature(signature))
}

function outdated(context: Context, size: number): Response {
  return context.body(`${size}\n`, 409, { 'content-type': 'text/x.tlog.size' })
}

function told(
  context: Context,
  status: 400 | 403 | 404 | 413 | 422,
  { says, values = {} }: Saying,
) {
  return context.text(`${sentence(says, values, 'en')}\n`, status)
}

/** The text in bytes that a stranger sent; undefined when they are no UTF-8. */
function textOf(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
