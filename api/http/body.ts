import { type Refusal, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'

/** Reads a request's body as text, refusing one that is larger than the limit before it is held in memory. */
export async function readBody(request: Request, mostBytes: number): Promise<string> {
  const declared = Number(request.headers.get('content-length') ?? 0)
  // With an honest length the fast way is safe: the server reads no more than was declared.
  if (declared > 0 && declared <= mostBytes) return request.text()
  return (await readBytes(request, mostBytes, 'scan_too_large')).toString('utf8')
}

/** The same for a body of any bytes; `says` names the refusal of one that is too large, told with `most`. */
export async function readBytes(
  request: Request,
  mostBytes: number,
  says: 'scan_too_large' | 'kept_file_too_large' | 'kept_form_too_large',
): Promise<Buffer<ArrayBuffer>> {
  const tooLarge = () => new RefusedError(refuse('too_large', '', [says, { most: mostBytes }]))
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads JSON, or refuses it as `invalid`: with where it breaks, or because it is too deep or too wide to walk. */
export function parseJson(text: string): unknown {
  const wrong = faultInShape(text)
  if (wrong !== undefined) throw new RefusedError(wrong)
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new RefusedError(brokenJson(error))
  }
}

/** The parser's words go no further; it says where it stopped, unless that is at the end. */
function brokenJson(error: unknown): Refusal {
  const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  if (position === undefined) return refuse('invalid', '', ['body_no_json'])
  return refuse('invalid', '', ['body_broken_at', { character: Number(position) + 1 }])
}

/** A scan needs 8; the rest is room for what a later stage may hold. */
const mostDepth = 32

/** No stage knows a tenth of them. */
const mostNames = 1_000

/**
 * What is wrong with how brackets are nested and how many names stand side by side; read before parsing, since a deep value
 * uses up the stack and a wide one the processor.
 */
function faultInShape(text: string): Refusal | undefined {
  const names: number[] = [0]
  let inText = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character === quote) inText = !inText
    else if (inText) index += character === backslash ? 1 : 0
    else if (character === openBrace || character === openBracket) {
      if (names.length > mostDepth)
        return refuse('invalid', '', ['body_too_deep', { most: mostDepth }])
      names.push(0)
    } else if (character === closeBrace || character === closeBracket) {
      if (names.length > 1) names.pop()
    } else if (character === colon) {
      const count = (names.pop() ?? 0) + 1
      if (count > mostNames) return refuse('invalid', '', ['body_too_wide', { most: mostNames }])
      names.push(count)
    }
  }
  return undefined
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket, colon] = [
  34, 92, 123, 125, 91, 93, 58,
]
