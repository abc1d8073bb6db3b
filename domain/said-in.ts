import { phrases, sentence } from './phrases.ts'
import type { Fault } from './refusal.ts'
import { type ShownNames, shownIn } from './shown-names.ts'
import { type Words, words, wordsFrom } from './words.ts'

/**
 * A fault as people read it: in every language, with the labels of what it names. One whose rule is not known here, as of a newer version, by
 * the sentence that it came with.
 */
export function saidIn({ says, values, pointer, message }: Fault, names: ShownNames): Words {
  if (!Object.hasOwn(phrases, says)) return words(message, message, message)
  return wordsFrom((language) =>
    sentence(says, values, language, shownIn(language, names, pointer)),
  )
}
