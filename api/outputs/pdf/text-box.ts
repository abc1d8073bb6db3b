import LineBreaker from 'linebreak'
import type { Faces, Weight } from './faces.ts'

/** Whatever draws text: a document of pdfkit. */
export type Sheet = PDFKit.PDFDocument

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
}

/** Height of a line against the size of its letters. */
const leading = 1.35

/** Puts text on a sheet: measures it, breaks it into lines (UAX 14) and writes it. Lengths are in points. */
export function createTextBox(sheet: Sheet, faces: Faces) {
  function widthOf(text: string, { size, weight }: TextStyle): number {
    let width = 0
    for (const run of faces.runsOf(text, weight)) {
      width += sheet.font(run.face).fontSize(size).widthOfString(run.text)
    }
    return width
  }

  function linesOf(text: string, width: number, style: TextStyle): readonly string[] {
    const lines: string[] = []
    let line = ''
    let used = 0
    for (const piece of piecesOf(text)) {
      if (used + widthOf(piece.trimEnd(), style) > width) {
        if (line !== '') lines.push(line.trimEnd())
        const parts = cut(piece, width, style)
        lines.push(...parts.slice(0, -1))
        line = parts.at(-1) ?? ''
        used = widthOf(line, style)
        continue
      }
      line += piece
      used += widthOf(piece, style)
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
  }

  /** A word that is longer than a line goes on in the next. */
  function cut(piece: string, width: number, style: TextStyle): readonly string[] {
    const parts: string[] = ['']
    for (const character of piece) {
      const grown = parts.at(-1) + character
      if (parts.at(-1) !== '' && widthOf(grown.trimEnd(), style) > width) parts.push(character)
      else parts[parts.length - 1] = grown
    }
    return parts
  }

  function write(
    lines: readonly string[],
    at: {
      readonly x: number
      readonly y: number
      readonly width: number
      readonly align: 'start' | 'end'
    },
    style: TextStyle,
  ): void {
    for (const [index, line] of lines.entries()) {
      let x = at.align === 'start' ? at.x : at.x + at.width - widthOf(line, style)
      for (const run of faces.runsOf(line, style.weight)) {
        sheet.font(run.face).fontSize(style.size)
        // All on one base line, though fonts differ in how far they reach above it.
        const y = at.y + index * style.size * leading + style.size
        sheet.text(run.text, x, y, { lineBreak: false, baseline: 'alphabetic' })
        x += sheet.widthOfString(run.text)
      }
    }
  }

  return { widthOf, linesOf, write, heightOf: heightOfLines }
}

/** Height of so many lines. */
export function heightOfLines(lines: number, { size }: TextStyle): number {
  return lines * size * leading
}

function piecesOf(text: string): readonly string[] {
  const breaker = new LineBreaker(text)
  const pieces: string[] = []
  let last = 0
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    pieces.push(text.slice(last, found.position))
    last = found.position
  }
  return pieces
}

export type TextBox = ReturnType<typeof createTextBox>
