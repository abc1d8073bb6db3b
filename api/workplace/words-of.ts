import { dangerText } from '../../domain/danger-text.ts'
import type { Field } from '../../domain/field.ts'
import { withUnit } from '../../domain/unit-words.ts'
import { type Language, languages, type Words, words } from '../../domain/words.ts'
import { localMoment } from '../../web/pages/local-time.ts'
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

/** A fact's value as a person reads it: labels of choices, units as people write them, times of the place. */
export function wordsOfValue(field: Field, value: unknown, timeZone: string): Words {
  const inEach = languages.map((language) => [
    language,
    textOf(field, value, { language, timeZone }),
  ])
  return Object.fromEntries(inEach) as Words
}

interface Reader {
  readonly language: Language
  readonly timeZone: string
}

function textOf(field: Field, value: unknown, reader: Reader): string {
  const { language, timeZone } = reader
  if (Array.isArray(value)) {
    const parts = value.map((one) => textOf(field, one, reader))
    return parts.join(language === 'en' ? ', ' : '、')
  }
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  const text = String(value)
  if (field.type === 'time') return localMoment(text, language, timeZone)
  const choice = Object.hasOwn(field.choices ?? {}, text) ? field.choices?.[text] : undefined
  return choice?.[language] ?? withUnit(text, field.unit, language)
}
