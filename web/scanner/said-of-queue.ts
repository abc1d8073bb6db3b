import { usualTimeZone } from '../../domain/local-day.ts'
import type { Language, Words } from '../../domain/words.ts'
import { shortMoment } from '../pages/local-time.ts'
import { filled } from '../pages/record/format.ts'
import { keptPhrases } from './phrases-kept.ts'
import { queuePhrases } from './phrases-queue.ts'
import type { QueueView, ShownScan } from './queue/queue-view.ts'
import type { QueuedScan } from './queue/queued-scan.ts'

/** What a stage is called, where the device knows. */
export type StageNames = (stream: string, stage: string) => Words | undefined

/** In what a queue is said. */
export interface Saying {
  readonly language: Language
  readonly stageNames: StageNames
  /** Of the facility where somebody works; the usual one when absent. */
  readonly timeZone?: string | undefined
}

/** As many codes of a scan are named as fit a line. */
const mostCodes = 3

/** A scan by its stage and the codes of its batches: Triaged, PACK-1. */
export function whatOf({ scan }: QueuedScan, saying: Saying): string {
  const codes = codesOf(scan)
  const stage = stageText(scan, saying)
  if (codes.length === 0) return stage
  return filled(keptPhrases.what, saying.language, { stage, codes: named(codes, saying) })
}

/** What came out of the batches of a scan, by code; undefined where nothing did, or where the scan is called by it already. */
export function madeText({ scan }: QueuedScan, saying: Saying): string | undefined {
  const { batches = [], outputs = [] } = scan
  if (batches.length === 0 || outputs.length === 0) return undefined
  const codes = named(codesOf({ ...scan, batches: [] }), saying)
  return filled(keptPhrases.made, saying.language, { codes })
}

function named(codes: readonly string[], { language }: Saying): string {
  const first = codes.slice(0, mostCodes).join(language === 'en' ? ', ' : '、')
  const more = codes.length - mostCodes
  return more <= 0 ? first : filled(queuePhrases.andMore, language, { codes: first, n: more })
}

/** Codes of what a scan is about: of the batches that it happens to, else of those that it makes. */
export function codesOf({ batches = [], outputs = [] }: QueuedScan['scan']): readonly string[] {
  return (batches.length > 0 ? batches : outputs).map(({ batch }) => batch)
}

/** What the stage of a scan is called; its plain name where the device does not know. */
function stageText(
  { stream, stage }: { readonly stream: string; readonly stage: string },
  { language, stageNames }: Saying,
): string {
  return stageNames(stream, stage)?.[language] ?? plain(stage)
}

/** A word of the data that nobody gave a label. */
export function plain(name: string): string {
  return name.replaceAll('_', ' ').replace(/^[a-z]/, (first) => first.toUpperCase())
}

/** How a scan stands, in words. */
export function progressText(
  { queued, progress }: ShownScan,
  { scans }: Pick<QueueView, 'scans'>,
  saying: Saying,
): string {
  const { language } = saying
  switch (progress.how) {
    case 'ready':
      return queuePhrases.ready[language]
    case 'sending':
      return queuePhrases.sending[language]
    case 'behind': {
      const earlier = scans.find((one) => one.queued.place === progress.place)?.queued
      if (earlier === undefined) return queuePhrases.behindGone[language]
      return filled(queuePhrases.behind, language, { earlier: whatOf(earlier, saying) })
    }
    case 'other_person':
      return filled(queuePhrases.otherPerson, language, { name: queued.by.name })
    case 'refused':
      return queuePhrases.refused[language]
    case 'done':
      return queued.answer?.status === 'proposed'
        ? queuePhrases.proposed[language]
        : queuePhrases.recorded[language]
    default:
      return progress satisfies never
  }
}

/** Why nothing is being sent; nothing to say while something is, or nothing waits. */
export function restText(
  { rest, againAt, counts }: Pick<QueueView, 'rest' | 'againAt' | 'counts'>,
  { language, timeZone = usualTimeZone }: Saying,
  isOnLine: boolean,
): readonly string[] {
  if (rest === undefined || rest.why === 'done' || counts.waiting === 0) return []
  if (rest.why === 'signed_out') return [queuePhrases.signedOut[language]]
  if (rest.why === 'not_allowed') {
    const why = rest.refusal.faults.map(({ message }) => message).join(' ')
    return [filled(queuePhrases.notAllowed, language, { why })]
  }
  const isBusy = 'askedSeconds' in rest && rest.askedSeconds !== undefined
  const reason = isBusy ? 'busyUntil' : isOnLine ? 'noAnswer' : 'offline'
  const time =
    againAt === undefined
      ? undefined
      : shortMoment(new Date(againAt).toISOString(), language, timeZone)
  return [
    queuePhrases[reason][language],
    ...(time === undefined ? [] : [filled(queuePhrases.againAt, language, { time })]),
  ]
}

/** How many scans wait, by who made them: 3 of Chan Ka-wai. */
export function whoseText(
  { scans }: Pick<QueueView, 'scans'>,
  { language }: Pick<Saying, 'language'>,
): string {
  const waiting = scans.filter(({ progress: { how } }) => how !== 'done' && how !== 'refused')
  const byName = Map.groupBy(waiting, ({ queued: { by } }) => by.name)
  return [...byName]
    .map(([name, theirs]) => filled(queuePhrases.keptOf, language, { name, n: theirs.length }))
    .join(language === 'en' ? ', ' : '；')
}

/** By how much the device's clock is wrong, in words. */
export function clockText(aheadMilliseconds: number, language: Language): string {
  const minutes = Math.round(Math.abs(aheadMilliseconds) / 60_000)
  const [n, unit] =
    minutes < 120
      ? ([minutes, 'minutes'] as const)
      : minutes < 48 * 60
        ? ([Math.round(minutes / 60), 'hours'] as const)
        : ([Math.round(minutes / (24 * 60)), 'days'] as const)
  const time = filled(queuePhrases[unit], language, { n })
  const phrase = aheadMilliseconds > 0 ? queuePhrases.clockAhead : queuePhrases.clockBehind
  return filled(phrase, language, { time })
}
