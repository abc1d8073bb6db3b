import { withoutUnseen } from './unseen.ts'

/**
 * A word of a closed list without what only its copying changed: white space of any kind is one space, and none beside a digit, as
 * the no-break spaces of a printed law; marks that nobody sees and wide forms go (Unicode Standard Annex 15, NFKC).
 */
export function copiedWord(text: string): string {
  const plain = withoutUnseen(text.normalize('NFKC')).replaceAll(/\s+/g, ' ')
  return plain.trim().replaceAll(/(?<=\d) | (?=\d)/g, '')
}

/** The one word of a list that a text can only mean; undefined where it means none, or may mean two. */
export function wordMeant(
  words: Readonly<Record<string, unknown>> | undefined = {},
  text: string,
): string | undefined {
  if (Object.hasOwn(words, text)) return text
  const sought = copiedWord(text)
  const found = Object.keys(words).filter((word) => copiedWord(word) === sought)
  return found.length === 1 ? found[0] : undefined
}
