import type { BatchState } from '../../domain/event.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { HandOverState } from '../../workflows/hand-over.ts'
import type { Cargo, HandOverLine } from '../../workflows/hand-over-papers.ts'
import type { KnownOfStep } from '../../workflows/hand-over-step.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { clayFolder } from './clay.ts'

/** The stream `clay`, and `brick` beside it: the same, of which every lump is one thing with a serial number. */
export async function clayAndBrick(): Promise<ReadonlyMap<string, LoadedStream>> {
  const clay = (await loadStreams(clayFolder)).get('clay')
  if (clay === undefined) throw new RangeError('There is no stream "clay"')
  const kinds = Object.fromEntries(
    Object.entries(clay.kinds).map(([name, kind]) => [name, { ...kind, isUnit: true as const }]),
  )
  return new Map([
    ['clay', clay],
    ['brick', { ...clay, name: 'brick', kinds }],
  ])
}

/** A soft lump of clay of 1,000 g. */
export function lump(code: string, rest: Partial<BatchState> = {}): BatchState {
  return {
    batch: `id of ${code}`,
    code,
    stream: 'clay',
    kind: 'lump',
    material: 'red',
    state: 'soft',
    facility: 'A',
    massGrams: 1_000,
    context: {},
    content: {},
    headSeq: 1,
    headDigest: '',
    ...rest,
  }
}

/** Line 1 of a hand-over of which 1,000 g left; what was decided of it beside. */
export function signedLine(rest: Partial<HandOverLine> = {}): HandOverLine {
  return {
    line: 1,
    code: 'one',
    kind: 'lump',
    offeredGrams: 1_000,
    sentGrams: 1_000,
    acceptedGrams: 0,
    refusedGrams: 0,
    isTakenOver: false,
    ...rest,
  }
}

/** What left of line 1. */
export function left(rest: Partial<Cargo> = {}): Cargo {
  return { line: 1, leftGrams: 1_000, leftState: 'soft', context: {}, content: {}, ...rest }
}

/** A hand-over in a state as one of its parties finds it, with one line of 1,000 g. */
export function handOverAt(state: HandOverState, rest: Partial<KnownOfStep> = {}): KnownOfStep {
  return {
    state,
    part: 'sender',
    holdsGoods: false,
    lines: [signedLine()],
    cargo: [left()],
    stream: undefined,
    isAgreed: false,
    hasCustodian: true,
    hasFacility: true,
    ...rest,
  }
}

/** What a refusal says: its code, then each fault's place and rule; empty for a decision. */
export function saysOf(answer: object): readonly string[] {
  if (!isRefusal(answer)) return []
  return [answer.code, ...answer.faults.map(({ pointer, says }) => `${pointer} ${says}`)]
}
