import { type DrawnLanguage, type Glyph, glyphHeight, glyphsOf } from './glyphs.ts'
import { enlarged, zplGraphic } from './zpl-graphic.ts'

/** Dots to the left and to the right of text in a box. */
const boxMargin = 6

/** Where a picture of text goes: dots that its lines may be wide, and how many lines there may be. */
export interface PictureRoom {
  readonly language: DrawnLanguage
  /** Dots to each dot of a glyph, so that 2 makes lines of 48 dots. */
  readonly scale: number
  readonly width: number
  readonly mostLines: number
  /** Height of a black box that the text stands on in white, in dots; black on white when absent. */
  readonly box?: number
}

/**
 * Text as a ZPL graphic field, for printers without a font of its language. Undefined when a character of it was never
 * drawn or when it does not fit.
 */
export function zplPicture(text: string, room: PictureRoom): string | undefined {
  const pieces = text.split(' ').map((piece) => glyphsOf(piece, room.language))
  if (!pieces.every((piece) => piece !== undefined)) return undefined
  const inside = room.box === undefined ? room.width : room.width - 2 * boxMargin
  const [space = []] = glyphsOf(' ', room.language) ?? []
  const lines = broken(pieces, space, Math.floor(inside / room.scale))
  if (lines.length > room.mostLines) return undefined
  const rows = enlarged(lines.flatMap(rowsOf), room.scale)
  return zplGraphic(room.box === undefined ? rows : boxed(rows, room.width, room.box))
}

type Line = readonly Glyph[]

/** Breaks where a space is, and in what is longer than a line between any two characters, as Chinese may. */
function broken(pieces: readonly Line[], space: Glyph, width: number): readonly Line[] {
  const lines: Line[] = []
  let line: Line = []
  const add = (more: Line, between: Line) => {
    const longer = line.length === 0 ? more : [...line, ...between, ...more]
    if (line.length === 0 || columnsOf(longer) <= width) {
      line = longer
      return
    }
    lines.push(line)
    line = more
  }
  for (const piece of pieces) {
    if (columnsOf(piece) <= width) add(piece, [space])
    else for (const glyph of piece) add([glyph], [])
  }
  return [...lines, line]
}

function columnsOf(line: Line): number {
  return line.reduce((sum, [row = '']) => sum + row.length, 0)
}

function rowsOf(line: Line): readonly string[] {
  return Array.from({ length: glyphHeight }, (_, row) =>
    line.map((glyph) => glyph[row] ?? '').join(''),
  )
}

/** White on black, half the free rows above it and a margin of 6 dots to its left. */
function boxed(rows: readonly string[], width: number, height: number): readonly string[] {
  const above = Math.max(0, Math.floor((height - rows.length) / 2))
  return Array.from({ length: height }, (_, at) => {
    const row = `${'0'.repeat(boxMargin)}${rows[at - above] ?? ''}`.padEnd(width, '0')
    return [...row].map((dot) => (dot === '1' ? '0' : '1')).join('')
  })
}
