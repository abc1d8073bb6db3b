import type { Language } from '../../domain/words.ts'
import { filled } from '../pages/record/format.ts'
import { formPhrases } from '../pages/workplace/form/phrases.ts'
import { queuePhrases } from './phrases-queue.ts'
import type { Otherwise } from './queue/decided-otherwise.ts'
import type { QueuedScan } from './queue/queued-scan.ts'
import { plain } from './said-of-queue.ts'
import type { DecidedField, StreamWords } from './stream-words.ts'

/**
 * What the server decided otherwise than the device had said, a sentence each, and why as far as the server said it in words. Without the
 * words of the stream by its plain names.
 */
export function otherwiseLines(
  { scan, answer }: QueuedScan,
  otherwise: readonly Otherwise[],
  { language, words }: { language: Language; words: StreamWords | undefined },
): readonly string[] {
  if (otherwise.length === 0) return []
  const decided = words?.stages.find(({ name }) => name === scan.stage)?.decided ?? []
  const because = answer !== undefined && 'warnings' in answer ? answer.warnings : []
  return [
    ...otherwise.map((one) => lineOf(one, { language, words, decided })),
    ...(because.length === 0
      ? []
      : [filled(queuePhrases.because, language, { why: because.join(' ') })]),
  ]
}

interface Said {
  readonly language: Language
  readonly words: StreamWords | undefined
  readonly decided: readonly DecidedField[]
}

function lineOf(one: Otherwise, { language, words, decided }: Said): string {
  if (one.what === 'state') {
    const state = (name: string) =>
      words?.states.find((known) => known.name === name)?.label[language] ?? plain(name)
    const values = { code: one.code, told: state(one.expected), decided: state(one.decided) }
    return filled(queuePhrases.toldState, language, values)
  }
  const field = decided.find(({ name }) => name === one.name)
  const name = field?.label[language] ?? plain(one.name)
  const told = valueText(one.expected, field, language)
  if (one.decided === undefined) return filled(queuePhrases.toldNothing, language, { name, told })
  const values = { name, told, decided: valueText(one.decided, field, language) }
  return filled(queuePhrases.toldDecision, language, values)
}

function valueText(value: unknown, field: DecidedField | undefined, language: Language): string {
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  if (Array.isArray(value)) {
    const texts = value.map((one: unknown) => valueText(one, field, language))
    return texts.join(language === 'en' ? ', ' : '、')
  }
  if (typeof value === 'object' && value !== null) {
    const texts = Object.values(value).map((one: unknown) => valueText(one, undefined, language))
    return texts.join(' ')
  }
  const text = String(value)
  return field?.choices?.find(({ name }) => name === text)?.label[language] ?? plain(text)
}
