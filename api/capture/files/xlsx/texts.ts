import { parseXml } from './parse-xml.ts'

/** Puts the text of a string together: its runs in whatever fonts, without the readings above the line. */
export function createTextReader() {
  let text = ''
  let isText = false
  let readings = 0
  return {
    open: (element: string) => {
      if (element === 'rPh') readings += 1
      isText = element === 't' && readings === 0
    },
    close: (element: string) => {
      if (element === 'rPh') readings -= 1
      isText = false
    },
    text: (piece: string) => {
      if (isText) text += piece
    },
    /** The text so far; what follows is another. */
    take: (): string => {
      const taken = unescaped(text)
      text = ''
      return taken
    },
  }
}

/** Texts that the cells of a workbook share, by their numbers. */
export function readSharedStrings(xml: Buffer | undefined): readonly string[] {
  const strings: string[] = []
  const reader = createTextReader()
  parseXml(xml, {
    open: reader.open,
    text: reader.text,
    close: (element) => {
      reader.close(element)
      if (element === 'si') strings.push(reader.take())
    },
  })
  return strings
}

/** Characters that XML cannot hold are written as `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
