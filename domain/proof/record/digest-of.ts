import { base64urlOf } from '../base64url-bytes.ts'
import { utf8 } from '../log/bytes.ts'
import { sha256 } from '../log/sha256.ts'

/** SHA-256 of the UTF-8 bytes of a text, base64url. */
export async function digestOf(text: string): Promise<string> {
  return base64urlOf(await sha256(utf8(text)))
}
