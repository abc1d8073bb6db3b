/** How much of somebody else's answer is read, and how long it is waited for, from the first byte sent to the last one read. */
export interface OutsideLimits {
  readonly milliseconds: number
  readonly bytes: number
}

/** What somebody else's server answered. */
export interface OutsideAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Asks somebody else's server and gives the text of its answer. Throws, with a reason that repeats nothing of what was
 * asked, when it sends elsewhere, answers with another status than 200, more than is read or not in time.
 */
export async function readOutside(
  url: string | URL,
  limits: OutsideLimits,
  init: OutsideInit = {},
): Promise<string> {
  const { text } = await askOutside(url, { ...limits, statuses: [200] }, init)
  return text
}

/** The same where other statuses than 200 say something too. */
export async function askOutside(
  url: string | URL,
  { milliseconds, bytes, statuses }: OutsideLimits & { readonly statuses: readonly number[] },
  init: OutsideInit = {},
): Promise<OutsideAnswer> {
  try {
    const signal = AbortSignal.timeout(milliseconds)
    const answer = await fetch(url, { ...init, redirect: 'manual', signal })
    const { status } = answer
    if (!statuses.includes(status)) {
      await answer.body?.cancel()
      throw new OutsideError(`it answered ${status}`)
    }
    return { status, text: await readAtMost(answer, bytes) }
  } catch (error) {
    throw error instanceof OutsideError ? error : new OutsideError(reasonOf(error, milliseconds))
  }
}

type OutsideInit = Omit<RequestInit, 'redirect' | 'signal'>

/** Why somebody else's server gave nothing that can be used. */
export class OutsideError extends Error {
  override readonly name = 'OutsideError'
}

/** Counts what comes after it was unpacked, so that a small body does not swell beyond the limit. */
async function readAtMost(answer: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let read = 0
  for await (const chunk of answer.body ?? []) {
    read += chunk.byteLength
    if (read > bytes) throw new OutsideError(`it answered with more than ${bytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function reasonOf(error: unknown, milliseconds: number): string {
  if (!(error instanceof Error)) return 'it cannot be reached'
  if (error.name === 'TimeoutError') return `it did not answer within ${milliseconds} ms`
  const { cause } = error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  return code === undefined ? 'it cannot be reached' : `it cannot be reached (${code})`
}
