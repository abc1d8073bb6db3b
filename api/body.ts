import { refusal } from '../domain/refusal.ts'
import { RefusedError } from './problem.ts'

/** Reads a request's body as text, refusing one that is larger than the limit before it is held in memory. */
export async function readBody(request: Request, mostBytes: number): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > mostBytes) throw tooLarge(mostBytes)
  // With an honest length the fast way is safe: the server reads no more than was declared.
  if (declared > 0) return request.text()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw tooLarge(mostBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Reads JSON, or refuses it as `invalid` with the parser's own words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON'
    throw new RefusedError(
      refusal('invalid', '', `Cannot read the body as JSON: ${why.slice(0, 200)}`),
    )
  }
}

function tooLarge(mostBytes: number): RefusedError {
  const message = `Cannot take so large a body: expected at most ${mostBytes} bytes; send NDJSON lines instead`
  return new RefusedError(refusal('too_large', '', message))
}
