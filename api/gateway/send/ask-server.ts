import { secondsAsked } from '../../../domain/retry-after.ts'

/** What the server answered. */
export interface ServerAnswer {
  readonly status: number
  /** Read as JSON; undefined where it is none, as a proxy in between may answer. */
  readonly body: unknown
  /** How long it asks to be left alone. */
  readonly afterSeconds: number | undefined
  /** What its clock showed; undefined where it does not say. */
  readonly date: Date | undefined
}

export interface ServerQuestion {
  readonly url: string
  readonly key: string
  readonly body: string
  /** What its sentences are to be in. */
  readonly language: string
  readonly stopped: AbortSignal
  readonly now: Date
}

const mostMilliseconds = 30_000

/** Sends a list to the server. Rejects where no answer came. */
export async function askServer(question: ServerQuestion): Promise<ServerAnswer> {
  const { url, key, body, language, stopped, now } = question
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'accept-language': language,
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([stopped, AbortSignal.timeout(mostMilliseconds)]),
  })
  const text = await answer.text()
  const date = answer.headers.get('date') ?? undefined
  const headers = { 'retry-after': answer.headers.get('retry-after') ?? undefined, date }
  return {
    status: answer.status,
    body: jsonIn(text),
    afterSeconds: secondsAsked(headers, now),
    date: date === undefined ? undefined : new Date(date),
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
