import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../domain/refusal.ts'
import {
  type CorrectionState,
  correctionMachine,
  correctionStates,
  correctionStepsOf,
  stepCorrection,
} from '../../workflows/correction.ts'
import { handOverMachine, handOverStates } from '../../workflows/hand-over.ts'
import { mermaidOf } from '../../workflows/mermaid.ts'

const states = Object.keys(correctionStates) as CorrectionState[]

describe('a correction', () => {
  it('is answered by the other side and taken back by the one that proposed it, while it waits', () => {
    const proposedBy = 'sender'
    expect(correctionStepsOf('proposed', { part: 'sender', proposedBy })).toEqual([
      'correct_withdraw',
    ])
    expect(correctionStepsOf('proposed', { part: 'receiver', proposedBy })).toEqual([
      'correct_consent',
      'correct_decline',
    ])
    expect(correctionStepsOf('proposed', { part: 'custodian', proposedBy })).toEqual([])
    for (const state of states.filter((one) => one !== 'proposed')) {
      expect(correctionStepsOf(state, { part: 'receiver', proposedBy })).toEqual([])
    }
  })

  it('comes to an end once', () => {
    expect(stepCorrection('proposed', 'correct_consent')).toBe('consented')
    expect(stepCorrection('proposed', 'correct_decline')).toBe('declined')
    expect(stepCorrection('proposed', 'correct_withdraw')).toBe('withdrawn')
    for (const state of states.filter((one) => one !== 'proposed')) {
      const again = stepCorrection(state, 'correct_consent')
      expect(typeof again !== 'string' && isRefusal(again) && again.code).toBe('step_not_open')
    }
  })

  it('is drawn in the documentation as the machines run, like the hand-over', () => {
    const text = readFileSync('docs/hand-over.md', 'utf8')
    const drawn = [
      mermaidOf({ machine: handOverMachine, states: handOverStates }, 'en'),
      mermaidOf({ machine: correctionMachine, states: correctionStates }, 'en'),
    ]
    for (const diagram of drawn) expect(text).toContain(diagram.trim())
  })
})
