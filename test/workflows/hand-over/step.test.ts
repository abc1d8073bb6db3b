import { describe, expect, it } from 'vitest'
import type { HandOverState, Party } from '../../../workflows/hand-over.ts'
import { decideStep, type StepAsked } from '../../../workflows/hand-over-step.ts'
import { handOverAt, left, saysOf, signedLine } from '../../harness/papers.ts'

const carrier = { organisation: 'fast' }
const steps: readonly StepAsked[] = [
  { step: 'dispatch', carrier },
  { step: 'transfer', carrier },
  { step: 'store', store: carrier },
  { step: 'decline' },
  { step: 'receive', facility: 'B' },
  { step: 'decide', lines: [{ line: 1, acceptedGrams: 1_000, refusedGrams: 0 }] },
  { step: 'return' },
  { step: 'cancel' },
]

describe('whose a step is', () => {
  it.each<[Party, readonly string[]]>([
    ['sender', ['dispatch', 'transfer', 'store', 'return', 'cancel']],
    ['custodian', ['dispatch', 'transfer', 'store', 'decline']],
    ['receiver', ['receive', 'decide']],
  ])('is told for the %s', (part, own) => {
    for (const asked of steps) {
      const answer = saysOf(decideStep(asked, handOverAt('cancelled', { part, holdsGoods: true })))
      const says = own.includes(asked.step)
        ? ['step_not_open', '/step no_step_open']
        : ['not_your_step', '/step step_of_other_party']
      expect([asked.step, ...answer]).toEqual([asked.step, ...says])
    }
  })

  it('ends for a carrier with its custody', () => {
    const asked = { step: 'transfer', carrier } as const
    const at = (holdsGoods: boolean) =>
      handOverAt('in_transport', { part: 'custodian', holdsGoods })
    expect(saysOf(decideStep(asked, at(false)))).toEqual([
      'not_your_step',
      '/step custody_passed_on',
    ])
    expect(decideStep(asked, at(true))).toMatchObject({ state: 'in_transport', leaves: false })
  })
})

describe('what a step comes to', () => {
  it('lets the goods leave with the first dispatch and with no other', () => {
    const asked = { step: 'dispatch', carrier } as const
    expect(decideStep(asked, handOverAt('offered'))).toMatchObject({
      state: 'in_transport',
      leaves: true,
    })
    expect(decideStep(asked, handOverAt('stored'))).toMatchObject({
      state: 'in_transport',
      leaves: false,
    })
  })

  it('names a carrier or store that works here, or none', () => {
    const unknown = { hasCustodian: false }
    for (const [asked, state, pointer] of [
      [{ step: 'dispatch', carrier }, 'offered', '/carrier'],
      [{ step: 'transfer', carrier }, 'in_transport', '/carrier'],
      [{ step: 'store', store: carrier }, 'in_transport', '/store'],
    ] as const satisfies readonly [StepAsked, HandOverState, string][]) {
      expect(saysOf(decideStep(asked, handOverAt(state, unknown)))).toEqual([
        'unknown_organisation',
        `${pointer}/organisation carrier_unknown`,
      ])
    }
    const nobody = { step: 'transfer', carrier: {} } as const
    expect(saysOf(decideStep(nobody, handOverAt('in_transport', unknown)))).toEqual([])
  })

  it('arrives at a facility of the receiver’s', () => {
    const asked = { step: 'receive', facility: 'Z' } as const
    const at = (hasFacility: boolean) =>
      handOverAt('in_transport', { part: 'receiver', hasFacility })
    expect(saysOf(decideStep(asked, at(false)))).toEqual([
      'unknown_facility',
      '/facility hand_over_facility_unknown',
    ])
    expect(decideStep(asked, at(true))).toMatchObject({ state: 'received' })
  })

  it('draws on the permit that the papers name when the goods leave, and not again', () => {
    const permit = { number: 'P-1', found: undefined, day: '2026-11-02', grams: 1_000 }
    const asked = { step: 'dispatch', carrier } as const
    expect(saysOf(decideStep(asked, handOverAt('offered', { permit })))).toEqual([
      'permit_not_enough',
      '/papers hand_over_permit_unknown',
    ])
    expect(saysOf(decideStep(asked, handOverAt('stored', { permit })))).toEqual([])
  })

  it('tells accepted, accepted in part and refused apart by the lines', () => {
    const lines = [signedLine(), signedLine({ line: 2, code: 'two' })]
    const known = { part: 'receiver', lines, cargo: [left(), left({ line: 2 })] } as const
    const deciding = (...refused: number[]) =>
      decideStep(
        {
          step: 'decide',
          lines: refused.map((grams, index) => ({
            line: index + 1,
            acceptedGrams: 1_000 - grams,
            refusedGrams: grams,
            reason: 'damaged',
          })),
        },
        handOverAt('received', known),
      )
    expect(deciding(0, 0)).toMatchObject({ state: 'accepted' })
    expect(deciding(1_000, 0)).toMatchObject({ state: 'part_accepted' })
    expect(deciding(1, 0)).toMatchObject({ state: 'part_accepted' })
    expect(deciding(1_000, 1_000)).toMatchObject({ state: 'refused' })
  })

  it('gives back what was refused, with its share of what is inside, as it stood', () => {
    const lines = [signedLine(), signedLine({ line: 2, code: 'two', refusedGrams: 250 })]
    const cargo = [left(), left({ line: 2, leftState: 'hard', content: { 'element:Li': 101 } })]
    expect(decideStep({ step: 'return' }, handOverAt('part_accepted', { lines, cargo }))).toEqual({
      state: 'returned',
      leaves: false,
      decided: [],
      returned: [
        { line: 2, code: 'two', grams: 250, state: 'hard', content: { 'element:Li': 25 } },
      ],
    })
  })

  it('leaves no event of the code before standing without a step', () => {
    const says = ['step_not_open', '/step step_booked_before']
    const booked = 'E-1'
    expect(saysOf(decideStep({ step: 'cancel' }, handOverAt('offered', { booked })))).toEqual(says)
    const receiver = handOverAt('received', { part: 'receiver', booked })
    const line = { line: 1, reason: 'damaged' } as const
    const none = [{ ...line, acceptedGrams: 0, refusedGrams: 1_000 }]
    expect(saysOf(decideStep({ step: 'decide', lines: none }, receiver))).toEqual(says)
    const some = [{ ...line, acceptedGrams: 1_000, refusedGrams: 0 }]
    expect(saysOf(decideStep({ step: 'decide', lines: some }, receiver))).toEqual([])
  })
})
