import { skeletonOf } from './skeleton.ts'

/** What somebody pasted, read as codes: each once, as it was written. */
export interface PastedCodes {
  readonly codes: readonly string[]
  /** How many more there were than are looked at. */
  readonly left: number
}

/** Most codes of one list: more than anybody selects by hand. */
export const mostCodes = 200

/** What separates codes, whoever wrote the list: ends of lines, tabs, commas and the like of any width. */
const separators = /[\r\n\t,;|、，；｜]+/u

/**
 * Reads codes out of a pasted list. Blanks belong to a code, as in a short code that is read out in groups; whoever looks it up and
 * finds nothing goes on with `partsOfCode`.
 */
export function codesIn(text: string, most = mostCodes): PastedCodes {
  const all = new Map<string, string>()
  for (const part of text.split(separators)) {
    const code = part.trim()
    if (code !== '') all.set(skeletonOf(code), code)
  }
  const codes = [...all.values()]
  return { codes: codes.slice(0, most), left: Math.max(0, codes.length - most) }
}

/** The parts of a text between blanks, where there are several. */
export function partsOfCode(code: string): readonly string[] {
  const parts = code.split(/\s+/).filter((part) => part !== '')
  return parts.length > 1 ? parts : []
}
