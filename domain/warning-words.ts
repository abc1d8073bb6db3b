import type { FactValue } from './field.ts'
import { type ShownNames, shownIn } from './shown-names.ts'
import { type Warning, warningsIn, warningText } from './warning.ts'
import { languages, type Words } from './words.ts'

/** A warning with the labels of what it names, in every language. */
export function warningWords(warning: Warning, names: ShownNames): Words {
  const inEach = languages.map((language) => [
    language,
    warningText(warning, language, shownIn(language, names)),
  ])
  return Object.fromEntries(inEach) as Words
}

/** Warnings as they were sealed beside an event's facts, one behind the other. */
export function sealedWarningWords(value: FactValue, names: ShownNames): Words {
  const all = warningsIn(value).map((one) => warningWords(one, names))
  const inEach = languages.map((language) => [
    language,
    all.map((one) => one[language]).join(language === 'en' ? '; ' : '；'),
  ])
  return Object.fromEntries(inEach) as Words
}
