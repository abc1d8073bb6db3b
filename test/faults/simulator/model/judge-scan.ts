import { isSameBody, repetition } from './asked.ts'
import { carriedOfMade } from './carried.ts'
import { addBatch, record, stack } from './change.ts'
import { plus, shareOf } from './content.ts'
import { partsOf } from './inside.ts'
import { comesOutOf } from './judge-recall.ts'
import { judgeReversal } from './judge-reversal.ts'
import { type After, type Batch, type Model, nameOf } from './model.ts'
import { drawnOf, lostGrams, madeGrams, refusalFor } from './refuse-scan.ts'
import type { Request, Scan } from './request.ts'
import { type StageRule, stageRules } from './stages.ts'
import { isOutsideTime, judgeTime, type Stated, statedIn } from './times.ts'
import { recalledOf } from './under-recall.ts'
import { no, orNo, type Verdict, whileItWaits, yes } from './verdict.ts'
import { trustedAfter, trustedOfMade } from './weighing.ts'

/** Says what a scan comes to: refused for the first reason in the product's order of reasons, or booked. */
export function judgeScan(model: Model, request: Request, isAgreed = false): Verdict {
  const scan = request.body as unknown as Scan
  const { organisation } = request.by
  if (isBadlySigned(request)) return no('not_signed')
  const rule = stageRules.get(`${scan.stream}.${scan.stage}`)
  if (rule?.competent === true && request.by.role !== 'supervisor') return no('not_competent')
  const again = repetition(model, request, { id: scan.id, organisation })
  if (again !== undefined) return again
  if (scan.stage === 'reversed') return judgeReversal(model, request, scan)
  if (rule === undefined) return no('unknown_stage')
  const stated = statedIn(request.body)
  if (isOutsideTime(stated, model)) return no('invalid')
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
  const time = judgeTime(rule, stated, { named, model })
  const isStopped = time === 'refused' || recalled === 'stopped'
  const refused = refusalFor(rule, scan, { named, isStopped, isAgreed })
  const verdict =
    refused === undefined
      ? booked(model, request, { scan, rule, named, stated, isLate: time === 'late', isAgreed })
      : refused === 'second_person_needed'
        ? kept(model, request, named)
        : no(refused)
  if (recalled !== 'unsure') return verdict
  return orNo(verdict, refusalFor(rule, scan, { named, isStopped: true, isAgreed }) ?? '', named)
}

interface Booking {
  readonly scan: Scan
  readonly rule: StageRule
  readonly named: readonly Batch[]
  readonly stated: Stated
  /** Whether two persons agree to it. */
  readonly isAgreed: boolean
  /** Whether it is kept although it comes late. */
  readonly isLate: boolean
}

function booked(
  model: Model,
  { by: { organisation } }: Request,
  { scan, rule, named, stated, isLate, isAgreed }: Booking,
): Verdict {
  const drawn = drawnOf(rule, scan, named)
  const after = named.map((batch, at) =>
    afterOf(rule, batch, { scan, drawn: drawn[at] ?? 0, at, isAgreed }),
  )
  const cameOut = madeGrams(scan) + lostGrams(scan)
  const trusted = rule.mass === 'transformed' ? trustedOfMade({ named, drawn, cameOut }) : undefined
  const carried =
    rule.mass === 'transformed'
      ? carriedOfMade(partsOf(named, drawn), scan.outputs ?? [], scan.losses ?? [])
      : []
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
  const place = rule.isPlaceless ? {} : { stated }
  const commit = () => {
    for (const [at, batch] of named.entries())
      stack(batch, scan.id, { ...(after[at] ?? batch), ...place })
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
        {
          event: scan.id,
          grams: massGrams,
          state,
          trusted,
          content: plus({}, content ?? {}),
          ...place,
        },
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
      stated,
    })
  }
  return yes(shows, commit, { 'Recorded late': isLate })
}

function afterOf(
  { mass, to }: StageRule,
  batch: Batch,
  { scan, drawn, at, isAgreed }: { scan: Scan; drawn: number; at: number; isAgreed: boolean },
): After {
  const { grams, state } = batch
  const next = to ?? state
  if (mass === 'weighed') {
    const found = scan.batches?.[at]?.massGrams ?? grams
    const content = plus(batch.content, scan.batches?.[at]?.content ?? {})
    return { grams: found, state: next, trusted: trustedAfter(found, batch, isAgreed), content }
  }
  if (mass === 'unchanged') return { grams, state: next }
  const content = plus(batch.content, shareOf(batch.content, drawn, grams), -1)
  return { grams: grams - drawn, state: drawn < grams ? state : next, content }
}

function traitsOf({ facts = {} }: Scan, own: Readonly<Record<string, unknown>> = {}) {
  const grade = own.textileGrade
  const origin = facts.originClass
  return {
    ...(typeof grade === 'string' ? { grade } : {}),
    ...(typeof origin === 'string' ? { origin } : {}),
  }
}

/** A second person has to agree first; until then nothing is recorded. What was refused by one waits no more. */
function kept(model: Model, request: Request, named: readonly Batch[]): Verdict {
  const { by, body } = request
  const name = nameOf(by.organisation, body.id)
  const before = model.waiting.get(name)
  const isSame = before === undefined || isSameBody(before.request, request)
  if (!isSame) return no('id_reused')
  if (before?.state === 'refused') return no('approval_closed')
  const [batch] = named
  const commit = () => {
    if (before !== undefined || batch === undefined) return
    const signed = by.isPerson ? [by.name] : []
    const { id } = body
    const waiting = { id, request, batch, seq: batch.seq, signed, state: 'waiting' } as const
    model.waiting.set(name, { ...waiting, uncertain: false })
  }
  const waits: Verdict = { expected: { outcome: 'proposed', shows: { id: body.id } }, commit }
  return before === undefined ? waits : whileItWaits(waits)
}

function isBadlySigned({ by, signature }: Request): boolean {
  if (by.signs) return signature !== 'as_told'
  return signature === 'wrong'
}
