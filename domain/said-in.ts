import { phrases, sentence } from './phrases.ts'
import type { Fault } from './refusal.ts'
import { type ShownNames, shownIn } from './shown-names.ts'
import { languages, type Words, words } from './words.ts'

/**
 * A fault as people read it: in every language, with the labels of what it names. One whose rule is not known here, as of a newer version, by
 * the sentence that it came with.
 */
export function saidIn({ says, values, pointer, message }: Fault, names: ShownNames): Words {
  if (!Object.hasOwn(phrases, says)) return words(message, message, message)
  const [en = '', traditional = '', simplified = ''] = languages.map((language) =>
    sentence(says, values, language, shownIn(language, names, pointer)),
  )
  return words(en, traditional, simplified)
}
