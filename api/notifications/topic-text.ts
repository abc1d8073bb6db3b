import { type DeadlineKind, deadlineRules } from '../../domain/deadline.ts'
import { parseInstant } from '../../domain/instant.ts'
import { type Named, nameIn } from '../../domain/local-names.ts'
import { type Role, roleLabels } from '../../domain/role.ts'
import { type TopicName, topics } from '../../domain/topic.ts'
import { type Language, type Words, words, wordsFrom } from '../../domain/words.ts'
import { localMoment } from '../../web/pages/local-time.ts'
import { grams } from '../../web/pages/record/format.ts'
import { isId } from '../http/fields.ts'
import type { HandOverNames } from './hand-over-names.ts'

/** What happened, as it was put into the outbox. */
export interface Told {
  readonly topic: TopicName
  readonly subject: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** What a text needs to know of whoever reads it. */
export interface ReadBy {
  /** Where the clock on the reader's wall hangs. */
  readonly timeZone: string
  /** What organisations are called, by the short name that payloads carry. */
  readonly names?: ReadonlyMap<string, Named> | undefined
  /** What the hand-overs that they speak of are called. */
  readonly handOvers?: HandOverNames | undefined
}

type Detail = (value: string, language: Language, reader: ReadBy) => string | undefined

/** What of a payload a person is also told, in this order, where it is there. Codes become what people call them. */
const details: readonly (readonly [name: string, say: Detail])[] = [
  ['refusedBy', labelled(words('refused by', '拒絕者', '拒绝者'), (name) => name)],
  ['kind', (kind, language) => deadlineLabel(kind)?.[language]],
  ['sender', labelled(words('from', '來自', '来自'), named)],
  ['from', labelled(words('from', '來自', '来自'), named)],
  ['to', labelled(words('to', '送往', '送往'), named)],
  ['by', labelled(words('by', '操作者', '操作方'), named)],
  ['role', labelled(words('role', '角色', '角色'), roleLabel)],
  ['facility', labelled(words('at', '設施', '设施'), (code) => code)],
  ['heldGrams', labelled(words('held', '存量', '存量'), mass)],
  ['limitGrams', labelled(words('limit', '上限', '上限'), mass)],
  ['dueTime', labelled(words('due', '期限', '期限'), moment)],
  ['reason', labelled(words('reason', '原因', '原因'), (text) => text)],
  ['url', labelled(words('address', '網址', '网址'), (text) => text)],
]

const longestDetail = 200

/** Tells in one sentence what happened, from the topic, what it is about, and what the payload adds. */
export function topicText({ topic, subject, payload }: Told, reader: ReadBy): Words {
  return wordsFrom((language) => {
    const about = subjectText(subject, language, reader)
    // No space stands behind a full-width bracket.
    const place = about.endsWith('）') ? /\{subject\} ?/ : '{subject}'
    const sentence = topics[topic].sentence[language].replace(place, () => about)
    const isNamed = reader.handOvers?.has(subject) === true
    const told = details.flatMap(([name, say]) => {
      // The name of a hand-over says already who sent it.
      if (isNamed && name === 'sender') return []
      const value = payload[name]
      const isPlain = typeof value === 'string' || typeof value === 'number'
      const said = isPlain
        ? say(String(value).slice(0, longestDetail), language, reader)
        : undefined
      return said ?? []
    })
    const before = [dangerIn(payload, language), inWords(payload.stage, language)]
    return [sentence, ...before.flatMap((one) => one ?? []), ...told].join(' · ')
  })
}

/** What it is about, as people call it: a hand-over by its goods and the other side where the reader is a party to it. */
export function subjectText(
  subject: string,
  language: Language,
  { handOvers }: Pick<ReadBy, 'handOvers'>,
): string {
  return handOvers?.get(subject)?.words[language] ?? shortSubject(subject)
}

/** What it is about, as people tell it apart: nobody reads out an id of 36 characters. */
export function shortSubject(subject: string): string {
  return isId(subject) ? subject.slice(0, 8) : subject
}

function labelled(
  label: Words,
  say: (value: string, language: Language, reader: ReadBy) => string,
): Detail {
  return (value, language, reader) => {
    const colon = language === 'en' ? ': ' : '：'
    return `${label[language]}${colon}${say(value, language, reader)}`
  }
}

function named(slug: string, language: Language, { names }: ReadBy): string {
  const known = names?.get(slug)
  return known === undefined ? slug : nameIn(known, language)
}

function roleLabel(role: string, language: Language): string {
  return Object.hasOwn(roleLabels, role) ? roleLabels[role as Role][language] : role
}

function deadlineLabel(kind: string): Words | undefined {
  return Object.hasOwn(deadlineRules, kind) ? deadlineRules[kind as DeadlineKind].label : undefined
}

function mass(value: string, language: Language): string {
  return grams(Number(value), language)
}

function moment(time: string, language: Language, { timeZone }: ReadBy): string {
  return parseInstant(time) === undefined ? time : localMoment(time, language, timeZone)
}

/** A danger comes first and in words, since it is told to whoever is about to touch the goods. */
function dangerIn(
  { danger }: Readonly<Record<string, unknown>>,
  language: Language,
): string | undefined {
  const text = inWords(danger, language)
  return text === undefined ? undefined : `⚠ ${text}`
}

/** What a payload carries in every language. */
function inWords(value: unknown, language: Language): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const text = (value as Readonly<Record<string, unknown>>)[language]
  return typeof text === 'string' ? text.slice(0, longestDetail) : undefined
}
