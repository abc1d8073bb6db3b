import type { Group } from '../clients/planning.ts'
import { judge } from '../model/judge.ts'
import type { Model } from '../model/model.ts'
import type { Request } from '../model/request.ts'
import type { Expected } from '../model/verdict.ts'
import type { Answered } from '../world/send.ts'
import { answerAt, type FirstAnswers, faultInAnswer, isFirstAnswer } from './answers.ts'

/** What was asked, what had to be answered, and what was. */
export interface Judged {
  readonly request: Request
  readonly outcome: string
  readonly fault?: string
  /** Set when it could have been answered otherwise as well, by what came first. */
  readonly isUnsure?: true
}

/**
 * Holds the answers of a group against the model and carries the model on. Of a race any order will do in which each answer
 * is right: refusals are taken first wherever they fit, since they change nothing.
 */
export function judgeGroup(
  model: Model,
  { kind, requests, contested = [] }: Group,
  { answers, firsts }: { answers: readonly Answered[]; firsts: FirstAnswers },
): readonly Judged[] {
  const given = requests.map((request, at) => {
    const isTogether = kind !== 'one' && kind !== 'race'
    const answered = isTogether ? answers[0] : answers[at]
    if (answered === undefined) throw new RangeError('Cannot judge without an answer')
    return { request, answered: isTogether ? answerAt(answered, at) : answered }
  })
  const isRace = kind === 'race'
  const judged = isRace
    ? inSomeOrder(model, given, firsts)
    : given.map((one) => take(model, one, firsts, kind))
  if (contested.length > 0) settleContest(model, contested)
  return judged
}

interface Given {
  readonly request: Request
  readonly answered: Answered
}

function take(
  model: Model,
  { request, answered }: Given,
  firsts: FirstAnswers,
  kind: Group['kind'] = 'one',
): Judged {
  const { expected: whole, commit, or } = judge(model, request)
  const expected = kind === 'one' || kind === 'list' ? whole : asReceipt(whole, kind)
  const fault = faultInAnswer(request, expected, answered, firsts)
  if (fault === undefined) commit()
  const outcome = expected.outcome === 'refused' ? expected.code : expected.outcome
  if (or === undefined)
    return fault === undefined ? { request, outcome } : { request, outcome, fault }
  for (const thing of or.hangs) thing.uncertain = true
  const isRefused = faultInAnswer(request, refusedWith(or), answered, firsts) === undefined
  if (fault === undefined || isRefused) {
    return { request, outcome: fault === undefined ? outcome : or.code, isUnsure: true }
  }
  return { request, outcome, fault }
}

function refusedWith({ code }: { code: string }): Expected {
  return { outcome: 'refused', code }
}

/** Of a step among many a receipt is given, with the state alone; a row of a sheet does not tell even that. */
function asReceipt(expected: Expected, kind: Group['kind']): Expected {
  if (expected.outcome === 'refused') return expected
  const { id, state } = { id: undefined, state: undefined, ...expected.shows }
  return { ...expected, shows: state === undefined || kind === 'sheet' ? { id } : { id, state } }
}

function inSomeOrder(
  model: Model,
  given: readonly Given[],
  firsts: FirstAnswers,
): readonly Judged[] {
  const left = [...given]
  const judged: Judged[] = []
  while (left.length > 0) {
    const ranks = left.map((one) => rankOf(model, one, firsts))
    const [next] = left.splice(ranks.indexOf(Math.min(...ranks)), 1)
    if (next !== undefined) judged.push(take(model, next, firsts))
  }
  return judged
}

/** What may come next: a refusal that fits, a first answer, a repetition whose first answer was lost; last what fits nowhere. */
function rankOf(model: Model, { request, answered }: Given, firsts: FirstAnswers): number {
  const { expected, or } = judge(model, request)
  if (faultInAnswer(request, expected, answered, new Map(firsts)) !== undefined) {
    const isRefused = or && faultInAnswer(request, refusedWith(or), answered, firsts) === undefined
    return isRefused ? 0 : 3
  }
  if (expected.outcome === 'refused') return 0
  return isFirstAnswer(answered) ? 1 : 2
}

/** Nobody can know beforehand who came first, so what hangs on it is left alone from now on, and still compared in the end. */
function settleContest(model: Model, contested: readonly { uncertain: boolean }[]): void {
  for (const thing of contested) thing.uncertain = true
  for (const born of [...model.born.batches, ...model.born.handOvers]) {
    if (isMadeOf(born, contested)) born.uncertain = true
  }
}

function isMadeOf(born: object, contested: readonly object[]): boolean {
  return contested.some(
    (thing) =>
      'lines' in thing &&
      Array.isArray(thing.lines) &&
      'code' in born &&
      thing.lines.some(({ receiverCode }) => receiverCode === born.code),
  )
}
