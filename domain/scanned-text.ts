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
  // The usual form of one letter may be eighteen.
  const usual = seen.normalize('NFKC').slice(0, longestScanned)
  return withoutQuotes(usual.replaceAll(/\s+/g, ' ').trim())
}

/** The same without marks that ended the sentence it was copied from. */
export function withoutSentence(text: string): string {
  return withoutQuotes(text.slice(0, endBefore(sentenceEnds, text)).trim())
}

/** Control characters; the group separator of GS1 element strings among them. */
const control = /\p{Cc}/gu

/** What a wedge scanner may be set to write first. Source: ISO/IEC 15424, from memory: `]`, a letter, a digit or letter. */
const symbology = /^\s*\][A-Za-z][0-9A-Za-z]/

const sentenceEnds = '.,;:!?、。，；：！？…'
const quotes = '"\'“”‘’「」『』《》<>()[]{}'
const noQuote = /[^"'“”‘’「」『』《》<>()[\]{}]/

/** Without quotes or brackets around the whole, as messages write codes. */
function withoutQuotes(text: string): string {
  const start = text.search(noQuote)
  const end = endBefore(quotes, text)
  return start > 0 && end < text.length ? text.slice(start, end).trim() : text
}

/** Where the marks that a text ends with begin. An expression would look again from each of them on, for minutes where there are thousands. */
function endBefore(marks: string, text: string): number {
  let end = text.length
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1
  return end
}
