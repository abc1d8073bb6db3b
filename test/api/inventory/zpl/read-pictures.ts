import readQr from 'jsqr'
import {
  type DrawnLanguage,
  type Glyph,
  glyphHeight,
  glyphsOf,
} from '../../../../api/inventory/labels/glyphs.ts'

/** Reads each picture of a ZPL label as rows of `0` and `1`, the QR first. */
export function picturesIn(zpl: string): readonly (readonly string[])[] {
  return [...zpl.matchAll(/\^GFA,(\d+),(\d+),(\d+),([0-9A-F:]+)\^FS/g)].map(
    ([, total, count, bytes, data = '']) => {
      const rows = rowsIn(data, 2 * Number(bytes))
      if (total !== count || rows.length * Number(bytes) !== Number(total)) {
        throw new RangeError('Cannot read a picture: it has other bytes than it says')
      }
      return rows
    },
  )
}

function rowsIn(data: string, digits: number): readonly string[] {
  const rows: string[] = []
  for (const [, hex] of data.matchAll(new RegExp(`([0-9A-F]{${digits}})|:`, 'g'))) {
    rows.push(hex === undefined ? (rows.at(-1) ?? '') : bitsOf(hex))
  }
  return rows
}

function bitsOf(hex: string): string {
  return [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
}

/** What a picture's QR says, with the white that a label leaves around it. */
export function linkInPicture(rows: readonly string[]): string | undefined {
  const side = rows.length + 2 * quiet
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255)
  for (const [y, row] of rows.entries()) {
    for (const [x, dot] of [...row].entries()) {
      const at = 4 * ((y + quiet) * side + x + quiet)
      if (dot === '1') pixels.fill(0, at, at + 3)
    }
  }
  return readQr.default(pixels, side, side)?.data
}

const quiet = 24

/** What pictures of text say, read off their dots with the characters that they may be of. */
export function textsInPictures(
  pictures: readonly (readonly string[])[],
  language: DrawnLanguage,
  characters: Iterable<string>,
) {
  const known = [...characters].flatMap((character) => {
    const [glyph] = glyphsOf(character, language) ?? []
    return glyph === undefined ? [] : [{ character, glyph }]
  })
  // A space is found only where nothing wider is: brackets begin with white.
  known.sort((one, other) => (other.glyph[0]?.length ?? 0) - (one.glyph[0]?.length ?? 0))
  return pictures.map((rows) =>
    linesIn(rows)
      .map((line) => read(line, known))
      .join(''),
  )
}

/** Takes a picture apart into lines of a glyph's height: out of its black box, and small again where it was enlarged. */
function linesIn(rows: readonly string[]): readonly (readonly string[])[] {
  const isBox = rows[0]?.startsWith('1') ?? false
  const width = rows[0]?.lastIndexOf('1') ?? 0
  const inside = isBox ? rows.map((row) => row.slice(6, width).replace(/./g, turned)) : rows
  const free = isBox ? freeRows(inside) : 0
  const text = inside.slice(free, inside.length - free)
  const isLarge = text.every((row, at) => row === text[at - (at % 2)] && /^(00|11)*$/.test(row))
  const small = isLarge ? halved(text) : text
  return Array.from({ length: small.length / glyphHeight }, (_, line) =>
    small.slice(line * glyphHeight, (line + 1) * glyphHeight),
  )
}

/** Rows above the text of a box: as many as leave whole lines and have no dot. */
function freeRows(rows: readonly string[]): number {
  const least = Math.floor((rows.length % glyphHeight) / 2)
  const most = Math.floor((rows.length - glyphHeight) / 2)
  return rows.slice(0, most).some((row) => row.includes('1')) ? least : most
}

function turned(dot: string): string {
  return dot === '1' ? '0' : '1'
}

function halved(rows: readonly string[]): readonly string[] {
  return rows.filter((_, at) => at % 2 === 0).map((row) => row.replace(/(.)\1/g, '$1'))
}

function read(
  rows: readonly string[],
  known: readonly { readonly character: string; readonly glyph: Glyph }[],
): string {
  let said = ''
  for (let at = 0; ; ) {
    if (rows.every((row) => !row.slice(at).includes('1'))) return said.trimEnd()
    const next = known.find(({ glyph }) =>
      glyph.every((dots, row) => rows[row]?.startsWith(dots, at) ?? false),
    )
    if (next === undefined) throw new RangeError(`Cannot read after "${said}"`)
    said += next.character
    at += next.glyph[0]?.length ?? 0
  }
}
