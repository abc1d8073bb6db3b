import { describe, expect, it } from 'vitest'
import type { CorrectionState } from '../../../workflows/correction.ts'
import type { HandOverState } from '../../../workflows/hand-over.ts'
import { correctionTerms, decideAnswer } from '../../../workflows/hand-over-answer.ts'
import type { ChangeAsked } from '../../../workflows/hand-over-change.ts'
import { decideProposal, type KnownOfProposal } from '../../../workflows/hand-over-proposal.ts'
import { clayAndBrick, left, saysOf, signedLine } from '../../harness/papers.ts'

const streams = await clayAndBrick()
const taken = { acceptedGrams: 900, refusedGrams: 100, isTakenOver: true }

describe('a proposal', () => {
  it.each<[HandOverState, boolean]>([
    ['accepted', true],
    ['part_accepted', true],
    ['returned', true],
    ['received', false],
    ['refused', false],
    ['cancelled', false],
  ])('corrects what both sides signed for: %s, %s', (state, may) => {
    const says = may ? [] : ['step_not_open', '/step hand_over_not_correctable']
    expect(saysOf(proposing({ sentGrams: 1_050 }, { state }))).toEqual(says)
  })

  it('waits for one before it, but not for one that ended', () => {
    for (const state of ['declined', 'withdrawn', 'expired', 'consented'] as const) {
      const corrections = [{ id: 'K-0', state }]
      expect(saysOf(proposing({ sentGrams: 1_050 }, { corrections }))).toEqual([])
    }
    expect(
      saysOf(proposing({ sentGrams: 1_050 }, { corrections: [{ id: 'K-0', state: 'proposed' }] })),
    ).toEqual(['step_not_open', '/step correction_waits'])
    expect(
      saysOf(proposing({ sentGrams: 1_050 }, { corrections: [{ id: 'K-1', state: 'declined' }] })),
    ).toEqual(['id_reused', '/id step_id_reused'])
  })

  it('names lines that are there and of which something was accepted, all faults at once', () => {
    const lines = [
      { line: 1, reason: 'mass_wrong' },
      { line: 2, reason: 'mass_wrong', sentGrams: 900 },
    ] as const
    const refused = signedLine({ refusedGrams: 1_000 })
    const answer = decideProposal({ id: 'K-1', note: 'n', lines }, known({ lines: [refused] }))
    expect(saysOf(answer)).toEqual([
      'invalid',
      '/lines/0/line corrected_line_refused',
      '/lines/1/line line_unknown',
    ])
  })

  it.each<[string, Partial<ChangeAsked>, readonly string[]]>([
    ['nothing', {}, ['/lines/0/line corrected_to_same']],
    [
      'the same quantity',
      quantity({}),
      ['line corrected_to_same', 'sentGrams corrected_quantity_same'],
    ],
    [
      'less sent than refused',
      quantity({ sentGrams: 99 }),
      ['sentGrams corrected_below_refused', 'acceptedGrams corrected_accepted_negative'],
    ],
    [
      'something accepted of nothing',
      quantity({ sentGrams: 100, acceptedGrams: 1 }),
      ['acceptedGrams corrected_nothing_came'],
    ],
    [
      'nothing accepted of something',
      quantity({ sentGrams: 101, acceptedGrams: 0 }),
      ['acceptedGrams corrected_unaccounted'],
    ],
    [
      'a weight of nothing',
      { sentGrams: 100, acceptedGrams: 0 },
      ['reason corrected_weighed_nothing'],
    ],
  ])('is refused where it says %s', (_, change, says) => {
    const placed = says.map((one) => (one.startsWith('/') ? one : `/lines/0/${one}`))
    expect(saysOf(proposing(change))).toEqual(['invalid', ...placed])
  })

  it.each([
    [{ sentGrams: 1_500, acceptedGrams: 1_400 }, []],
    [{ sentGrams: 1_501, acceptedGrams: 1_401 }, ['/lines/0/sentGrams sent_far_off']],
    [{ sentGrams: 500, acceptedGrams: 400 }, []],
    [{ sentGrams: 499, acceptedGrams: 399 }, ['/lines/0/sentGrams sent_far_off']],
    [{ acceptedGrams: 450 }, []],
    [{ acceptedGrams: 449 }, ['/lines/0/acceptedGrams accepted_far_off']],
    [quantity({ sentGrams: 1_501 }), ['/lines/0/sentGrams sent_above_offered']],
  ])('stays within the bounds of every mass: %o', (change, faults) => {
    expect(saysOf(proposing(change))).toEqual(
      faults.length === 0 ? [] : ['mass_unbalanced', ...faults],
    )
  })

  it('lets a unit have gone along whole or not at all', () => {
    const stream = streams.get('brick')
    const lines = [signedLine({ acceptedGrams: 1_000, isTakenOver: true })]
    const of = (sentGrams: number) => saysOf(proposing(quantity({ sentGrams }), { stream, lines }))
    expect(of(0)).toEqual([])
    expect(of(1)).toEqual(['invalid', '/lines/0/sentGrams unit_sent_whole'])
  })

  it('moves with another quantity its share of what is inside, rounded down, and with a mass none', () => {
    // Of 1,000 g at first, whatever was corrected since.
    const cargo = [left({ content: { 'element:Li': 999, 'element:Co': 1 } })]
    const lines = [signedLine({ sentGrams: 800, ...taken, acceptedGrams: 700 })]
    expect(proposing(quantity({ sentGrams: 700 }), { cargo, lines })).toEqual([
      {
        line: 1,
        reason: 'quantity_wrong',
        sent: { before: 800, after: 700 },
        accepted: { before: 700, after: 600 },
        content: { 'element:Li': 99 },
      },
    ])
    expect(proposing({ sentGrams: 700 }, { cargo, lines })).toMatchObject([
      { accepted: { before: 700, after: 700 }, content: {} },
    ])
  })
})

describe('an answer', () => {
  const asked = {
    part: 'receiver',
    proposedBy: 'sender',
    state: 'proposed',
    proposerStands: true,
  } as const
  it('is the other side’s, and the withdrawal the side’s that proposed', () => {
    expect(decideAnswer('correct_consent', asked)).toBe('consented')
    expect(decideAnswer('correct_decline', asked)).toBe('declined')
    expect(said(decideAnswer('correct_withdraw', asked))).toEqual([
      'not_your_step',
      '/step correction_of_other_side',
    ])
    const own = { ...asked, part: 'sender' } as const
    expect(decideAnswer('correct_withdraw', own)).toBe('withdrawn')
    for (const step of ['correct_consent', 'correct_decline'] as const) {
      expect(said(decideAnswer(step, own))).toEqual([
        'not_your_step',
        '/step correction_of_your_own',
      ])
    }
  })

  it('comes once and in time', () => {
    const ended: readonly CorrectionState[] = ['consented', 'declined', 'withdrawn', 'expired']
    for (const state of ended) {
      expect(said(decideAnswer('correct_consent', { ...asked, state }))).toEqual([
        'step_not_open',
        '/step correction_ended',
      ])
    }
  })

  it('consents to what is booked already, and says nothing else of it', () => {
    const known = { ...asked, booked: 'E-1' }
    expect(decideAnswer('correct_consent', known)).toBe('consented')
    expect(said(decideAnswer('correct_decline', known))).toEqual([
      'step_not_open',
      '/step step_booked_before',
    ])
  })

  it('is a consent only while whoever proposed it may still bind their side, or once it is booked', () => {
    const gone = { ...asked, proposerStands: false }
    expect(said(decideAnswer('correct_consent', gone))).toEqual([
      'second_person_needed',
      '/correction proposer_not_standing',
    ])
    expect(decideAnswer('correct_decline', gone)).toBe('declined')
    expect(decideAnswer('correct_consent', { ...gone, booked: 'E-1' })).toBe('consented')
  })

  it('books on both sides what moved, and on the receiver’s the gap between the scales', () => {
    const line = { line: 1, content: { 'element:Li': 3 } }
    const moved = {
      ...line,
      reason: 'quantity_wrong',
      sent: { before: 1_000, after: 900 },
      accepted: { before: 990, after: 895 },
    } as const
    expect(correctionTerms([moved], [left({ leftState: 'hard' })])).toEqual({
      sent: [{ ...line, correctedGrams: 100, foundGrams: 0, leftState: 'hard' }],
      accepted: [{ ...line, correctedGrams: -100, foundGrams: 5, leftState: '' }],
    })
    const weighed = { ...moved, reason: 'mass_wrong', content: {} } as const
    expect(correctionTerms([weighed], [left()]).sent).toEqual([
      { line: 1, content: {}, correctedGrams: 100, foundGrams: -100, leftState: 'soft' },
    ])
    const accepted = { ...weighed, sent: { before: 1_000, after: 1_000 } }
    expect(correctionTerms([accepted], [left()])).toMatchObject({
      sent: [],
      accepted: [{ correctedGrams: 0, foundGrams: -95 }],
    })
  })
})

function quantity(rest: Partial<ChangeAsked>): Partial<ChangeAsked> {
  return { reason: 'quantity_wrong', ...rest }
}

function said(answer: ReturnType<typeof decideAnswer>) {
  return typeof answer === 'string' ? answer : saysOf(answer)
}

function known(rest: Partial<KnownOfProposal> = {}): KnownOfProposal {
  return {
    state: 'part_accepted',
    corrections: [],
    lines: [signedLine(taken)],
    cargo: [left()],
    agreed: [],
    stream: streams.get('clay'),
    ...rest,
  }
}

function proposing(change: Partial<ChangeAsked>, beside: Partial<KnownOfProposal> = {}) {
  const line: ChangeAsked = { line: 1, reason: 'mass_wrong', ...change }
  return decideProposal({ id: 'K-1', note: 'Weighed again', lines: [line] }, known(beside))
}
