import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMachine, transition } from 'xstate'
import { loadStreams } from '../../workflows/load-streams.ts'
import { fieldsOfStage } from '../../workflows/parts-of-stage.ts'
import { notPlainIn, stateAfter } from '../../workflows/plain-machine.ts'
import type { MachineContext, MachineEvent } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'

const streams = [...(await loadStreams()).values()]

/** What XState itself says. */
function saidByXState(
  { machine }: LoadedStream,
  { state, context }: { state: string; context: MachineContext },
  event: MachineEvent,
): string | undefined {
  const snapshot = machine.resolveState({ value: state, context })
  if (!snapshot.can(event)) return undefined
  return String(transition(machine, snapshot, event)[0].value)
}

/** Facts as guards may meet them: any of the stream's fields with what it may hold, and with what it may not. */
function factsOf({ allStages }: LoadedStream) {
  const fields = Object.values(allStages).flatMap(fieldsOfStage)
  const values = fields.map(({ name, choices = {} }) => {
    const value = fc.oneof(
      fc.boolean(),
      fc.integer({ min: -10, max: 1_000 }),
      fc.constantFrom('', ...Object.keys(choices)),
    )
    return fc.option(fc.tuple(fc.constant(name), value), { nil: undefined })
  })
  return fc
    .tuple(...values)
    .map((some) => Object.fromEntries(some.filter((one) => one !== undefined)))
}

describe.each(streams.map((stream) => [stream.name, stream] as const))('stream %s', (_, stream) => {
  const states = Object.keys(stream.machine.states)
  const types = stream.machine.events as readonly string[]
  const facts = factsOf(stream)

  it('goes where XState says from every state with every request', () => {
    const asked = fc.record({
      context: fc.record({
        facts,
        kind: fc.constantFrom(...Object.keys(stream.kinds)),
        massGrams: fc.constantFrom(0, 1, 50_000),
      }),
      event: fc.record({ facts, decisions: facts, eventTime: fc.constant('2026-11-27T08:00:00Z') }),
    })
    let allowed = 0
    fc.assert(
      fc.property(asked, ({ context, event }) => {
        for (const state of states) {
          for (const type of types) {
            const request = { ...event, type } as MachineEvent
            const expected = saidByXState(stream, { state, context }, request)
            const given = stateAfter(stream.machine, { state, context }, request)
            if (given !== expected) throw new Error(`${state} ${type}: ${given}, not ${expected}`)
            if (given !== undefined) allowed += 1
          }
        }
      }),
      { numRuns: 20 },
    )
    expect(allowed).toBeGreaterThan(states.length)
  })
})

it.each([
  ['states inside', { states: { a: { initial: 'b', states: { b: {} } } } }],
  ['a step by itself', { states: { a: { always: 'b' }, b: {} } }],
  ['something done', { states: { a: { entry: () => {} } } }],
  [
    'something done on the way',
    { states: { a: { on: { go: { target: 'a', actions: () => {} } } } } },
  ],
  ['a step that leads nowhere, or to several states', { states: { a: { on: { go: {} } } } }],
])('takes no machine with %s', (kind, config) => {
  expect(notPlainIn(createMachine({ initial: 'a', ...config }))).toEqual([`a: ${kind}`])
})
