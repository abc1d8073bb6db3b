import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type HandOverState,
  handOverMachine,
  handOverStates,
  handOverSteps,
  openSteps,
  stepHandOver,
  stepParties,
} from '../../workflows/hand-over.ts'

const states = Object.keys(handOverStates) as HandOverState[]
const final: readonly HandOverState[] = ['accepted', 'returned', 'cancelled']

describe('the way of a hand-over', () => {
  it('has a word in every language for each state and step of the machine, and a side for each step', () => {
    expect(Object.keys(handOverMachine.states).sort()).toEqual([...states].sort())
    const steps = new Set(states.flatMap(openSteps))
    expect([...steps, 'offer'].sort()).toEqual(Object.keys(handOverSteps).sort())
    expect(Object.keys(stepParties).sort()).toEqual(Object.keys(handOverSteps).sort())
    expect(states.filter((state) => openSteps(state).length === 0)).toEqual(final)
  })

  it('refuses every step that is not open, and names those that are', () => {
    for (const state of states) {
      for (const type of [
        'dispatch',
        'transfer',
        'store',
        'decline',
        'receive',
        'return',
        'cancel',
      ] as const) {
        const next = stepHandOver(state, { type })
        if (openSteps(state).includes(type)) {
          expect(states).toContain(next)
          continue
        }
        const open = openSteps(state)
        const hint = open.length === 0 ? 'no step is open any more' : `are ${open.join(', ')}`
        expect(next).toMatchObject({ code: 'step_not_open' })
        expect(JSON.stringify(next)).toContain(hint)
      }
    }
  })

  it('tells accepted, accepted in part and refused apart by what was decided line by line', () => {
    const decided = (accepted: number, refused: number) =>
      stepHandOver('received', { type: 'decide', accepted, refused })
    expect(decided(12, 0)).toBe('accepted')
    expect(decided(10, 2)).toBe('part_accepted')
    // A lot of which a part is refused stands in both counts.
    expect(decided(1, 1)).toBe('part_accepted')
    expect(decided(0, 12)).toBe('refused')
  })

  it('lets no goods vanish: after they left, every way ends with them accepted or back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 40 }), (choices) => {
        let state: HandOverState = 'offered'
        let left = false
        for (const choice of choices) {
          const open = openSteps(state)
          const type = open[choice % Math.max(1, open.length)]
          if (type === undefined || type === 'offer') break
          if (type === 'dispatch') left = true
          const event =
            type === 'decide' ? { type, accepted: choice % 3, refused: choice % 2 } : { type }
          const next = stepHandOver(state, event)
          if (typeof next !== 'string') throw new Error(`${state} does not take ${type}`)
          state = next
        }
        expect(state === 'cancelled' && left).toBe(false)
      }),
    )
  })
})
