import type { Words } from '../../domain/words.ts'
import { wordsOfValue } from '../../web/pages/value-words.ts'
import { plainWords } from '../../workflows/words-of.ts'

/** A fact of a hand-over's papers as people read it. */
export interface ShownPaper {
  readonly label: Words
  readonly value: Words
}

/** What the papers of a hand-over say, in the words of the stream's own fields; times are those of the zone. */
export function shownPapers(
  papers: Readonly<Record<string, unknown>>,
  fields: readonly Parameters<typeof wordsOfValue>[0][],
  timeZone: string,
): readonly ShownPaper[] {
  return Object.entries(papers).map(([name, value]) => {
    const field = fields.find((one) => one.name === name)
    const text = plainWords(String(value))
    return {
      label: field?.label ?? plainWords(name),
      value: (field && wordsOfValue(field, value, timeZone)) ?? text,
    }
  })
}
