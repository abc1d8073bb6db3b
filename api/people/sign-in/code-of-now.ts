import { createHmac, timingSafeEqual } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { People } from './people.ts'

/** A code of an authenticator is taken in the 30 s in which it is shown and not after. Source: OWASP ASVS 5.0, 6.5.5; RFC 6238, 5.2. */
const stepMilliseconds = 30_000

/** What better-auth is shown for a code that is not of now: it counts the try and takes it for wrong. */
const none = ''

/**
 * What to show better-auth for the six digits that somebody typed. It takes those of the step before and after as well, by
 * the clock of the machine, so that each would last 90 s: here they are held against ours first, and only a code of the very
 * step that it is now is shown to it, as the one of its own clock. Undefined where the authenticator's key can be read no more.
 */
export async function codeOfNow(
  { auth, now }: Pick<People, 'auth' | 'now'>,
  personId: string,
  typed: string,
): Promise<string | undefined> {
  const { adapter, secretConfig: key } = await auth.$context
  const kept = await adapter.findOne<{ secret: string }>({
    model: 'twoFactor',
    where: [{ field: 'userId', value: personId }],
  })
  if (kept === null) return none
  const secret = await symmetricDecrypt({ key, data: kept.secret }).catch(() => undefined)
  if (secret === undefined) return undefined
  const right = codeAt(secret, now().getTime())
  const isRight =
    typed.length === right.length && timingSafeEqual(Buffer.from(typed), Buffer.from(right))
  return isRight ? codeAt(secret, Date.now()) : none
}

/** Six digits of the step that holds this time. Source: RFC 4226, 5.3 and RFC 6238, 4.2. */
function codeAt(secret: string, milliseconds: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(milliseconds / stepMilliseconds)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
