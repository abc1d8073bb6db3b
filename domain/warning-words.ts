import type { FactValue } from './field.ts'
import { type ShownNames, shownIn } from './shown-names.ts'
import { type Warning, warningsIn, warningText } from './warning.ts'
import { type Words, wordsFrom } from './words.ts'

/** A warning with the labels of what it names, in every language. */
export function warningWords(warning: Warning, names: ShownNames): Words {
  return wordsFrom((language) => warningText(warning, language, shownIn(language, names)))
}

/** Warnings as they were sealed beside an event's facts, one behind the other. */
export function sealedWarningWords(value: FactValue, names: ShownNames): Words {
  const all = warningsIn(value).map((one) => warningWords(one, names))
  return wordsFrom((language) =>
    all.map((one) => one[language]).join(language === 'en' ? '; ' : '；'),
  )
}
