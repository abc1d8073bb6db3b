import { hasUnseenCharacter } from './line-text.ts'

/**
 * Whether the text may be an e-mail address: one that a mail server takes, without a claim that anybody reads it. Where two
 * characters look alike only the plain one may stand: neither a mark that turns the writing round, nor a letter that another
 * program would turn into a plain one, as U+212A into `k`.
 */
export function isEmail(text: string): boolean {
  const isPlain = text.normalize('NFKC') === text && text.toLowerCase() === accountOf(text)
  return (
    isPlain &&
    text.length <= 254 &&
    !hasUnseenCharacter(text) &&
    /^[^\s@<>(),:;"\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text)
  )
}

/** The address as accounts are found by it: without spaces around it, A to Z as a to z, and nothing else folded. */
export function accountOf(typed: string): string {
  return typed.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
}
