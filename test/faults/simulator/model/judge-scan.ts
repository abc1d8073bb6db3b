import { carriedOfMade } from './carried.ts'
import { plus, shareOf } from './content.ts'
import { isWrongInside, partsOf } from './inside.ts'
import { comesOutOf } from './judge-recall.ts'
import { judgeReversal } from './judge-reversal.ts'
import { isLossBeyond } from './losses.ts'
import {
  type After,
  addBatch,
  type Batch,
  type Model,
  nameOf,
  type Recorded,
  stack,
} from './model.ts'
import type { Request, Scan } from './request.ts'
import { ended, isUnit, type StageRule, stageRules } from './stages.ts'
import { isOutsideTime } from './times.ts'
import { recalledOf } from './under-recall.ts'
import { no, orNo, type Verdict, yes } from './verdict.ts'
import { hasDrifted, refusalOfWeighing, trustedAfter, trustedOfMade } from './weighing.ts'

/** Says what a scan comes to: refused for the first reason in the product's order of reasons, or booked. */
export function judgeScan(model: Model, request: Request): Verdict {
  const scan = request.body as unknown as Scan
  const { organisation } = request.by
  if (isBadlySigned(request)) return no('not_signed')
  const rule = stageRules.get(`${scan.stream}.${scan.stage}`)
  if (rule?.competent === true && request.by.role !== 'supervisor') return no('not_competent')
  const again = repetition(model, request, { id: scan.id, organisation })
  if (again !== undefined) return again
  if (scan.stage === 'reversed') return judgeReversal(model, request, scan)
  if (rule === undefined) return no('unknown_stage')
  if (isOutsideTime(scan)) return no('invalid')
  if (!model.facilities.get(organisation)?.includes(scan.facility)) return no('unknown_facility')
  const batches = (scan.batches ?? []).map(({ batch }) =>
    model.batches.get(nameOf(organisation, batch)),
  )
  const named = batches.filter((batch) => batch !== undefined)
  if (named.length < batches.length) return no('unknown_batch')
  if (named.some(({ stream }) => stream !== scan.stream)) return no('unknown_batch')
  if (scan.outputs?.some(({ batch }) => model.batches.has(nameOf(organisation, batch)))) {
    return no('batch_exists')
  }
  const recalled = rule.leaves ? recalledOf(model, named) : 'free'
  const refused = refusalFor(rule, scan, { named, isStopped: recalled === 'stopped' })
  const verdict =
    refused === undefined
      ? booked(model, request, { scan, rule, named })
      : refused === 'second_person_needed'
        ? kept(scan)
        : no(refused)
  if (recalled !== 'unsure') return verdict
  return orNo(verdict, refusalFor(rule, scan, { named, isStopped: true }) ?? '', named)
}

function refusalFor(
  rule: StageRule,
  scan: Scan,
  { named, isStopped }: { named: readonly Batch[]; isStopped: boolean },
): string | undefined {
  if (rule.takes.length > 0 && named.some(({ kind }) => !rule.takes.includes(kind))) {
    return 'stage_not_open'
  }
  if (named.some(({ grams, state }) => grams === 0 || ended.includes(state))) return 'batch_spent'
  const isParted = named.some(
    ({ kind, grams }, at) => isUnit(kind) && (scan.batches?.[at]?.massGrams ?? grams) < grams,
  )
  if (rule.mass === 'dispatched' && isParted) return 'mass_unbalanced'
  const weighing =
    rule.gapNote === undefined ? undefined : refusalOfWeighing(scan, named, rule.gapNote)
  const drawn = drawnOf(rule, scan, named)
  if (weighing !== 'invalid' && isWrongInside(rule, scan, { named, drawn })) {
    return 'mass_unbalanced'
  }
  if (weighing !== undefined) return weighing
  if (drawn.some((grams, at) => grams > (named[at]?.grams ?? 0))) return 'mass_overdrawn'
  const wentIn = sum(drawn)
  const cameOut = madeGrams(scan) + sum((scan.losses ?? []).map(({ massGrams }) => massGrams))
  if (isLossBeyond(rule, scan, wentIn)) return 'mass_unbalanced'
  const tolerance = rule.toleranceBasisPoints ?? 0
  if (rule.mass === 'transformed' && Math.abs(wentIn - cameOut) * 10_000 > wentIn * tolerance) {
    return 'mass_unbalanced'
  }
  if (rule.mass === 'transformed' && hasDrifted({ named, drawn, cameOut, tolerance })) {
    return 'mass_unbalanced'
  }
  if (isStopped || rule.holds?.(scan, named) === false) return 'guard_not_met'
  const isOpen = ({ state }: Batch) => rule.from === undefined || rule.from.includes(state)
  return named.every(isOpen) ? undefined : 'stage_not_open'
}

function booked(
  model: Model,
  { by: { organisation } }: Request,
  { scan, rule, named }: { scan: Scan; rule: StageRule; named: readonly Batch[] },
): Verdict {
  const drawn = drawnOf(rule, scan, named)
  const after = named.map((batch, at) => afterOf(rule, batch, { scan, drawn: drawn[at] ?? 0, at }))
  const lostGrams = sum((scan.losses ?? []).map(({ massGrams }) => massGrams))
  const cameOut = madeGrams(scan) + lostGrams
  const trusted = rule.mass === 'transformed' ? trustedOfMade({ named, drawn, cameOut }) : undefined
  const carried =
    rule.mass === 'transformed' ? carriedOfMade(partsOf(named, drawn), scan.outputs ?? []) : []
  const outputs = (scan.outputs ?? []).map((output) => ({
    ...output,
    state: rule.makes?.({ ...scan.facts, ...output.facts }) ?? '',
  }))
  const shows = {
    id: scan.id,
    batches: [
      ...named.map(({ code, seq }, at) => ({ code, seq: seq + 1, state: after[at]?.state })),
      ...outputs.map(({ batch, state }) => ({ code: batch, seq: 1, state })),
    ],
  }
  return yes(shows, () => {
    for (const [at, batch] of named.entries()) stack(batch, scan.id, after[at] ?? batch)
    const made = outputs.map(({ batch: code, kind, massGrams, state, facts, content }, at) =>
      addBatch(
        model,
        {
          organisation,
          code,
          kind,
          stream: scan.stream,
          traits: traitsOf(scan, facts),
          carried: carried[at] ?? {},
        },
        { event: scan.id, grams: massGrams, state, trusted, content: plus({}, content ?? {}) },
      ),
    )
    for (const one of made) comesOutOf(model, one, named)
    record(model, {
      id: scan.id,
      organisation,
      stream: scan.stream,
      stage: scan.stage,
      touched: [...named, ...made],
      took: new Map(named.map(({ code }, at) => [code, drawn[at] ?? 0])),
      madeGrams: rule.mass === 'transformed' ? madeGrams(scan) : 0,
      takenBack: false,
      byHandOver: false,
      missedGrams: 0,
      statedTime: scan.eventTime,
    })
  })
}

function afterOf(
  { mass, to }: StageRule,
  batch: Batch,
  { scan, drawn, at }: { scan: Scan; drawn: number; at: number },
): After {
  const { grams, state } = batch
  const next = to ?? state
  if (mass === 'weighed') {
    const found = scan.batches?.[at]?.massGrams ?? grams
    const content = plus(batch.content, scan.batches?.[at]?.content ?? {})
    return { grams: found, state: next, trusted: trustedAfter(found, batch), content }
  }
  if (mass === 'unchanged') return { grams, state: next }
  const content = plus(batch.content, shareOf(batch.content, drawn, grams), -1)
  return { grams: grams - drawn, state: drawn < grams ? state : next, content }
}

function drawnOf({ mass }: StageRule, scan: Scan, named: readonly Batch[]): readonly number[] {
  const draws = mass === 'transformed' || mass === 'dispatched'
  return named.map(({ grams }, at) => (draws ? (scan.batches?.[at]?.massGrams ?? grams) : 0))
}

function traitsOf({ facts = {} }: Scan, own: Readonly<Record<string, unknown>> = {}) {
  const grade = own.textileGrade
  const origin = facts.originClass
  return {
    ...(typeof grade === 'string' ? { grade } : {}),
    ...(typeof origin === 'string' ? { origin } : {}),
  }
}

/** A second person has to agree first; until then nothing is recorded. */
function kept({ id }: Scan): Verdict {
  return { expected: { outcome: 'proposed', shows: { id } }, commit: () => {} }
}

/** Puts an event on record. */
export function record(model: Model, event: Recorded): void {
  model.events.set(nameOf(event.organisation, event.id), event)
}

/** What is answered to an id that came before at this place: the first answer again, or a refusal when it says something else. */
export function repetition(
  model: Model,
  { place, body }: Request,
  { id, organisation }: { id: string; organisation: string },
): Verdict | undefined {
  const first = model.asked.get(`${organisation} ${placeName(place)} ${id}`)
  if (first === undefined) return undefined
  if (first !== JSON.stringify(body)) return no('id_reused')
  return { expected: { outcome: 'duplicate', shows: { id } }, commit: () => {} }
}

/** Remembers what was accepted under an id, so that it can be asked for again. */
export function remember(model: Model, { by, place, body }: Request): void {
  model.asked.set(`${by.organisation} ${placeName(place)} ${body.id}`, JSON.stringify(body))
}

function placeName(place: Request['place']): string {
  return 'handOver' in place ? `hand-over ${place.handOver}` : place.kind
}

function isBadlySigned({ by, signature }: Request): boolean {
  if (by.signs) return signature !== 'as_told'
  return signature === 'wrong'
}

function madeGrams({ outputs = [] }: Scan): number {
  return sum(outputs.map(({ massGrams }) => massGrams))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
