import { isCalendarDay, usualTimeZone } from '../../domain/local-day.ts'
import { dayText, momentText } from '../../domain/local-moment.ts'
import type { Language } from '../../domain/words.ts'
import { filled } from '../pages/record/format.ts'
import { formPhrases } from '../pages/workplace/form/phrases.ts'
import type { Rules } from './at-hand/rules.ts'
import type { DecidedField, StreamWords } from './decided-words.ts'
import { answersPhrases } from './phrases-answers.ts'
import { heldBackPhrases } from './phrases-held-back.ts'
import { queuePhrases } from './phrases-queue.ts'
import { isTime, type Otherwise, recordedBetween } from './queue/decided-otherwise.ts'
import type { QueuedScan } from './queue/queued-scan.ts'
import { plain } from './said-of-queue.ts'

/** What was told otherwise, and why, a sentence each. */
export interface SaidOtherwise {
  readonly told: readonly string[]
  readonly why: readonly string[]
}

/**
 * What the server decided otherwise than the device had said, and why: what others recorded in between, the reasons that the rules give, and
 * what the server warns of. Without the words of the stream by its plain names, without the rules without their reasons.
 */
export function saidOtherwise(
  queued: QueuedScan,
  otherwise: readonly Otherwise[],
  { language, words, rules, timeZone }: Pick<Said, 'language' | 'words' | 'rules' | 'timeZone'>,
): SaidOtherwise {
  const { scan } = queued
  if (otherwise.length === 0) return { told: [], why: [] }
  const decided = words?.stages.find(({ name }) => name === scan.stage)?.decided ?? []
  const said = { language, words, rules, timeZone, decided, scan }
  const between = recordedBetween(queued).map((one) =>
    filled(heldBackPhrases.between, language, one),
  )
  const why = [...between, ...reasonLines(queued, said), ...warningLines(queued, said)]
  return {
    // Reasons are told as such.
    told: otherwise.flatMap((one) => (isOfReasons(one) ? [] : [lineOf(one, said)])),
    why: why.length > 0 ? why : [heldBackPhrases.unknown[language]],
  }
}

function reasonLines(
  { scan, answer, expected }: QueuedScan,
  { language, rules }: Pick<Said, 'language' | 'rules'>,
): readonly string[] {
  if (rules === undefined || answer === undefined || !('decisions' in answer)) return []
  const reasons = rules.why(scan, {
    decisions: answer.decisions,
    expected: expected?.decisions ?? {},
  })
  return reasons.map(({ holds, label, why: { [language]: why } }) =>
    holds
      ? filled(answersPhrases.named, language, { name: label[language], what: why })
      : filled(heldBackPhrases.notSo, language, { why }),
  )
}

/** Whether what differs is a list of reasons, or another record that has no words as a value. */
function isOfReasons(one: Otherwise): boolean {
  if (one.what === 'state') return false
  const parts = [one.expected, one.decided].flat()
  return parts.some((part) => typeof part === 'object' && part !== null)
}

/** What the server warns of in the language that is on, as far as the rules that know the words are here. */
function warningLines(
  { scan, answer }: QueuedScan,
  { language, rules }: Pick<Said, 'language' | 'rules'>,
): readonly string[] {
  if (answer === undefined || !('warnings' in answer)) return []
  return rules?.warn(scan, answer).map((one) => one[language]) ?? answer.warnings
}

interface Said {
  readonly language: Language
  readonly words: StreamWords | undefined
  /** Of the facility where somebody works; the usual one when absent. */
  readonly timeZone?: string | undefined
  readonly rules: Pick<Rules, 'why' | 'fieldLabel' | 'warn'> | undefined
  readonly scan: QueuedScan['scan']
  readonly decided: readonly DecidedField[]
}

function lineOf(one: Otherwise, said: Said): string {
  const { language, words, decided } = said
  if (one.what === 'state') {
    const state = (name: string) =>
      words?.states.find((known) => known.name === name)?.label[language] ?? plain(name)
    const values = { code: one.code, told: state(one.expected), decided: state(one.decided) }
    return filled(queuePhrases.toldState, language, values)
  }
  const field = decided.find(({ name }) => name === one.name)
  const name = field?.label[language] ?? plain(one.name)
  const told = valueText(one.expected, field, said)
  if (one.decided === undefined) return filled(queuePhrases.toldNothing, language, { name, told })
  const values = { name, told, decided: valueText(one.decided, field, said) }
  return filled(queuePhrases.toldDecision, language, values)
}

function valueText(value: unknown, field: DecidedField | undefined, said: Said): string {
  const { language, rules, scan, timeZone = usualTimeZone } = said
  if (isTime(value)) return momentText(value, language, timeZone)
  if (value === true) return formPhrases.yes[language]
  if (value === false) return formPhrases.no[language]
  if (Array.isArray(value)) {
    const texts = value.map((one: unknown) => valueText(one, field, said))
    return texts.join(language === 'en' ? ', ' : '、')
  }
  const text = String(value)
  if (isCalendarDay(text)) return dayText(text, language)
  const label = field?.choices?.find(({ name }) => name === text)?.label
  return (label ?? rules?.fieldLabel(scan, text))?.[language] ?? plain(text)
}
