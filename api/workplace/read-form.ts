import type { Context } from 'hono'
import { refuse } from '../../domain/refusal.ts'
import type { Typed } from '../../web/pages/workplace/form/control.ts'
import { RefusedError } from '../http/problem.ts'

const mostAnswers = 5_000

/** What a form of ours sent: every answer by its name, in order. */
export async function readForm(context: Context): Promise<Typed> {
  const type = context.req.header('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\b/.test(type)) {
    throw new RefusedError(refuse('invalid', '', ['form_unreadable']))
  }
  const typed = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of new URLSearchParams(await context.req.text())) {
    count += 1
    if (count > mostAnswers) {
      throw new RefusedError(refuse('too_large', '', ['form_too_long', { most: mostAnswers }]))
    }
    const values = typed.get(name)
    // Browsers end lines of a text area as on paper tape.
    const text = value.replaceAll('\r\n', '\n')
    if (values === undefined) typed.set(name, [text])
    else values.push(text)
  }
  return typed
}
