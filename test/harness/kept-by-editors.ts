/** A text as editors and shells of several systems keep it in a file, by what is odd of each. */
export function filesAsEditorsKeepThem(text: string): readonly (readonly [string, Buffer])[] {
  const windows = text.replaceAll('\n', '\r\n')
  const wide = Buffer.from(`\ufeff${windows}`, 'utf16le')
  return [
    ['CRLF', Buffer.from(windows)],
    ['a mark', Buffer.from(`\ufeff${text}`)],
    ['a mark and CRLF', Buffer.from(`\ufeff${windows}`)],
    ['UTF-16', wide],
    ['UTF-16, big end first', Buffer.from(wide).swap16()],
  ]
}
