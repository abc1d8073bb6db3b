import { addBatch, recordByHandOver } from './change.ts'
import { partsOf } from './content.ts'
import { comesOutOf } from './judge-recall.ts'
import type { Change } from './judge-step.ts'
import { type HandOver, type Line, type Model, nameOf } from './model.ts'
import type { Request } from './request.ts'
import { isUnit } from './stages.ts'
import type { Stated } from './times.ts'
import { no, type Verdict } from './verdict.ts'
import { type Band, bandOf, trustedAfter } from './weighing.ts'

/** What the receiver says of one line. */
interface Decided {
  readonly line: number
  readonly acceptedGrams: number
  readonly refusedGrams?: number
  readonly reason?: string
  readonly note?: string
  readonly code?: string
}

/** A decision as it is sent, and when it is said to have been made. */
interface Deciding {
  readonly request: Request
  readonly stated: Stated
}

/** Every line is accepted, refused or parted; what is accepted comes into the receiver's books, and nothing else. */
export function decideLines(
  model: Model,
  handOver: HandOver,
  { request: { body }, stated }: Deciding,
): Change | Verdict {
  const decided = body.lines as readonly Decided[]
  const lines = handOver.lines.map((line, at) => ({
    line,
    asked: decided.find((one) => one.line === at + 1),
  }))
  const isComplete = decided.length === lines.length && lines.every(({ asked }) => asked)
  if (!isComplete) return no('invalid')
  const read = lines.flatMap(({ line, asked }) => (asked === undefined ? [] : [{ line, asked }]))
  if (read.some(({ line, asked }) => isWrong(line, asked))) return no('invalid')
  const bands = read.map(({ line, asked }) => bandFor(line, asked))
  if (bands.includes('beyond')) return no('mass_unbalanced')
  if (bands.includes('supervised')) return no('second_person_needed')
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
      if (accepted.length > 0) comeIn(model, handOver, { accepted, stated })
    },
  }
}

function comeIn(
  model: Model,
  handOver: HandOver,
  { accepted, stated }: { accepted: readonly { line: Line; asked: Decided }[]; stated: Stated },
): void {
  const event = `decision of ${handOver.id}`
  const touched = accepted.map(({ line, asked }) => {
    const { kind, stream, traits, carried } = line.batch
    const code = asked.code ?? line.batch.code
    line.receiverCode = code
    const taken = addBatch(
      model,
      { organisation: handOver.receiver, code, kind, stream, traits, carried },
      {
        event,
        grams: asked.acceptedGrams,
        state: line.leftState,
        content: partsOf(line.content, knownOf(line, asked).grams, asked.refusedGrams ?? 0)[0],
        trusted: trustedAfter(asked.acceptedGrams, knownOf(line, asked)) ?? line.trusted,
        stated,
      },
    )
    comesOutOf(model, taken, [line.batch])
    return taken
  })
  recordByHandOver(model, handOver.receiver, {
    event,
    stage: 'taken_over',
    handOver,
    touched,
    stated,
  })
}

/** What was sent and is not refused, with what was trusted of it: what the scale on arrival is held against. */
function knownOf({ sentGrams, trusted }: Line, { refusedGrams = 0 }: Decided) {
  return { grams: (sentGrams ?? 0) - refusedGrams, trusted }
}

function bandFor(line: Line, asked: Decided): Band {
  return asked.acceptedGrams === 0 ? 'silent' : bandOf(asked.acceptedGrams, knownOf(line, asked))
}

function isWrong(line: Line, asked: Decided): boolean {
  const sent = line.sentGrams ?? 0
  const { acceptedGrams, refusedGrams = 0, reason, note } = asked
  if (refusedGrams > sent) return true
  if (acceptedGrams > 0 && refusedGrams === sent) return true
  if (acceptedGrams === 0 && refusedGrams < sent) return true
  if (refusedGrams > 0 && reason === undefined) return true
  if (isUnit(line.batch.kind) && acceptedGrams > 0 && refusedGrams > 0) return true
  if (note !== undefined) return false
  const band = bandFor(line, asked)
  // Just what was sent needs no words.
  return band === 'supervised' || (band === 'noted' && acceptedGrams !== sent - refusedGrams)
}
