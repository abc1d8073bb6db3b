import { repetition } from './asked.ts'
import type { Recall } from './beside-batches.ts'
import { type Batch, type Model, nameOf } from './model.ts'
import type { Request } from './request.ts'
import { no, orNo, type Verdict, yes } from './verdict.ts'

/** A batch is recalled by its holder, with all that came out of it, whoever holds that now; once at a time. */
export function judgeRecall(model: Model, request: Request): Verdict {
  const { by, body } = request
  const again = repetition(model, request, { id: body.id, organisation: by.organisation })
  if (again !== undefined) return again
  const batch = model.batches.get(nameOf(by.organisation, String(body.batch)))
  if (batch === undefined) return no('unknown_batch')
  const isOpen = (recall: Recall) => recall.batch === batch && !recall.ended
  if ([...model.recalls.values()].some(isOpen)) return no('recall_exists')
  const { severity, notice } = body
  return yes({ id: body.id, severity, notice, isOwn: true, endedTime: null }, () => {
    model.recalls.set(body.id, {
      id: body.id,
      batch,
      severity: String(severity),
      affected: new Set(withAllOutOf(model, batch)),
      objections: new Map(),
      ended: false,
    })
  })
}

/** Whoever opened a recall ends it; what is made afterwards is not affected. Ended again it says what it said. */
export function judgeRecallEnd(model: Model, { by, place, body }: Request): Verdict {
  const recall = model.recalls.get('recall' in place ? place.recall : '')
  if (recall === undefined || recall.batch.organisation !== by.organisation) return no('not_found')
  const note = recall.note ?? String(body.note)
  return yes({ id: recall.id, endNote: note }, () => {
    recall.ended = true
    recall.note = note
  })
}

/** Whoever holds something of it objects once, while the recall is open; that stands. */
export function judgeObjection(model: Model, { by, place, body }: Request): Verdict {
  const { organisation } = by
  const recall = model.recalls.get('recall' in place ? place.recall : '')
  const isTheirs = (one: Batch) => one.organisation === organisation && one.state !== 'reversed'
  if (recall === undefined) return no('not_found')
  if (recall.batch.organisation === organisation) return no('not_allowed')
  if (![...recall.affected].some(isTheirs)) return no('not_found')
  // Who holds something of it finds it as soon as it has spread so far.
  return orNo(objecting(recall, { organisation, body }), 'not_found', [])
}

function objecting(
  recall: Recall,
  { organisation, body }: { organisation: string; body: Request['body'] },
): Verdict {
  if (recall.ended) return no('recall_ended')
  const objection = { id: body.id, note: String(body.note) }
  const before = recall.objections.get(organisation)
  const shows = { id: recall.id, isOwn: false }
  if (before === undefined) return yes(shows, () => recall.objections.set(organisation, objection))
  const isSame = before.id === objection.id && before.note === objection.note
  return isSame
    ? { expected: { outcome: 'duplicate', shows }, commit: () => {} }
    : no('recall_exists')
}

/** What was made of a batch, taken over from it, and so on. */
export function withAllOutOf(model: Model, batch: Batch): readonly Batch[] {
  const found = new Set([batch])
  // A set goes on with what is added to it meanwhile.
  for (const one of found) for (const child of model.children.get(one) ?? []) found.add(child)
  return [...found]
}

/** Takes note of what a batch was made of, or taken over from; open recalls of that affect it from now on. */
export function comesOutOf(model: Model, child: Batch, parents: readonly Batch[]): void {
  model.parents.set(child, parents)
  for (const parent of parents) {
    const children = model.children.get(parent) ?? []
    model.children.set(parent, [...children, child])
    for (const { ended, affected } of model.recalls.values()) {
      if (!ended && affected.has(parent)) affected.add(child)
    }
  }
}
