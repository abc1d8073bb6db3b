import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'fontkit'
import type { Language } from '../../../domain/words.ts'

/** A part of a large font that holds some of its characters, as web pages load it. */
export interface FontSlice {
  /** `noto-sans-hk-117` */
  readonly name: string
  /** WOFF2 with all weights. */
  readonly file: () => Buffer
  readonly holds: (codePoint: number) => boolean
}

// Han characters are drawn differently in Hong Kong and on the mainland, and neither font has all of the other's.
const families = { hk: 'noto-sans-hk', sc: 'noto-sans-sc' } as const

const wanted: Readonly<Record<Language, readonly (keyof typeof families)[]>> = {
  en: ['hk', 'sc'],
  'zh-Hant': ['hk', 'sc'],
  'zh-Hans': ['sc', 'hk'],
}

/** The slice that draws a character for readers of a language; undefined where no font has it. */
export function sliceOf(character: string, language: Language): FontSlice | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  for (const family of wanted[language]) {
    const slice = slicesOf(family).find(({ holds }) => holds(codePoint))
    if (slice !== undefined) return slice
  }
  return undefined
}

const read = new Map<string, readonly FontSlice[]>()

function slicesOf(family: keyof typeof families): readonly FontSlice[] {
  const kept = read.get(family)
  if (kept !== undefined) return kept
  const list = join(folderOf(families[family]), 'unicode.json')
  const ranges: Record<string, string> = JSON.parse(readFileSync(list, 'utf8'))
  // The last ones are the common ones: Latin, then the Han characters that are written most.
  const slices = Object.entries(ranges)
    .map(([key, range]) => sliceIn(families[family], key.replaceAll(/[[\]]/g, ''), range))
    .reverse()
  read.set(family, slices)
  return slices
}

function sliceIn(family: string, part: string, range: string): FontSlice {
  const path = join(folderOf(family), 'files', `${family}-${part}-wght-normal.woff2`)
  const file = () => readFileSync(path)
  const spans = range.split(',').map(spanOf)
  let characters: ReadonlySet<number> | undefined
  return {
    name: `${family}-${part}`,
    file,
    holds: (codePoint) => {
      if (!spans.some(([first, last]) => first <= codePoint && codePoint <= last)) return false
      // The list names what pages may look for there, which the font need not have.
      characters ??= charactersOf(file())
      return characters.has(codePoint)
    },
  }
}

function charactersOf(file: Buffer): ReadonlySet<number> {
  const font = create(file)
  if (!('characterSet' in font))
    throw new TypeError('Cannot read the characters of a collection of fonts')
  return new Set(font.characterSet)
}

/** `U+4e00-4e05`, `U+20` */
function spanOf(text: string): readonly [number, number] {
  const [first = '', last = first] = text.replace('U+', '').split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

function folderOf(family: string): string {
  return dirname(
    createRequire(import.meta.url).resolve(`@fontsource-variable/${family}/package.json`),
  )
}
