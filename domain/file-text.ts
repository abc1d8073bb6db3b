/** UTF-16 where the first mark says so, as some editors, shells and spreadsheet programs write text; else UTF-8. */
export function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = start
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/**
 * The text of a file that a person keeps, such as a policy or a setting, whatever their editor ends its lines with. Never for what is signed or hashed: there
 * each byte counts.
 */
export function textOfFile(bytes: Uint8Array): string {
  return plainLines(new TextDecoder(encodingOf(bytes)).decode(bytes))
}

/** The same of a text that was read from such a file by somebody else: without a first mark, and lines end with a line feed alone. */
export function plainLines(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
}
