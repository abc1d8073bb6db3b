import type { Field } from '../../domain/field.ts'
import { withUnit } from '../../domain/unit-words.ts'
import { type Language, languages, type Words } from '../../domain/words.ts'
import { localMoment } from '../../web/pages/workplace/form/local-time.ts'
import { formPhrases } from '../../web/pages/workplace/form/phrases.ts'

/** A fact's value as a person reads it: labels of choices, units as people write them, times of the place. */
export function wordsOfValue(field: Field, value: unknown): Words {
  const inEach = languages.map((language) => [language, textOf(field, value, language)])
  return Object.fromEntries(inEach) as Words
}

function textOf(field: Field, value: unknown, language: Language): string {
  if (Array.isArray(value)) {
    const parts = value.map((one) => textOf(field, one, language))
    return parts.join(language === 'en' ? ', ' : '、')
  }
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  const text = String(value)
  if (field.type === 'time') return localMoment(text, language)
  const choice = Object.hasOwn(field.choices ?? {}, text) ? field.choices?.[text] : undefined
  return choice?.[language] ?? withUnit(text, field.unit, language)
}
