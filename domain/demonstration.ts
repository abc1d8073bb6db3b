/** Domain of every address in the demonstration. Source: RFC 2606, section 3: nobody can ever receive mail under `.example`. */
export const demonstrationDomain = 'city.example'

/**
 * Whether an e-mail address is one of the demonstration's people. The address alone tells, so that inviting somebody into the
 * wrong world is refused without a look at who has an account.
 */
export function isDemonstrationAddress(email: string): boolean {
  return email.trim().toLowerCase().endsWith(`@${demonstrationDomain}`)
}
