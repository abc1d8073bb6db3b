import { batchIdOfText } from './batch-link.ts'
import { scannedText, withoutSentence } from './scanned-text.ts'

/** What a label's text, however it was read or typed, may be looked up by. */
export interface Scanned {
  /** Text as a person would see it on the label, to be compared with codes and serial numbers by its skeleton. */
  readonly text: string
  /** The same without marks that ended the sentence it was copied from; absent where there are none. */
  readonly withoutEnd?: string
  /** The batch that the text leads to by itself, as a link of ours or its short code. */
  readonly id?: string
}

/** Reads what was scanned or typed, with all that comes along by the way. Undefined where nothing is left. */
export function readScanned(given: string): Scanned | undefined {
  const text = scannedText(given)
  if (text === '') return undefined
  const withoutEnd = withoutSentence(text)
  const id = batchIdOfText(text) ?? batchIdOfText(withoutEnd) ?? idOfGroups(withoutEnd)
  return {
    text,
    ...(withoutEnd === text || withoutEnd === '' ? {} : { withoutEnd }),
    ...(id === undefined ? {} : { id }),
  }
}

/** A short code read out in groups, with spaces, dots or any dash between them. */
function idOfGroups(text: string): string | undefined {
  return batchIdOfText(text.replaceAll(/[\s.·_]|\p{Pd}/gu, ''))
}
