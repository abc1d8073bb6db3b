import type { FactValue, Field } from '../../domain/field.ts'
import { sentence } from '../../domain/phrases.ts'
import { timesIn } from '../../domain/shown-names.ts'
import { withUnit } from '../../domain/unit-words.ts'
import { type Language, languages, type Words, words } from '../../domain/words.ts'
import { fileTextIn } from './file-text.ts'
import { dayText, localMoment } from './local-time.ts'
import { formPhrases } from './workplace/form/phrases.ts'

/**
 * A fact's value as a person reads it: labels of choices, units as people write them, times of the place; undefined for a record
 * that has no words.
 */
export function wordsOfValue(field: Field, value: unknown, timeZone: string): Words | undefined {
  const [en, traditional, simplified] = languages.map((language) =>
    textOf(field, value, { language, timeZone }),
  )
  const isSaid = en !== undefined && traditional !== undefined && simplified !== undefined
  return isSaid ? words(en, traditional, simplified) : undefined
}

interface Reader {
  readonly language: Language
  readonly timeZone: string
}

function textOf(field: Field, value: unknown, reader: Reader): string | undefined {
  const { language, timeZone } = reader
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => textOf(field, one, reader) ?? [])
    if (parts.length === 0) return undefined
    // Sentences hold commas of their own.
    const isSaid = value.length > 1 && (field.inWords ?? field.parts) !== undefined
    return parts.join(language === 'en' ? (isSaid ? '; ' : ', ') : isSaid ? '；' : '、')
  }
  if (typeof value === 'object' && value !== null) {
    const told = field.inWords?.(value as FactValue)
    if (told === undefined) return partsText(field, value, reader)
    return sentence(told.says, told.values ?? {}, language, timesIn(language, timeZone))
  }
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  const text = String(value)
  const file = field.files && fileTextIn(text, language)
  if (file !== undefined) return file
  if (field.type === 'time') return localMoment(text, language, timeZone)
  if (field.type === 'date') return dayText(text, language)
  const choice = Object.hasOwn(field.choices ?? {}, text) ? field.choices?.[text] : undefined
  return choice?.[language] ?? withUnit(text, field.unit, language)
}

/** What a part of a written record holds, each with its label. */
function partsText({ parts = [] }: Field, value: object, reader: Reader): string | undefined {
  const { language } = reader
  const given = new Map(Object.entries(value))
  const said = parts.flatMap((part) => {
    const text = given.has(part.name) ? textOf(part, given.get(part.name), reader) : undefined
    return text === undefined
      ? []
      : [`${part.label[language]}${language === 'en' ? ': ' : '：'}${text}`]
  })
  return said.length === 0 ? undefined : said.join(language === 'en' ? ', ' : '，')
}
