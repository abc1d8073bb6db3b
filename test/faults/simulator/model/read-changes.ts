import { roundedDown } from './content.ts'
import type { Adjustment, HandOver, Line } from './model.ts'
import type { Body } from './request.ts'
import { isUnit } from './stages.ts'
import { bandOf, type Trusted, trustedAfter } from './weighing.ts'

interface ProposedLine {
  readonly line: number
  readonly reason: string
  readonly sentGrams?: number
  readonly acceptedGrams?: number
}

type Change = Adjustment['changes'][number]

/** What a proposal would change, or the code with which it is refused. */
export function readChanges(
  handOver: HandOver,
  body: Body,
): Adjustment['changes'] | 'invalid' | 'mass_unbalanced' {
  const proposed = body.lines as readonly ProposedLine[]
  const read = proposed.flatMap((asked) => {
    const line = handOver.lines[asked.line - 1]
    if (line === undefined || line.receiverCode === null) return []
    const change = changeOf(line, asked)
    return isWrong(line, change) || isPartOfUnit(handOver, line, change) ? [] : [{ line, change }]
  })
  if (read.length < proposed.length) return 'invalid'
  const isBeyond = read.some(({ line, change }) => isFarOff(handOver, line, change))
  return isBeyond ? 'mass_unbalanced' : read.map(({ change }) => change)
}

function changeOf(line: Line, asked: ProposedLine): Change {
  const before = { sent: line.sentGrams ?? 0, accepted: line.acceptedGrams ?? 0 }
  const moves = asked.reason === 'quantity_wrong'
  const sent = asked.sentGrams ?? before.sent
  const accepted = asked.acceptedGrams ?? before.accepted + (moves ? sent - before.sent : 0)
  return {
    line: asked.line,
    reason: asked.reason,
    sent: [before.sent, sent] as const,
    accepted: [before.accepted, accepted] as const,
    content: moves
      ? roundedDown(line.content, Math.abs(sent - before.sent), line.offeredGrams)
      : {},
  }
}

function isWrong({ refusedGrams }: Line, { reason, sent, accepted }: Change): boolean {
  const moves = reason === 'quantity_wrong'
  const nothingCame = sent[1] === (refusedGrams ?? 0)
  return (
    (sent[0] === sent[1] && accepted[0] === accepted[1]) ||
    sent[1] < (refusedGrams ?? 0) ||
    accepted[1] < 0 ||
    (moves && sent[0] === sent[1]) ||
    nothingCame !== (accepted[1] === 0) ||
    (nothingCame && !moves)
  )
}

/** One thing went along whole or not at all: only its mass can have been another. */
function isPartOfUnit(handOver: HandOver, line: Line, { reason, sent, line: at }: Change): boolean {
  if (!isUnit(line.batch.kind) || reason === 'mass_wrong' || sent[1] === 0) return false
  const whole = remassed(handOver, at).at(-1)?.sent[1] ?? line.offeredGrams
  return sent[1] !== whole
}

/** Half of what was signed for at first, however often both agree; half more than was offered; half of what came of it. */
function isFarOff(handOver: HandOver, line: Line, change: Change): boolean {
  const { reason, sent, accepted, line: at } = change
  const { offeredGrams, refusedGrams } = line
  if (sent[1] !== sent[0]) {
    const known = { grams: sent[0], trusted: trustedOf(handOver, at) }
    if (reason === 'mass_wrong' && bandOf(sent[1], known) === 'beyond') return true
    if (BigInt(sent[1]) * 2n > BigInt(offeredGrams) * 3n) return true
  }
  const came = { grams: sent[1] - (refusedGrams ?? 0) }
  return accepted[1] > 0 && bandOf(accepted[1], came) === 'beyond'
}

function trustedOf(handOver: HandOver, at: number): Trusted | undefined {
  let trusted: Trusted | undefined
  for (const { sent } of remassed(handOver, at)) {
    trusted = trustedAfter(sent[1], { grams: sent[0], trusted }) ?? {
      grams: sent[1],
      ofGrams: sent[1],
    }
  }
  return trusted
}

/** What both sides agreed on of a line's mass, oldest first. */
function remassed({ adjustments }: HandOver, at: number): readonly Change[] {
  return adjustments
    .filter(({ state }) => state === 'consented')
    .flatMap(({ changes }) => changes)
    .filter(({ line, reason, sent }) => {
      return line === at && reason === 'mass_wrong' && sent[0] !== sent[1]
    })
}
