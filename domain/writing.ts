import type { Saying } from './phrases.ts'

/** Texts that are written in one way: what is right to look at, and what a right one is. */
const writings = {
  sha_256: { shape: /^[0-9a-f]{64}$/, right: { says: 'right_sha_256' } },
  web_address: {
    shape: /^https?:\/\/[^\s"'<>\\^`{|}]+$/,
    right: { says: 'right_web_address', values: { example: 'https://maker.example/manual.pdf' } },
  },
  email: { shape: /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, right: { says: 'right_email' } },
  media_type: {
    shape: /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/,
    right: { says: 'right_media_type', values: { example: 'application/pdf' } },
  },
  language: {
    shape: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
    right: { says: 'right_language_tag', values: { example: 'zh-Hant' } },
  },
  month: {
    shape: /^(19|20)\d{2}-(0[1-9]|1[0-2])$/,
    right: { says: 'right_month', values: { example: '2027-02' } },
  },
  cas_number: {
    shape: /^[1-9]\d{1,6}-\d{2}-\d$/,
    right: { says: 'right_cas_number', values: { example: '96-49-1' } },
  },
} as const satisfies Readonly<Record<string, { readonly shape: RegExp; readonly right: Saying }>>

/** A way in which a text is written. */
export type Writing = keyof typeof writings

/** Whether a text is written that way; a CAS number also carries its own check digit. */
export function isWritten(writing: Writing, text: string): boolean {
  if (!writings[writing].shape.test(text)) return false
  return writing !== 'cas_number' || hasCheckDigit(text)
}

/** What such a text looks like, for JSON Schema. */
export function patternOf(writing: Writing): string {
  return writings[writing].shape.source
}

/** What would be right. */
export function rightWriting(writing: Writing): Saying {
  return writings[writing].right
}

/** The last digit of a CAS number: the others counted from the right, each times its place, modulo ten. */
function hasCheckDigit(text: string): boolean {
  const digits = text.replaceAll('-', '').split('').map(Number).reverse()
  const [check = -1, ...others] = digits
  return others.reduce((sum, digit, at) => sum + digit * (at + 1), 0) % 10 === check
}
