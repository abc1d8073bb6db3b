import { withoutUnseen } from './unseen.ts'

/** Longest text that is looked at: the longest link of a QR code that a handheld reads in one go. */
export const longestScanned = 4_000

/**
 * What a camera, a wedge scanner or a person gave, as somebody would see it on the label: without what comes along by the way, such as marks
 * that nobody sees, control characters of a wedge, wide letters of a keyboard for Chinese, quotes, a name of the kind of bar code.
 * Empty where nothing is left.
 */
export function scannedText(given: string): string {
  const seen = withoutUnseen(given.slice(0, longestScanned))
    .replaceAll(control, ' ')
    .replace(symbology, '')
  return withoutQuotes(seen.normalize('NFKC').replaceAll(/\s+/g, ' ').trim())
}

/** The same without marks that ended the sentence it was copied from. */
export function withoutSentence(text: string): string {
  return withoutQuotes(text.replace(endOfSentence, '').trim())
}

/** Control characters; the group separator of GS1 element strings among them. */
const control = /\p{Cc}/gu

/** What a wedge scanner may be set to write first. Source: ISO/IEC 15424, from memory: `]`, a letter, a digit or letter. */
const symbology = /^\s*\][A-Za-z][0-9A-Za-z]/

const endOfSentence = /[.,;:!?、。，；：！？…]+$/u

/** Without quotes or brackets around the whole, as messages write codes. */
function withoutQuotes(text: string): string {
  const [, inside] =
    /^["'“”‘’「」『』《》<>()[\]{}]+(.+?)["'“”‘’「」『』《》<>()[\]{}]+$/u.exec(text) ?? []
  return inside?.trim() ?? text
}
