import { readFileSync } from 'node:fs'
import type { Language } from '../../../domain/words.ts'

/** Dots of a drawn line of text from top to bottom: 3 mm at 203 dpi. */
export const glyphHeight = 24

/** One character as rows from top to bottom, each of them of `0` and `1`, a dot that is black. */
export type Glyph = readonly string[]

/** The languages that a printer may have no font for. */
export type DrawnLanguage = Exclude<Language, 'en'>

const glyphs: Readonly<Record<DrawnLanguage, ReadonlyMap<string, Glyph>>> = {
  'zh-Hant': readGlyphs('zh-Hant'),
  'zh-Hans': readGlyphs('zh-Hans'),
}

/** A text's characters as they are drawn in a language; undefined when one of them was never drawn. */
export function glyphsOf(text: string, language: DrawnLanguage): readonly Glyph[] | undefined {
  const found = [...text].map((character) => glyphs[language].get(character))
  return found.every((glyph) => glyph !== undefined) ? found : undefined
}

/** Each line of a file is a code point, the columns of its glyph and the bits of all its rows, all but the second in hex. */
function readGlyphs(language: DrawnLanguage): ReadonlyMap<string, Glyph> {
  const file = new URL(`glyphs/${language}.txt`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return new Map(
    lines.map((line) => {
      const [point = '', columns = '', bits = ''] = line.split(' ')
      return [String.fromCodePoint(Number.parseInt(point, 16)), glyphFrom(Number(columns), bits)]
    }),
  )
}

function glyphFrom(columns: number, hex: string): Glyph {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
  const all = bits.join('')
  return Array.from({ length: glyphHeight }, (_, row) =>
    all.slice(row * columns, (row + 1) * columns),
  )
}
