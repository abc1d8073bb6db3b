const shape = /^(?!\.{1,2}$)[!-~](?:[ -~]{0,78}[!-~])?$/

/** What a right code looks like, in words. */
export const codeExpectation =
  '1 to 80 printable ASCII characters without a space at either end, other than "." and ".."'

/**
 * Whether a text may be the code that an organisation gives a batch: what a label printer, a barcode and a
 * person on the telephone can carry. `/ % + # &` are allowed and survive links by percent-encoding;
 * `.` and `..` do not: every client takes them out of an address, however they are written.
 */
export function isBatchCode(text: unknown): text is string {
  return typeof text === 'string' && shape.test(text)
}
