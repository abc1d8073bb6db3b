import subsetFont from 'subset-font'
import type { Language } from '../../../domain/words.ts'
import { type FontSlice, sliceOf } from './font-slices.ts'

export const weights = { regular: 400, bold: 700 } as const
export type Weight = keyof typeof weights

/** Text that one font draws, and what that is called in the document. */
export interface Run {
  readonly face: string
  readonly text: string
}

/** The fonts of one document, with no more characters than it needs. */
export interface Faces {
  readonly fonts: readonly { readonly name: string; readonly font: Buffer }[]
  readonly runsOf: (text: string, weight: Weight) => readonly Run[]
}

/** Finds and cuts out the fonts for all texts of a document. */
export async function facesFor(texts: readonly string[], language: Language): Promise<Faces> {
  const slices = new Map<string, FontSlice | undefined>()
  // The numbers of pages, and those that stand for what no font draws.
  for (const character of drawable(`${texts.join('')}[U+] 0123456789ABCDEF`)) {
    if (!slices.has(character)) slices.set(character, sliceOf(character, language))
  }
  const shown = (text: string) =>
    [...drawable(text)].map((one) => (slices.get(one) === undefined ? numberOf(one) : one)).join('')
  return {
    fonts: await cutOut(slices),
    runsOf: (text, weight) => {
      const runs: { face: string; text: string }[] = []
      for (const character of shown(text)) {
        const face = `${slices.get(character)?.name}-${weight}`
        const last = runs.at(-1)
        if (last?.face === face) last.text += character
        else runs.push({ face, text: character })
      }
      return runs
    },
  }
}

async function cutOut(slices: ReadonlyMap<string, FontSlice | undefined>) {
  const bySlice = Map.groupBy(slices, ([, slice]) => slice)
  const fonts: { name: string; font: Buffer }[] = []
  for (const [slice, characters] of bySlice) {
    if (slice === undefined) continue
    const text = characters.map(([character]) => character).join('')
    for (const [weight, wght] of Object.entries(weights)) {
      const font = await subsetFont(slice.file(), text, {
        targetFormat: 'sfnt',
        variationAxes: { wght },
      })
      fonts.push({ name: `${slice.name}-${weight}`, font })
    }
  }
  return fonts
}

/** Line ends and other white space are a space; marks that only say how to read are left out. */
function drawable(text: string): string {
  return text.replaceAll(/\s/gu, ' ').replaceAll(/\p{Cf}|\p{Cc}|\uFE0E|\uFE0F/gu, '')
}

function numberOf(character: string): string {
  return `[U+${character.codePointAt(0)?.toString(16).toUpperCase()}]`
}
