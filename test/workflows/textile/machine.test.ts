import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { languages } from '../../../domain/words.ts'
import { guardNames, mermaidOf } from '../../../workflows/mermaid.ts'
import type { MachineContext, MachineEvent } from '../../../workflows/stream.ts'
import { grades } from '../../../workflows/textile/grades.ts'
import { machine } from '../../../workflows/textile/machine.ts'
import textile from '../../../workflows/textile/stream.ts'

const nodes: Readonly<Record<string, { readonly type: string }>> = machine.states
const eventTime = '2026-03-02T01:00:00.000Z'

function ask(type: string, more: Partial<MachineEvent> = {}): MachineEvent {
  return { type, facts: {}, decisions: {}, eventTime, ...more }
}

function made(type: string, facts: MachineEvent['facts']): MachineEvent {
  return ask(type, { output: { kind: 'sorted_lot', facts } })
}

/** Every request, with every outcome that a stage may decide. */
const events: readonly MachineEvent[] = [
  ...Object.values(textile.stages).map(({ request }) => ask(request)),
  ...Object.keys(grades).map((textileGrade) => made('sort', { textileGrade })),
  ...['passed', 'repeat', 'failed'].flatMap((sanitiseOutcome) => [
    made('sanitise', { sanitiseOutcome }),
    ask('sanitise_uv', { decisions: { sanitiseOutcome } }),
  ]),
  ask('prepare', { facts: { hardwareRemoved: true, metalCheckPassed: true } }),
  made('colour_sort', { colourOutcome: 'automatic' }),
  made('open', { openingOutcome: 'again' }),
]

const good: MachineContext = {
  kind: 'sorted_lot',
  massGrams: 1_000,
  facts: { fitForReuse: true, legalStatus: 'product', heldFrom: 'opened' },
}

function reachedFrom(value: string, context = good, allowed = events): Set<string> {
  const fromState = machine.resolveState({ value, context })
  const serializeState = (state: { value: unknown }) => String(state.value)
  const paths = getShortestPaths(machine, { events: allowed, fromState, serializeState })
  return new Set([value, ...paths.map(({ state }) => String(state.value))])
}

function can(state: string, event: MachineEvent, context = good): boolean {
  return machine.resolveState({ value: state, context }).can(event)
}

function nextOf(state: string, event: MachineEvent, context = good): string {
  const [next] = transition(machine, machine.resolveState({ value: state, context }), event)
  return String(next.value)
}

/** States from which a request is possible for a batch that meets every condition. */
function sourcesOf(request: string): string[] {
  const asked = events.filter(({ type }) => type === request)
  return Object.keys(machine.states)
    .filter((state) => state !== 'new' && nodes[state]?.type !== 'final')
    .filter((state) => asked.some((event) => can(state, event)))
    .sort()
}

const without = (...requests: string[]) => events.filter(({ type }) => !requests.includes(type))

describe('textile machine', () => {
  it('reaches every state on some generated path', () => {
    expect(reachedFrom('new')).toEqual(new Set(Object.keys(machine.states)))
  })

  it('ends in disposed and used_up, and nothing leaves them', () => {
    const ends = Object.keys(machine.states).filter((name) => nodes[name]?.type === 'final')
    expect(ends.sort()).toEqual(['disposed', 'used_up'])
    for (const name of ends) expect([...reachedFrom(name)]).toEqual([name])
  })

  it.each([
    ['receive', ['collected']],
    ['sort', ['received']],
    ['release', ['quarantined']],
    ['reject', ['quarantined']],
    ['dispose', ['rejected']],
    ['list', ['listed', 'reuse_stock']],
    ['resell', ['listed']],
    ['repair', ['repair_stock']],
    ['recirculate', ['to_recirculate']],
    ['decide_colour', ['colour_uncertain']],
    ['blend', ['fibre_received', 'fibre_tested', 'opened', 'uv_sanitised']],
    ['card', ['blended', 'fibre_tested', 'opened', 'uv_sanitised']],
    ['spin', ['carded_drawn']],
    ['pack', ['packed', 'spun']],
    ['recall', ['knitted', 'listed', 'packed', 'resold', 'shipped']],
    ['reclassify', ['collected', 'received', 'sorted']],
  ])('lets "%s" follow only what the rules name', (request, sources) => {
    expect(sourcesOf(request)).toEqual(sources)
  })

  it('takes a quarantine from every state in which goods stand free', () => {
    const quiet = ['new', 'quarantined', 'rejected', 'disposed', 'used_up', 'shipped', 'resold']
    const expected = Object.keys(machine.states).filter((name) => !quiet.includes(name))
    expect(sourcesOf('quarantine')).toEqual(expected.sort())
    expect(sourcesOf('quarantine_at_once')).toEqual([...expected, 'quarantined'].sort())
  })

  it('releases every held batch to exactly where it stood', () => {
    for (const heldFrom of sourcesOf('quarantine')) {
      const context = { ...good, facts: { ...good.facts, heldFrom } }
      expect(nextOf('quarantined', ask('release'), context)).toBe(heldFrom)
    }
    expect(can('quarantined', ask('release'), { ...good, facts: {} })).toBe(false)
  })

  it('never resells without a professional assessment', () => {
    for (const facts of [{ fitForReuse: true, legalStatus: 'waste' }, { legalStatus: 'product' }]) {
      expect(reachedFrom('reuse_stock', { ...good, facts })).not.toContain('resold')
    }
    expect(reachedFrom('reuse_stock')).toContain('resold')
  })

  it('never sells clothing for reuse that was sorted for fibre or rejected', () => {
    for (const state of ['sorted', 'downcycling_stock', 'rejected', 'opened']) {
      expect(reachedFrom(state)).not.toContain('resold')
      expect(reachedFrom(state)).not.toContain('listed')
    }
  })

  it('lets rejected goods leave only by disposal', () => {
    expect([...reachedFrom('rejected')].sort()).toEqual(['disposed', 'rejected'])
    expect(reachedFrom('collected', good, without('dispose'))).not.toContain('disposed')
  })

  it('sends each grade where it belongs', () => {
    const stateOf = (textileGrade: string) => nextOf('new', made('sort', { textileGrade }))
    expect(Object.keys(grades).map((grade) => `${grade} ${stateOf(grade)}`)).toEqual([
      'R1 reuse_stock',
      'R2 reuse_stock',
      'R3 reuse_stock',
      'R4 repair_stock',
      'F1 sorted',
      'F2 sorted',
      'F3 downcycling_stock',
      'X1 rejected',
      'X2 rejected',
    ])
  })

  it('repeats what failed and gives up what failed for good', () => {
    const ozone = (sanitiseOutcome: string) => nextOf('new', made('sanitise', { sanitiseOutcome }))
    expect(['passed', 'repeat', 'failed'].map(ozone)).toEqual([
      'sanitised',
      'sanitise_failed',
      'rejected',
    ])
    expect(nextOf('new', ask('prepare', { facts: { hardwareRemoved: true } }))).toBe('metal_left')
    expect(nextOf('new', made('colour_sort', { colourOutcome: 'manual' }))).toBe('colour_uncertain')
    expect(can('sanitise_failed', ask('open'))).toBe(false)
    expect(can('metal_left', ask('open'))).toBe(false)
    expect(can('to_recirculate', ask('blend'))).toBe(false)
  })

  it('stays within the states it has, whatever is asked', () => {
    const fromState = machine.resolveState({ value: 'new', context: good })
    const serializeState = (state: { value: unknown }) => String(state.value)
    const map = getAdjacencyMap(machine, { events, fromState, serializeState })
    for (const { state } of Object.values(map)) {
      expect(Object.keys(textile.states)).toContain(String(state.value))
    }
  })

  it('has one sentence for each guard and no other', () => {
    const used = Object.values(machine.states).flatMap((node) =>
      [...node.transitions.values()].flat().flatMap(({ guard }) => guardNames(guard)),
    )
    expect(new Set(Object.keys(textile.guards))).toEqual(new Set(used))
    expect(new Set(Object.keys(machine.implementations.guards))).toEqual(new Set(used))
  })

  it.each(languages)('draws every state in %s', (language) => {
    const diagram = mermaidOf(textile, language)
    expect(Object.keys(textile.states).sort()).toEqual(Object.keys(machine.states).sort())
    for (const [name, label] of Object.entries(textile.states)) {
      expect(diagram).toContain(`  state "${label[language]}" as ${name}\n`)
    }
    expect(diagram).toContain('  reuse_stock --> listed: list [assessed_for_reuse]\n')
  })
})
