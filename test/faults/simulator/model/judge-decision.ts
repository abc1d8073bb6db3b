import type { Change } from './judge-step.ts'
import { recordByHandOver } from './judge-step.ts'
import { addBatch, type HandOver, type Line, type Model, nameOf } from './model.ts'
import type { Body } from './request.ts'
import { isWithin } from './stages.ts'
import { no, type Verdict } from './verdict.ts'

/** What the receiver says of one line. */
interface Decided {
  readonly line: number
  readonly acceptedGrams: number
  readonly refusedGrams?: number
  readonly reason?: string
  readonly note?: string
  readonly code?: string
}

/** Every line is accepted, refused or parted; what is accepted comes into the receiver's books, and nothing else. */
export function decideLines(model: Model, handOver: HandOver, body: Body): Change | Verdict {
  const decided = body.lines as readonly Decided[]
  const lines = handOver.lines.map((line, at) => ({
    line,
    asked: decided.find((one) => one.line === at + 1),
  }))
  const isComplete = decided.length === lines.length && lines.every(({ asked }) => asked)
  if (!isComplete) return no('invalid')
  const read = lines.flatMap(({ line, asked }) => (asked === undefined ? [] : [{ line, asked }]))
  if (read.some(({ line, asked }) => isWrong(line, asked))) return no('invalid')
  const accepted = read.filter(({ asked }) => asked.acceptedGrams > 0)
  const codes = accepted.map(({ line, asked }) => asked.code ?? line.batch.code)
  if (codes.some((code) => model.batches.has(nameOf(handOver.receiver, code)))) {
    return no('batch_exists')
  }
  const refusals = read.filter(({ asked }) => (asked.refusedGrams ?? 0) > 0).length
  const state = refusals === 0 ? 'accepted' : accepted.length === 0 ? 'refused' : 'part_accepted'
  const shown = read.map(({ asked }) => ({
    acceptedGrams: asked.acceptedGrams,
    refusedGrams: asked.refusedGrams ?? 0,
  }))
  return {
    shows: { state, lines: shown },
    commit: () => {
      handOver.state = state
      for (const { line, asked } of read) {
        line.acceptedGrams = asked.acceptedGrams
        line.refusedGrams = asked.refusedGrams ?? 0
      }
      if (accepted.length > 0) comeIn(model, handOver, accepted)
    },
  }
}

function comeIn(
  model: Model,
  handOver: HandOver,
  accepted: readonly { line: Line; asked: Decided }[],
): void {
  const event = `decision of ${handOver.id}`
  const touched = accepted.map(({ line, asked }) => {
    const { kind, stream, traits } = line.batch
    const code = asked.code ?? line.batch.code
    line.receiverCode = code
    return addBatch(
      model,
      { organisation: handOver.receiver, code, kind, stream, traits },
      { event, grams: asked.acceptedGrams, state: line.standing, trusted: line.trusted },
    )
  })
  recordByHandOver(model, handOver.receiver, { event, stage: 'taken_over', handOver, touched })
}

function isWrong({ sentGrams }: Line, asked: Decided): boolean {
  const sent = sentGrams ?? 0
  const { acceptedGrams, refusedGrams = 0, reason, note } = asked
  if (refusedGrams > sent) return true
  if (acceptedGrams > 0 && refusedGrams === sent) return true
  if (acceptedGrams === 0 && refusedGrams < sent) return true
  if (refusedGrams > 0 && reason === undefined) return true
  const gap = sent - refusedGrams - acceptedGrams
  return note === undefined && !isWithin(100, sent, sent + gap)
}
