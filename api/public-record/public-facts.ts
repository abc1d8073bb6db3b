import { percentOf } from '../../domain/claim/share.ts'
import { partIn } from '../../domain/fact-values.ts'
import type { Facts, FactValue, Field, Telling } from '../../domain/field.ts'
import { sentence } from '../../domain/phrases.ts'
import { timesIn } from '../../domain/shown-names.ts'
import { percentText, withUnit } from '../../domain/unit-words.ts'
import { type Language, type Words, words, wordsFrom } from '../../domain/words.ts'
import { dayText, localMoment } from '../../web/pages/local-time.ts'
import type { RecordView } from '../../web/pages/record/view.ts'
import { perStream } from '../../workflows/per-stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { fieldsOf } from '../../workflows/words-of.ts'

type Fact = RecordView['facts'][number]

/** The stream's fields that anyone may see, by name. A name that any stage keeps back is kept back everywhere. */
export const publicFields = perStream((stream): ReadonlyMap<string, Field> => {
  const fields = fieldsOf(stream)
  const kept = new Set(
    fields.filter(({ audience }) => audience !== 'public').map(({ name }) => name),
  )
  const shown = new Map<string, Field>()
  for (const field of fields.filter(({ name }) => !kept.has(name))) {
    // Stages may choose from different words under one name: bought fibre is virgin, collected fibre never.
    const choices = { ...shown.get(field.name)?.choices, ...field.choices }
    shown.set(field.name, field.choices === undefined ? field : { ...field, choices })
  }
  return shown
})

/** Finds the fact that the stream's table tells in this way, with its field; undefined where nothing is. */
export type Told = (
  telling: Telling,
) => { readonly field: Field; readonly value: FactValue | undefined } | undefined

/** Reads what is told otherwise than as label and value, by what the table says of it and never by its name. */
export function toldIn(fields: ReadonlyMap<string, Field>, facts: Facts): Told {
  return (telling) => {
    const field = fields.values().find(({ shownAs }) => shownAs === telling)
    return field === undefined ? undefined : { field, value: facts[field.name] }
  }
}

/** What one event says, and by whose clock its times are read. */
export interface EventFacts {
  readonly facts: Facts
  readonly timeZone: string
}

/**
 * Facts as a person reads them, in the order in which they were first recorded. One that several stages recorded
 * differently shows its latest values in order.
 */
export function publicFacts(
  stream: LoadedStream,
  recorded: readonly EventFacts[],
): readonly Fact[] {
  const fields = publicFields(stream)
  const said = recorded.flatMap(({ facts, timeZone }) =>
    Object.entries(facts).map(([name, value]) => ({ name, value, timeZone })),
  )
  return [...Map.groupBy(said, ({ name }) => name)].flatMap(([name, all]) => {
    const field = fields.get(name)
    const value = all.at(-1)?.value
    if (field === undefined || value === undefined || field.shownAs !== undefined) return []
    const shown = all
      .map((one) => wordsFor(field, one.value, one.timeZone))
      .filter((one) => one !== undefined)
    if (shown.length === 0) return []
    const { label, onPass } = field
    const fact = { name, label, value, shown: inOrder(shown) }
    return [onPass === undefined ? fact : { ...fact, onPass }]
  })
}

/** Most values of one fact that are shown. */
const mostValues = 3

function inOrder(shown: readonly Words[]): Words {
  const different = shown.filter(({ en }, index) => en !== shown[index - 1]?.en).slice(-mostValues)
  return wordsFrom((language) => different.map((one) => one[language]).join(' → '))
}

/** Undefined for a record that the table gives no words. */
function wordsFor(field: Field, value: FactValue, timeZone: string): Words | undefined {
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'string' || typeof value === 'number') {
    return wordsFrom((language) => textFor(field, value, { language, timeZone }))
  }
  if (!Array.isArray(value)) {
    if (field.parts !== undefined) return partWords(field.parts, value, timeZone)
    const said = field.inWords?.(value)
    return (
      said &&
      wordsFrom((language) =>
        sentence(said.says, said.values ?? {}, language, timesIn(language, timeZone)),
      )
    )
  }
  const parts = value.map((one: FactValue) => wordsFor(field, one, timeZone))
  const known = parts.filter((part) => part !== undefined)
  if (known.length === 0 || known.length < parts.length) return undefined
  return wordsFrom((language) =>
    known.map((part) => part[language]).join(language === 'en' ? ', ' : '、'),
  )
}

/** A part of a record that people wrote: what it says under its labels. */
function partWords(
  fields: readonly Field[],
  value: FactValue,
  timeZone: string,
): Words | undefined {
  const part = partIn(value)
  const said = fields.flatMap((field) => {
    const one = part[field.name]
    const shown = one === undefined ? undefined : wordsFor(field, one, timeZone)
    return shown === undefined ? [] : [{ label: field.label, shown }]
  })
  if (said.length === 0) return undefined
  return wordsFrom((language) =>
    said
      .map(({ label, shown }) =>
        language === 'en' ? `${label.en}: ${shown.en}` : `${label[language]}：${shown[language]}`,
      )
      .join(language === 'en' ? '; ' : '；'),
  )
}

function textFor(
  { type, choices = {}, unit }: Field,
  value: string | number,
  { language, timeZone }: { language: Language; timeZone: string },
): string {
  const text = String(value)
  if (Object.hasOwn(choices, text)) return choices[text]?.[language] ?? text
  if (type === 'date') return dayText(text, language)
  if (type === 'time') return localMoment(text, language, timeZone)
  // A claim's own unit: people read per cent.
  if (unit === '[basis_point]') return percentText(percentOf(Number(text)), language)
  if (unit === 'g' && Number(text) >= 1_000) return `${Number(text) / 1_000} kg`
  return withUnit(text, unit, language)
}

const yes = words('Yes', '是', '是')
const no = words('No', '否', '否')
