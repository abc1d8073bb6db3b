import type { Request } from '../model/request.ts'
import type { Expected, Warns } from '../model/verdict.ts'
import type { Answered } from '../world/send.ts'
import { lacks } from './lacks.ts'

/** First answers, by what was asked under which id: every repetition has to say the same. */
export type FirstAnswers = Map<string, { readonly digest: unknown; readonly recordTime: unknown }>

/** One answer of several, read out of a list. */
export function answerAt(answered: Answered, at: number): Answered {
  const { status, body, lost } = answered
  if (!Array.isArray(body)) return answered
  const receipt = body[at] as { status?: string } | undefined
  const numbers: Readonly<Record<string, number>> = { refused: 400, taken: 201 }
  return { status: numbers[receipt?.status ?? ''] ?? status, body: receipt, lost }
}

/** What is wrong with an answer; nothing when it is what the model expects. */
export function faultInAnswer(
  { place, by, body: asked }: Request,
  expected: Expected,
  { status, body, lost }: Answered,
  firsts: FirstAnswers,
): string | undefined {
  const answer = (body ?? {}) as Readonly<Record<string, unknown>>
  if (expected.outcome === 'refused') {
    if (status >= 400 && answer.code === expected.code) return undefined
    return `expected a refusal "${expected.code}", got ${said(status, answer)}`
  }
  if (expected.outcome === 'proposed') {
    // Whose signature counted although its answer was lost is told that it was given before, or what came of it since.
    const isToldLater = answer.code === 'second_person_needed' || answer.status === 'duplicate'
    if (place.kind === 'approval' && lost > 0 && isToldLater) return
    return answer.status === 'proposed' ? lacks(expected.shows, answer) : said(status, answer)
  }
  const isScan = place.kind === 'scan' || place.kind === 'approval'
  // An end is answered alike however often it is asked for.
  const isEnd = place.kind === 'recall_end' || place.kind === 'approval_refusal'
  const got = isEnd
    ? 'accepted'
    : isScan
      ? wordOf(status, answer)
      : status === 201
        ? 'accepted'
        : 'duplicate'
  if (status !== 200 && status !== 201) {
    return `expected "${expected.outcome}", got ${said(status, answer)}`
  }
  // What was done although its answer was lost is told as a repetition.
  const isTold = got === expected.outcome || (got === 'duplicate' && lost > 0)
  if (!isTold) return `expected "${expected.outcome}", got ${said(status, answer)}`
  const { digest, recordTime } = answer
  const name = `${by.organisation} ${asked.id}`
  const first = firsts.get(name)
  if (isScan && first === undefined) firsts.set(name, { digest, recordTime })
  if (isScan && first !== undefined && lacks(first, answer) !== undefined) {
    return `a repetition says otherwise: ${lacks(first, answer)}`
  }
  const isJustDone = expected.outcome === 'accepted' && got === 'accepted'
  const warned = isJustDone ? faultInWarnings(expected.warns, answer) : undefined
  // A repetition shows a hand-over as it stands now, which may be further on.
  const isShownLater = 'handOver' in place && got === 'duplicate'
  const shows = isShownLater ? { id: place.handOver } : expected.shows
  return warned ?? lacks(shows, answer)
}

/** Warnings that are missing, or said of what is right. */
function faultInWarnings(
  warns: Warns = {},
  { warnings }: Readonly<Record<string, unknown>>,
): string | undefined {
  const said = JSON.stringify(warnings ?? [])
  const wrong = Object.entries(warns).find(([words, isSaid]) => said.includes(words) !== isSaid)
  if (wrong === undefined) return undefined
  return `expected ${wrong[1] ? 'a' : 'no'} warning "${wrong[0]}", got ${said}`
}

/** Whether an answer says that the request was carried out just now. */
export function isFirstAnswer({ status, body }: Answered): boolean {
  return status === 201 || (body as { status?: unknown } | null)?.status === 'accepted'
}

function wordOf(status: number, { status: word }: Readonly<Record<string, unknown>>): string {
  return status === 200 ? String(word) : `${status}`
}

function said(status: number, answer: Readonly<Record<string, unknown>>): string {
  const faults = Array.isArray(answer.faults) ? answer.faults.slice(0, 2) : []
  const why = faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')
  return `${status} ${answer.code ?? answer.status ?? ''} ${why}`.trim()
}
