import { dictionary } from '@zxcvbn-ts/language-common'
import type { IsBreached } from './breached-passwords.ts'

/** OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8 characters, at least 64 allowed; no rule about their kinds. */
export const leastCharacters = 8
export const mostCharacters = 256

/** Why a password cannot be taken. */
export type PasswordFault = 'too_short' | 'too_long' | 'common' | 'names_you' | 'breached'

/** OWASP ASVS 5.0, 6.2.4: the common passwords that the length allows, some 18,000. */
const common: ReadonlySet<string> = new Set(
  dictionary['passwords-common'].filter((word) => word.length >= leastCharacters),
)

/** Words of the place, which a guesser tries first (OWASP ASVS 5.0, 6.2.11). */
const contextWords: readonly string[] = ['loomcell', 'recycling', 'recycler', 'hongkong']

/**
 * What is wrong with a password that somebody is about to set, by our own rules and by what is known from breaches (OWASP ASVS
 * 5.0, 6.2.12). Others are asked only about one that our rules let pass.
 */
export async function faultInNewPassword(
  { isBreached }: { isBreached: IsBreached },
  password: string,
  person: { email: string; name: string },
): Promise<PasswordFault | undefined> {
  const fault = faultInPassword(password, person)
  if (fault !== undefined) return fault
  return (await isBreached(password)) ? 'breached' : undefined
}

/** What is wrong with a password for this person by our own rules; undefined when it can be taken. */
export function faultInPassword(
  password: string,
  { email, name }: { email: string; name: string },
): PasswordFault | undefined {
  const length = [...password].length
  if (length < leastCharacters) return 'too_short'
  if (length > mostCharacters) return 'too_long'
  const plain = password.normalize('NFKC').toLowerCase()
  // Repeating a word or adding digits to it makes no other word of it.
  const core = plain.replaceAll(/[\d\W_]+$/gu, '')
  if (common.has(plain) || /^(.{1,4})\1+$/u.test(plain)) return 'common'
  const [mailbox = ''] = email.toLowerCase().split('@')
  const own = [mailbox, email.toLowerCase(), name.toLowerCase().replaceAll(/\s+/g, '')]
  if ([...own, ...contextWords].some((word) => word === plain || word === core)) return 'names_you'
  return undefined
}
