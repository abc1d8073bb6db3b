import { describe, expect, it } from 'vitest'
import { transition } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { languages } from '../../../domain/words.ts'
import { machine } from '../../../workflows/battery/machine.ts'
import battery from '../../../workflows/battery/stream.ts'
import { guardNames, mermaidOf } from '../../../workflows/mermaid.ts'
import type { MachineContext, MachineEvent } from '../../../workflows/stream.ts'

const nodes: Readonly<Record<string, { readonly type: string }>> = machine.states
const eventTime = '2026-03-02T01:00:00.000Z'

function ask(type: string, more: Partial<MachineEvent> = {}): MachineEvent {
  return { type, facts: {}, decisions: {}, eventTime, ...more }
}

const safe = { residualVoltageVolts: '3', highVoltageDisconnectRemoved: true }

/** Every request, with every outcome that a stage may decide. */
const events: readonly MachineEvent[] = [
  ...Object.values(battery.stages).map(({ request }) => ask(request)),
  ask('isolate', { facts: safe }),
  ...['complete', 'review', 'failed'].map((testOutcome) =>
    ask('test', { decisions: { testOutcome } }),
  ),
  ...['accepted', 'retest'].map((reviewOutcome) => ask('review', { decisions: { reviewOutcome } })),
  ask('final_test', { decisions: { finalTestOutcome: 'pass' } }),
  ask('issue_passport', { facts: { responsibilityAccepted: true } }),
  ask('receive', { decisions: { receptionOutcome: 'accepted' } }),
  ask('close', { decisions: { intermediatesOpen: ['FRAC-1'] } }),
  ask('certify', { decisions: { intermediatesOpen: ['FRAC-1'] } }),
]

const good: MachineContext = {
  kind: 'module',
  massGrams: 1_000,
  facts: { triageClass: 'green', grade: 'A', lifetimeTraceability: 'recorded', passportId: 'p' },
}
const product: MachineContext = { ...good, kind: 'product' }
const spentLot: MachineContext = { kind: 'recycling_lot', massGrams: 0, facts: {} }
const fractionOf = (fraction: string): MachineContext => ({
  kind: 'fraction',
  massGrams: 1_000,
  facts: { fraction },
})
const contexts = [good, product, spentLot, fractionOf('output'), fractionOf('intermediate')]

function reachedFrom(value: string, context: MachineContext, allowed = events): Set<string> {
  const fromState = machine.resolveState({ value, context })
  const serializeState = (state: { value: unknown }) => String(state.value)
  const paths = getShortestPaths(machine, { events: allowed, fromState, serializeState })
  return new Set([value, ...paths.map(({ state }) => String(state.value))])
}

function can(state: string, event: MachineEvent, context: MachineContext = good): boolean {
  return machine.resolveState({ value: state, context }).can(event)
}

/** States from which a request is possible for a unit that meets every condition. */
function sourcesOf(request: string): string[] {
  const asked = events.filter(({ type }) => type === request)
  return Object.keys(machine.states)
    .filter((state) => nodes[state]?.type !== 'final')
    .filter((state) => asked.some((event) => can(state, event)))
    .sort()
}

const without = (...requests: string[]) => events.filter(({ type }) => !requests.includes(type))

describe('battery machine', () => {
  it('reaches every state on some generated path', () => {
    const reached = contexts.flatMap((context) => [...reachedFrom('new', context)])
    expect(new Set(reached)).toEqual(new Set(Object.keys(machine.states)))
  })

  it('ends in recycled, returned and dispatched, and nothing leaves them', () => {
    const ends = Object.entries(machine.states).filter(([, node]) => node.type === 'final')
    expect(ends.map(([name]) => name).sort()).toEqual(['dispatched', 'recycled', 'returned'])
    for (const context of contexts) {
      for (const [name] of ends) expect([...reachedFrom(name, context)]).toEqual([name])
    }
  })

  it('takes an alarm from every state in which something is left that could burn', () => {
    const quiet = ['new', 'awaiting_certificates', 'recycled', 'returned', 'dispatched']
    const expected = Object.keys(machine.states).filter((name) => !quiet.includes(name))
    expect(sourcesOf('quarantine')).toEqual(expected.sort())
    expect(sourcesOf('quarantine_at_once')).toEqual(expected)
  })

  it('declares waste only where the rules let a unit become waste', () => {
    expect(sourcesOf('declare_waste')).toEqual(
      [
        'triaged',
        'quarantined',
        'released',
        'tested',
        'retest',
        'test_failed',
        'graded',
        'final_tested',
        'final_test_failed',
      ].sort(),
    )
  })

  it.each([
    ['triage', ['taken_in', 'released', 'recalled', 'prepared_for_repurposing']],
    ['return', ['taken_in']],
    ['release', ['quarantined']],
    ['grade', ['tested']],
    ['match', ['graded']],
    ['unmatch', ['matched']],
    ['consign', ['declared_waste']],
    ['prepare_for_repurposing', ['declared_waste', 'received']],
    ['recall', ['sold', 'in_service']],
    ['sell', ['listed']],
    ['issue_passport', ['final_tested']],
  ])('lets "%s" follow only what the rules name', (request, sources) => {
    expect(sourcesOf(request)).toEqual([...sources].sort())
  })

  it('never lets waste reach a match except by preparation, triage and a new test', () => {
    for (const state of ['declared_waste', 'consigned', 'discrepancy', 'received']) {
      const wasteStage = state === 'received' ? 'received' : 'declared'
      const context = { ...good, facts: { ...good.facts, wasteStage } }
      expect(reachedFrom(state, context)).toContain('matched')
      for (const step of ['prepare_for_repurposing', 'triage', 'test']) {
        expect(reachedFrom(state, context, without(step))).not.toContain('matched')
      }
      expect(can(state, ask('match'), context)).toBe(false)
    }
  })

  it('never reaches a sale without a final test and a passport', () => {
    const fresh = { ...good, facts: { ...good.facts, passportId: null } }
    for (const step of ['grade', 'match', 'assemble', 'final_test', 'issue_passport']) {
      const allowed = without(step)
      expect(reachedFrom('taken_in', fresh, allowed)).not.toContain('sold')
    }
  })

  it('stays within the states it has, whatever is asked', () => {
    for (const context of contexts) {
      const fromState = machine.resolveState({ value: 'new', context })
      const serializeState = (state: { value: unknown }) => String(state.value)
      const map = getAdjacencyMap(machine, { events, fromState, serializeState })
      for (const { state } of Object.values(map)) {
        expect(Object.keys(battery.states)).toContain(String(state.value))
      }
    }
  })
})

describe('battery guards', () => {
  const withFacts = (facts: MachineContext['facts']) => ({
    ...good,
    facts: { ...good.facts, ...facts },
  })

  it('refuses to match grade R, which leaves a new test or waste', () => {
    const poor = withFacts({ grade: 'R' })
    expect(can('graded', ask('match'), poor)).toBe(false)
    expect(can('graded', ask('test'), poor)).toBe(true)
    expect(can('graded', ask('declare_waste'), poor)).toBe(true)
    expect(can('graded', ask('match'), withFacts({ grade: 'C' }))).toBe(true)
  })

  it('refuses to match a unit whose records lack facts (IEC 63338)', () => {
    expect(can('graded', ask('match'), withFacts({ missingFacts: ['removalDate'] }))).toBe(false)
    expect(can('graded', ask('match'), withFacts({ missingFacts: [] }))).toBe(true)
    for (const lifetimeTraceability of ['incomplete', 'none', null]) {
      expect(can('graded', ask('match'), withFacts({ lifetimeTraceability }))).toBe(false)
    }
  })

  it('counts a missing mass as missing only until the unit is weighed', () => {
    const { massGrams: _, ...unweighed } = withFacts({ missingFacts: ['massGrams'] })
    expect(can('graded', ask('match'), unweighed)).toBe(false)
    expect(can('graded', ask('match'), { ...unweighed, massGrams: 5 })).toBe(true)
    expect(can('tested', ask('grade'), unweighed)).toBe(true)
  })

  it('refuses triage of an unweighed unit', () => {
    const { massGrams: _, ...unweighed } = good
    expect(can('taken_in', ask('triage'), unweighed)).toBe(false)
    expect(can('taken_in', ask('quarantine'), unweighed)).toBe(true)
  })

  it('isolates green units, amber ones after a release, red ones never', () => {
    const isolate = ask('isolate', { facts: safe })
    expect(can('triaged', isolate, withFacts({ triageClass: 'amber' }))).toBe(false)
    const released = { triageClass: 'amber', releasedFromQuarantine: true }
    expect(can('triaged', isolate, withFacts(released))).toBe(true)
    expect(can('triaged', isolate, withFacts({ ...released, triageClass: 'red' }))).toBe(false)
  })

  it('keeps a unit under 60 V or more closed', () => {
    const live = ask('isolate', { facts: { ...safe, residualVoltageVolts: '60' } })
    expect(nextOf('triaged', live)).toBe('isolation_failed')
    expect(can('isolation_failed', ask('dismantle'))).toBe(false)
    expect(nextOf('isolation_failed', ask('isolate', { facts: safe }))).toBe('isolated')
  })

  it('returns waste from quarantine to where it was', () => {
    for (const [wasteStage, state] of [
      ['declared', 'declared_waste'],
      ['consigned', 'declared_waste'],
      ['received', 'received'],
      ['none', 'released'],
    ] as const) {
      expect(nextOf('quarantined', ask('release'), withFacts({ wasteStage }))).toBe(state)
    }
    expect(nextOf('quarantined', ask('release'), spentLot)).toBe('recycling')
    expect(nextOf('quarantined', ask('release'), fractionOf('output'))).toBe('recovered')
  })

  it('closes a lot only when nothing is left, and waits for certificates', () => {
    expect(can('recycling', ask('close'), { ...spentLot, massGrams: 1 })).toBe(false)
    const open = ask('close', { decisions: { intermediatesOpen: ['FRAC-1'] } })
    expect(nextOf('recycling', open, spentLot)).toBe('awaiting_certificates')
    expect(nextOf('recycling', open, { ...good, massGrams: 0 })).toBe('recycled')
    expect(nextOf('awaiting_certificates', ask('certify'), spentLot)).toBe('recycled')
  })

  it('has one sentence for each guard and no other', () => {
    const used = Object.values(machine.states).flatMap((node) =>
      [...node.transitions.values()].flat().flatMap(({ guard }) => guardNames(guard)),
    )
    expect(new Set(Object.keys(battery.guards))).toEqual(new Set(used))
    expect(new Set(Object.keys(machine.implementations.guards))).toEqual(new Set(used))
  })

  function nextOf(state: string, event: MachineEvent, context: MachineContext = good): string {
    const snapshot = machine.resolveState({ value: state, context })
    expect(snapshot.can(event)).toBe(true)
    const [next] = transition(machine, snapshot, event)
    return String(next.value)
  }
})

describe('battery words', () => {
  it('names every state in three languages', () => {
    expect(Object.keys(battery.states).sort()).toEqual(Object.keys(machine.states).sort())
  })

  it.each(languages)('draws every state in %s', (language) => {
    const diagram = mermaidOf(battery, language)
    for (const [name, label] of Object.entries(battery.states)) {
      expect(diagram).toContain(`  state "${label[language]}" as ${name}\n`)
    }
    expect(diagram).toContain('  [*] --> new\n')
    expect(diagram).toContain('  recycled --> [*]\n')
    expect(diagram).toContain(
      '  graded --> matched: match [grade_allows_reuse and traceability_complete]\n',
    )
  })
})
