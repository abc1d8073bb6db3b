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
  readonly answered: Answered
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
  const expected = shownOf(request, whole, kind)
  const fault = faultInAnswer(request, expected, answered, firsts)
  if (fault === undefined) commit()
  const outcome = expected.outcome === 'refused' ? expected.code : expected.outcome
  const judged = { request, answered, outcome }
  if (or === undefined) return fault === undefined ? judged : Object.assign(judged, { fault })
  for (const thing of or.hangs) thing.uncertain = true
  if (fault === undefined) return Object.assign(judged, { isUnsure: true } as const)
  const isRefused = faultInAnswer(request, refusedWith(or), answered, firsts) === undefined
  if (isRefused) return { request, answered, outcome: or.code, isUnsure: true }
  return Object.assign(judged, { fault })
}

function refusedWith({ code }: { code: string }): Expected {
  return { outcome: 'refused', code }
}

/** What an answer has to show. In a race a hand-over may be further on by the time that it is shown. */
function shownOf({ place }: Request, expected: Expected, kind: Group['kind']): Expected {
  if (kind === 'race') return 'handOver' in place ? asReceipt(expected, 'sheet') : expected
  return kind === 'one' || kind === 'list' ? expected : asReceipt(expected, kind)
}

/** Of a step among many a receipt is given, with the state alone; a row of a sheet does not tell even that. */
function asReceipt(expected: Expected, kind: Group['kind']): Expected {
  if (expected.outcome === 'refused') return expected
  const { id, state } = { id: undefined, state: undefined, ...expected.shows }
  return { ...expected, shows: state === undefined || kind === 'sheet' ? { id } : { id, state } }
}

interface Racing {
  readonly firsts: FirstAnswers
  /** What is still to be judged. */
  readonly left: readonly Given[]
}

function inSomeOrder(
  model: Model,
  given: readonly Given[],
  firsts: FirstAnswers,
): readonly Judged[] {
  const left = [...given]
  const judged: Judged[] = []
  while (left.length > 0) {
    const ranks = left.map((one) => rankOf(model, one, { firsts, left }))
    const [next] = left.splice(ranks.indexOf(Math.min(...ranks)), 1)
    if (next !== undefined) judged.push(take(model, next, firsts, 'race'))
  }
  return judged
}

/**
 * What may come next: what changes nothing and fits, what was carried out, a repetition whose first answer is among the others;
 * last what fits nowhere. Whoever lost a first answer is told of it as a repetition.
 */
function rankOf(model: Model, { request, answered }: Given, { firsts, left }: Racing): number {
  const { expected: whole, or } = judge(model, request)
  const expected = shownOf(request, whole, 'race')
  if (faultInAnswer(request, expected, answered, new Map(firsts)) !== undefined) {
    const isRefused = or && faultInAnswer(request, refusedWith(or), answered, firsts) === undefined
    return isRefused ? 0 : 3
  }
  if (expected.outcome === 'refused') return 0
  // Who signs what waits changes it; who only lets something wait changes nothing of the rest.
  const isSigned = request.place.kind === 'approval'
  if (expected.outcome === 'proposed' && !isSigned) return 0
  if (expected.outcome === 'proposed') return saysOnlyThatItIsDone(answered) ? 2 : 1
  const isSentOnce = !isSigned && left.filter((one) => one.request === request).length === 1
  return isSentOnce || isFirstAnswer(answered) ? 1 : 2
}

/** Whether a signature may have been the first or the last, since it was only told when all had signed. */
function saysOnlyThatItIsDone({ body }: Answered): boolean {
  return (body as { status?: unknown } | null)?.status === 'duplicate'
}

/** Nobody can know beforehand who came first, so what hangs on it is left alone from now on, and still compared in the end. */
function settleContest(model: Model, contested: readonly { uncertain: boolean }[]): void {
  for (const thing of contested) thing.uncertain = true
  for (const born of model.born.batches) {
    const parents = model.parents.get(born) ?? []
    if (parents.some((one) => contested.includes(one))) born.uncertain = true
  }
}
