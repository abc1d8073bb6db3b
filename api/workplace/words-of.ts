import { dangerText } from '../../domain/danger-text.ts'
import type { FactValue, Field } from '../../domain/field.ts'
import { sentence } from '../../domain/phrases.ts'
import { withUnit } from '../../domain/unit-words.ts'
import { type Language, languages, type Words, words } from '../../domain/words.ts'
import { dayText, localMoment } from '../../web/pages/local-time.ts'
import { formPhrases } from '../../web/pages/workplace/form/phrases.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import * as wordsOf from '../../workflows/words-of.ts'
import { dangerView } from '../inventory/danger.ts'
import { batchStateOf, type StoredBatch } from '../store/inventory/batches.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What a batch is, in words. */
export function kindWords(
  streams: Streams,
  { stream, kind }: { stream: string; kind: string },
): Words {
  return wordsOf.kindWords(streams.get(stream), kind)
}

/** What a batch is made of, in words: a label of its stream's own field for it. */
export function materialWords(
  streams: Streams,
  { stream, material }: { stream: string; material: string },
): Words {
  const known = streams.get(stream)
  const field = Object.values(known?.allStages ?? {})
    .flatMap(({ fields, outputFields = [] }) => [...fields, ...outputFields])
    .find(({ name }) => name === known?.materialField)
  return field?.choices?.[material] ?? plainWords(material)
}

/** Where a batch stands, in words. */
export function stateWords(
  streams: Streams,
  { stream, state }: { stream: string; state: string },
): Words {
  return wordsOf.stateWords(streams.get(stream), state)
}

/** What whoever handles a batch must know, in words; undefined when there is nothing. */
export function dangerWords(streams: Streams, batch: StoredBatch): Words | undefined {
  const danger = dangerView(streams.get(batch.stream), batchStateOf(batch))
  return danger === null ? undefined : dangerText(danger)
}

/** A word of a stream that is no longer here. */
export function plainWords(word: string): Words {
  const text = word.replaceAll('_', ' ')
  return words(text, text, text)
}

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
    const isSaid = field.inWords !== undefined && value.length > 1
    return parts.join(language === 'en' ? (isSaid ? '; ' : ', ') : isSaid ? '；' : '、')
  }
  if (typeof value === 'object' && value !== null) {
    const told = field.inWords?.(value as FactValue)
    if (told === undefined) return undefined
    const shown = (one: string | number, place: string) =>
      place === 'day' ? dayText(String(one), language) : String(one)
    return sentence(told.says, told.values ?? {}, language, shown)
  }
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  const text = String(value)
  if (field.type === 'time') return localMoment(text, language, timeZone)
  const choice = Object.hasOwn(field.choices ?? {}, text) ? field.choices?.[text] : undefined
  return choice?.[language] ?? withUnit(text, field.unit, language)
}
