import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../domain/event.ts'
import type { Known } from '../../workflows/known.ts'
import { loadStreams } from '../../workflows/load-streams.ts'
import type { OpenRecall, RecallSeverity } from '../../workflows/recall.ts'
import { goesForward, underRecallReasonField } from '../../workflows/recall-reason.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { askedByRecalls, recallsInForce, recallsOnStage } from '../../workflows/under-recall.ts'
import { clayFolder } from '../harness/clay.ts'

const streams = await loadStreams()
const reason = { [underRecallReasonField.name]: 'The maker wants them rebuilt' }

describe('given an open recall', () => {
  it.each([
    ['match', 'reason'],
    ['assemble', 'reason'],
    ['issue_passport', 'reason'],
    ['prepare_for_repurposing', 'reason'],
    ['put_into_service', 'reason'],
    ['list', 'stop'],
    ['sell', 'stop'],
    ['isolate', 'nothing'],
    ['quarantine', 'nothing'],
    ['triage', 'nothing'],
    ['test', 'nothing'],
    ['return', 'nothing'],
    ['declare_waste', 'nothing'],
    ['form_lot', 'nothing'],
  ])('of a serious risk, when somebody would %s, it asks for: %s', (request, asked) => {
    expect(askedOf('battery', request, [recall('serious')])).toBe(asked)
  })

  it.each([
    ['list', 'reason'],
    ['resell', 'reason'],
    ['ship', 'reason'],
    ['quarantine', 'nothing'],
    ['open', 'nothing'],
  ])('of a lesser risk, when somebody would %s textiles, it asks for: %s', (request, asked) => {
    expect(askedOf('textile', request, [recall('low')])).toBe(asked)
  })

  it('when it was taken down, or the goods are what its remedy leads to, then it holds nothing up', () => {
    const terms = { isRemedied: (_: unknown, isItself: boolean) => !isItself }
    const open = [
      recall('serious'),
      recall('serious', { isTakenDown: true }),
      recall('serious', { isItself: false }),
    ]
    expect(recallsInForce(open, batch('one'), terms)).toEqual(open.slice(0, 1))
    expect(recallsInForce(open, batch('one'), {})).toEqual([open[0], open[2]])
  })

  it('when no reason is given, then every recalled batch is named, and the others go on', () => {
    const { faults, warnings } = judged('matched', {}, ['one', 'free', 'two'])
    expect(faults).toMatchObject([
      { says: 'recalled_needs_reason', pointer: '/facts/underRecallReason' },
      { says: 'recalled_needs_reason', pointer: '/facts/underRecallReason' },
    ])
    expect(
      faults.map(({ message }) => message.includes('“one”') || message.includes('“two”')),
    ).toEqual([true, true])
    expect(warnings).toEqual([])
  })

  it('when a reason of nothing but blanks is given, then it is none', () => {
    const blank = { [underRecallReasonField.name]: '  ' }
    expect(judged('matched', blank, ['one']).faults).toHaveLength(1)
  })

  it('when a reason is given, then it goes on with a warning, and out of the house as long as the risk is not serious', () => {
    expect(judged('matched', reason, ['one'])).toMatchObject({
      faults: [],
      warnings: [{ says: 'recalled_goes_on' }],
    })
    expect(judged('sold', reason, ['one'], 'high')).toMatchObject({
      faults: [],
      warnings: [{ says: 'recalled_leaves' }],
    })
    expect(judged('sold', reason, ['one'], 'serious')).toMatchObject({
      faults: [{ says: 'recalled_gravely', pointer: '/batches/0/batch' }],
      warnings: [],
    })
  })

  it('when goods go back, then no reason is asked', () => {
    expect(judged('returned', {}, ['one'])).toMatchObject({
      faults: [],
      warnings: [{ says: 'recalled_leaves' }],
    })
  })
})

it('asks for the reason where a stage goes forward, in every stream and one that is added, and nowhere else', async () => {
  const all = [...streams.values(), ...(await loadStreams(clayFolder)).values()]
  const stages = all.flatMap(({ allStages }) => Object.values(allStages))
  const forward = stages.filter(goesForward)
  expect(forward.length).toBeGreaterThan(0)
  expect(stages.filter(({ fields }) => fields.includes(underRecallReasonField))).toEqual(forward)
})

function streamOf(name: string): LoadedStream {
  const stream = streams.get(name)
  if (stream === undefined) throw new RangeError(`Cannot find stream "${name}"`)
  return stream
}

function stageOf(
  stream: LoadedStream,
  fits: (stage: { name: string; request: string }) => boolean,
) {
  const stage = Object.values(stream.allStages).find(fits)
  if (stage === undefined) throw new RangeError('Cannot find the stage')
  return stage
}

function askedOf(name: string, request: string, recalls: readonly OpenRecall[]) {
  const stream = streamOf(name)
  const stage = stageOf(stream, (one) => one.request === request)
  return askedByRecalls(stream, stage, { goods: batch('one'), recalls })
}

function judged(
  name: string,
  facts: Record<string, string>,
  codes: readonly string[],
  severity: RecallSeverity = 'serious',
) {
  const stream = streamOf('battery')
  const known = {
    recalls: (id: string) => (id === 'free' ? [] : [recall(severity)]),
  } as Partial<Known> as Known
  const stage = stageOf(stream, (one) => one.name === name)
  return recallsOnStage(stream, stage, { goods: codes.map(batch), known, facts })
}

function recall(severity: RecallSeverity, more: Partial<OpenRecall> = {}): OpenRecall {
  return { recall: 'r', severity, isItself: true, isTakenDown: false, ...more }
}

function batch(code: string): BatchState {
  return {
    batch: code,
    code,
    stream: 'battery',
    kind: 'module',
    material: 'NMC',
    facility: 'A',
    state: 'graded',
    context: {},
    content: {},
    massGrams: 1_000,
    headSeq: 1,
    headDigest: '',
  }
}
