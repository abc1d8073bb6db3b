import { isAPIError } from 'better-auth/api'
import { cookieName, readSignedCookie } from '../../http/session-cookie.ts'
import { macsOf } from '../../secret/secret.ts'
import { spendCode } from '../../store/people/sign-in-attempts.ts'
import { codeOfNow } from './code-of-now.ts'
import type { People } from './people.ts'
import { codeDigest } from './recovery-codes.ts'

/** What a code of an authenticator or a recovery code came to. */
export type CheckedCode =
  | { readonly kind: 'right'; readonly headers: Headers }
  | { readonly kind: 'wrong'; readonly personId: string }
  /** Too many tries for the account. */
  | { readonly kind: 'wait'; readonly personId: string }
  /** The first step was too long ago. */
  | { readonly kind: 'late' }

/** Checks the second step of a sign-in. A code of an authenticator works once, in its own 30 s (OWASP ASVS 5.0, 6.5.1, 6.5.5). */
export async function checkCode(
  people: People,
  headers: Headers,
  code: string,
): Promise<CheckedCode> {
  const { auth } = people
  const challenge = readSignedCookie(headers.get('cookie'), 'two_factor', people)
  if (challenge === undefined) return { kind: 'late' }
  const { internalAdapter } = await auth.$context
  const personId = (await internalAdapter.findVerificationValue(challenge))?.value
  if (personId === undefined) return { kind: 'late' }
  const asked = {
    body: { code },
    headers: withoutSession(headers, people),
    returnHeaders: true,
  } as const
  const recovery = { ...asked, body: { code: codeDigest(code) } }
  try {
    if (!/^\d{6}$/.test(code)) {
      return { kind: 'right', headers: (await auth.api.verifyBackupCode(recovery)).headers }
    }
    if (!(await isUnspent(people, personId, code))) return { kind: 'wrong', personId }
    const ours = await codeOfNow(people, personId, code)
    if (ours === undefined) return { kind: 'wrong', personId }
    const shown = { ...asked, body: { code: ours } }
    return { kind: 'right', headers: (await auth.api.verifyTOTP(shown)).headers }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    const reason: unknown = error.body?.code
    if (reason === 'ACCOUNT_TEMPORARILY_LOCKED') return { kind: 'wait', personId }
    const isWrong = reason === 'INVALID_CODE' || reason === 'INVALID_BACKUP_CODE'
    return isWrong ? { kind: 'wrong', personId } : { kind: 'late' }
  }
}

/** Spends a code, so that nobody who looked on can use it again while it lasts; tells whether it was fresh. */
export async function isUnspent(
  { store, secret, now }: People,
  personId: string,
  code: string,
): Promise<boolean> {
  return spendCode(store.auth, macsOf(secret, `code ${personId} ${code}`), now())
}

/** With a session in the request better-auth would confirm its factor instead of finishing the sign-in. */
function withoutSession(headers: Headers, { isHttps }: People): Headers {
  const name = `${cookieName('session_token', isHttps)}=`
  const kept = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((cookie) => !cookie.startsWith(name))
  const copy = new Headers(headers)
  copy.set('cookie', kept.join('; '))
  return copy
}
