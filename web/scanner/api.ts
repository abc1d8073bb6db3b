import type { Language } from '../../domain/words.ts'

/** Why there is no answer: nobody is signed in, no network, a server that asks to come back, or a refusal with its sentences. */
export type Trouble =
  | { readonly why: 'signed_out' | 'offline' | 'busy' }
  | { readonly why: 'refused'; readonly code: string; readonly lines: readonly string[] }

export type Answer<Value> = { readonly value: Value } | { readonly trouble: Trouble }

/** Longest wait for an answer: a floor's network that has hung is as good as none. */
const mostMilliseconds = 15_000

/** Asks the API for something to read, or tells it something, in the person's language. */
export async function ask<Value>(
  path: string,
  language: Language,
  told?: object,
): Promise<Answer<Value>> {
  const type = { 'content-type': 'application/json' }
  const answer = await fetch(`/api/v1${path}`, {
    ...(told === undefined ? {} : { method: 'POST', body: JSON.stringify(told) }),
    headers: { accept: 'application/json', 'accept-language': language, ...(told && type) },
    credentials: 'same-origin',
    signal: AbortSignal.timeout(mostMilliseconds),
  }).catch(() => undefined)
  if (answer === undefined) return { trouble: { why: 'offline' } }
  // Fresh from our own server, whose description of itself is tested.
  if (answer.ok) return bodyOf<Value>(answer)
  return { trouble: await troubleOf(answer) }
}

async function bodyOf<Value>(answer: Response): Promise<Answer<Value>> {
  // Cut off in the middle it is no answer.
  const value = await answer.json().catch(() => undefined)
  return value === undefined ? { trouble: { why: 'offline' } } : { value: value as Value }
}

async function troubleOf(answer: Response): Promise<Trouble> {
  if (answer.status === 401) return { why: 'signed_out' }
  const problem: unknown = await answer.json().catch(() => undefined)
  if (!isProblem(problem) || answer.status === 429 || answer.status >= 500) return { why: 'busy' }
  const { code, title, faults } = problem
  const lines = faults.map(({ message }) => message)
  return { why: 'refused', code, lines: lines.length === 0 ? [title] : lines }
}

interface Problem {
  readonly code: string
  readonly title: string
  readonly faults: readonly { readonly message: string }[]
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'faults' in value
}
