import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { examples } from '../../../workflows/battery/examples.ts'
import battery from '../../../workflows/battery/stream.ts'
import type { Decision, Situation } from '../../../workflows/stream.ts'

describe('battery decisions', () => {
  const eventTime = '2026-03-02T12:00:00.000Z'

  function batch(code: string, more: Partial<BatchState> = {}): BatchState {
    const place = { stream: 'battery', facility: 'F', headSeq: 1, headDigest: '' }
    const rest = { kind: 'module', material: 'NMC', state: 'graded', context: {}, content: {} }
    return { batch: code, code, ...place, ...rest, massGrams: 1_000, ...more }
  }

  function decide(stage: string, facts: Facts, more: Partial<Situation> = {}): Decision {
    const batches = more.batches ?? []
    const drawnGrams = batches.map(({ massGrams = 0 }) => massGrams)
    const weighedGrams = batches.map(() => undefined)
    const rest = { weighedGrams, outputs: [], losses: [], additions: [], eventTime }
    const situation = { facts, batches, drawnGrams, ...rest, ...more }
    return battery.stages[stage]?.decide?.(situation) ?? { decisions: {} }
  }

  const decisionsOf = (decision: Decision) => ('decisions' in decision ? decision.decisions : {})
  const refusedBy = (decision: Decision) =>
    'refused' in decision ? decision.refused.map(({ message }) => message).join('\n') : ''

  it.each([
    [{ workStepsMissing: 0, protectionTrips: 0, temperatureMaxCelsius: '44.9' }, 'complete'],
    [{ workStepsMissing: 0, protectionTrips: 35, temperatureMaxCelsius: '29.7' }, 'review'],
    [{ workStepsMissing: 0, protectionTrips: 0, temperatureMaxCelsius: '45' }, 'review'],
    [{ workStepsMissing: 2, protectionTrips: 1, temperatureMaxCelsius: '36.8' }, 'retest'],
    [{}, 'complete'],
  ])('reads a bench record %o as %s', (facts, outcome) => {
    expect(decisionsOf(decide('tested', facts)).testOutcome).toBe(outcome)
  })

  it('lets a unit be tested again once, then leaves only waste', () => {
    const once = batch('M1', { context: { testsFailed: 1 } })
    const again = decisionsOf(decide('tested', { workStepsMissing: 1 }, { batches: [once] }))
    expect(again).toMatchObject({ testOutcome: 'failed', testsFailed: 2 })
    const twice = batch('M1', { context: { testsFailed: 2 } })
    expect(refusedBy(decide('tested', {}, { batches: [twice] }))).toContain(
      'can only be declared waste',
    )
  })

  it('takes what a new test measures off the list of missing facts', () => {
    const context = { missingFacts: ['calibrationDue', 'removalDate'] }
    const facts = { calibrationDue: '2027-01-31' }
    const decided = decide('tested', facts, { batches: [batch('M1', { context })] })
    expect(decisionsOf(decided).missingFacts).toEqual(['removalDate'])
  })

  it('releases from quarantine on two signatures after the hold of its class', () => {
    const start = { quarantineStart: '2026-03-01T12:00:00.000Z' }
    const scanned = { eventTime: start.quarantineStart }
    const amber = { quarantineClass: 'amber', quarantinePacking: 'P908', ...start }
    const red = { quarantineClass: 'red', quarantinePacking: 'LP906', ...start }
    const held = decisionsOf(decide('quarantined', red, scanned))
    expect(decisionsOf(decide('quarantined', amber, scanned)).quarantinedUntil).toBe(eventTime)
    expect(decisionsOf(decide('quarantined', amber)).quarantinedUntil).toBe(
      '2026-03-03T12:00:00.000Z',
    )
    expect(held.quarantinedUntil).toBe('2026-03-03T12:00:00.000Z')
    const batches = [batch('M1', { context: held })]
    const signed = { releasedBy: 'person-1', secondReleasedBy: 'person-2' }
    expect(refusedBy(decide('released', signed, { batches }))).toContain('held until')
    const later = { batches, eventTime: '2026-03-03T12:00:00.000Z' }
    expect(refusedBy(decide('released', signed, later))).toBe('')
    const alone = { releasedBy: 'person-1', secondReleasedBy: 'person-1' }
    expect(refusedBy(decide('released', alone, later))).toMatch(/two different persons/i)
  })

  it('lets a class rise and never fall, and no hold get shorter', () => {
    const amber = { quarantineClass: 'amber', quarantinePacking: 'P908' }
    const red = { quarantineClass: 'red', quarantinePacking: 'P911' }
    const held = decisionsOf(decide('quarantined', red))
    const batches = [batch('M1', { state: 'quarantined', context: held })]
    expect(refusedBy(decide('quarantined', amber, { batches }))).toContain('cannot be lowered')
    const again = decisionsOf(decide('quarantined', red, { batches }))
    expect(again.quarantinedUntil).toBe(held.quarantinedUntil)
    const before = decisionsOf(decide('quarantined', amber))
    const risen = { batches: [batch('M1', { state: 'quarantined', context: before })] }
    expect(decisionsOf(decide('quarantined', red, risen))).toMatchObject({ damageClass: 'red' })
  })

  it('counts a hold from when it reached us, whatever dates the scan carries', () => {
    const recordTime = '2026-04-01T00:00:00.000Z'
    const backDated = {
      quarantineClass: 'amber',
      quarantinePacking: 'P908',
      quarantineStart: '2026-03-01T00:00:00.000Z',
    }
    const { quarantinedUntil } = decisionsOf(decide('quarantined', backDated, { recordTime }))
    expect(quarantinedUntil).toBe('2026-04-02T00:00:00.000Z')
    const ahead = { ...backDated, quarantineStart: '2031-01-01T00:00:00.000Z' }
    expect(refusedBy(decide('quarantined', ahead, { recordTime }))).toContain('future')
    const batches = [batch('M1', { context: { quarantinedUntil: String(quarantinedUntil) } })]
    const signed = { releasedBy: 'person-1', secondReleasedBy: 'person-2' }
    // A release dated ahead of our clock is one before the hold is over.
    const early = { batches, eventTime: '2026-04-02T01:00:00.000Z', recordTime }
    expect(refusedBy(decide('released', signed, early))).toContain('is held until')
  })

  it('finds a unit safer only in a triage after its release', () => {
    const sound = Object.fromEntries(
      Object.entries(examples.find(({ stage }) => stage === 'triaged')?.facts ?? {}),
    )
    const unit = (state: string) => ({
      batches: [batch('P1', { kind: 'pack', state, context: { damageClass: 'red' } })],
    })
    for (const state of ['prepared_for_repurposing', 'recalled', 'taken_in']) {
      expect(refusedBy(decide('triaged', sound, unit(state)))).toContain('cannot be lowered')
    }
    expect(decisionsOf(decide('triaged', sound, unit('released')))).toMatchObject({
      triageClass: 'green',
      damageClass: 'green',
      insulationFailed: false,
    })
  })

  it('refuses a packing that does not fit the class, and amber for a red unit', () => {
    const facts = { quarantineClass: 'amber', quarantinePacking: 'P911' }
    expect(refusedBy(decide('quarantined', facts))).toContain('P908')
    const context = { triageClass: 'red' }
    const batches = [batch('M1', { state: 'triaged', context })]
    const amber = { quarantineClass: 'amber', quarantinePacking: 'P908' }
    expect(refusedBy(decide('quarantined', amber, { batches }))).toContain('cannot be lowered')
  })

  it('names the missing facts when it refuses a match (IEC 63338)', () => {
    const context = { missingFacts: ['removalDate'], lifetimeTraceability: 'recorded' }
    const decided = decide('matched', {}, { batches: [batch('M1', { context })] })
    expect(refusedBy(decided)).toContain('removalDate')
  })

  it('matches within the limits and says what is too far apart', () => {
    const unit = (code: string, capacityAmpereHours: string) => {
      const figures = { capacityAmpereHours, dcirMilliohm: '10', restVoltageVolts: '28.4' }
      const same = { chemistry: 'NMC', model: 'M', restMinutes: '20' }
      return batch(code, { context: { lifetimeTraceability: 'recorded', ...same, ...figures } })
    }
    const near = [unit('M1', '100'), unit('M2', '103')]
    const strict = { balancing: 'strict' }
    const fits = decisionsOf(decide('matched', strict, { batches: near }))
    expect(fits.capacitySpreadPercent).toBe('3')
    const far = [unit('M1', '100'), unit('M2', '103.1')]
    expect(refusedBy(decide('matched', strict, { batches: far }))).toContain('capacity')
    expect(refusedBy(decide('matched', { balancing: 'relaxed' }, { batches: far }))).toBe('')
  })

  it('builds only units matched for this product, whole, one for each place', () => {
    const context = { targetProduct: 'P1' }
    const batches = [batch('M1', { context }), batch('M2', { context: { targetProduct: 'P2' } })]
    const outputs = [{ code: 'P1', kind: 'product', facts: {} }]
    const facts = { unitsInSeries: 3, unitsInParallel: 1 }
    const refused = refusedBy(
      decide('assembled', facts, { batches, outputs, drawnGrams: [5, 1_000] }),
    )
    expect(refused).toContain('matched for another product (P2)')
    expect(refused).toContain('The whole of “M1”')
    expect(refused).toContain('3 places (series × parallel)')
  })

  it('calls a product of former waste prepared for repurposing, never merely repurposed', () => {
    const facts = { predecessors: ['P0'], passportOperation: 'repurposing' }
    const batches = [batch('P1', { kind: 'product', context: { wasteOrigin: true } })]
    const refused = refusedBy(decide('passport_issued', facts, { batches }))
    expect(refused).toContain('preparation_for_repurposing')
    const right = { ...facts, passportOperation: 'preparation_for_repurposing' }
    const status = decisionsOf(decide('passport_issued', right, { batches })).batteryStatus
    expect(status).toBe('repurposed')
    expect(refusedBy(decide('passport_issued', { ...right, predecessors: [] }, { batches }))).toBe(
      'Cannot issue a passport without predecessor: expected one or more',
    )
  })

  it('calls a product remanufactured only at 90 % of its rating and 3 % between cells', () => {
    const facts = { predecessors: ['P0'], passportOperation: 'remanufacturing', samePurpose: true }
    const issue = (capacity: string, cells: string[]) => {
      const figures = { ratedCapacityAmpereHours: '200', productCapacityAmpereHours: capacity }
      const batches = [batch('P1', { kind: 'product', context: figures })]
      return decide('passport_issued', { ...facts, cellStatesOfHealthPercent: cells }, { batches })
    }
    expect(decisionsOf(issue('180', ['92', '95'])).batteryStatus).toBe('remanufactured')
    expect(refusedBy(issue('179.9', ['92', '95']))).toContain('capacity is restored to')
    expect(refusedBy(issue('180', ['92', '95.1']))).toContain('the cells differ')
    expect(refusedBy(issue('180', ['good']))).toContain('Cannot read "good"')
  })

  it('receives within 1 % of what was sent, otherwise records a discrepancy until it is settled', () => {
    const context = { tripTicket: 'T', sentMassGrams: 100_000, unitsSent: 1 }
    const sent = [batch('M1', { state: 'consigned', context })]
    const outcome = (netGrams: number, batches = sent, more: Facts = {}) =>
      decisionsOf(decide('received', more, { batches, weighedGrams: [netGrams] })).receptionOutcome
    expect([outcome(99_000), outcome(98_999)]).toEqual(['accepted', 'discrepancy'])
    const open = [batch('M1', { state: 'discrepancy', context })]
    expect(outcome(98_999, open)).toBe('discrepancy')
    expect(outcome(98_999, open, { discrepancyResolution: 'agreed' })).toBe('accepted')
    expect(outcome(98_999, sent, { discrepancyResolution: 'agreed' })).toBe('discrepancy')
  })

  it('never counts black mass as output', () => {
    const facts = { fraction: 'output', fractionMaterial: 'black_mass', endOfWaste: true }
    const outputs = [
      { code: 'F1', kind: 'fraction', facts: { ...facts, substitutesPrimary: true } },
    ]
    expect(refusedBy(decide('processed', {}, { outputs }))).toContain('black_mass')
  })

  it('refuses to close a lot of which more than 2 % is unexplained', () => {
    const book = (countedGrams: number) => ({
      inputGrams: 1_000,
      inputMilligrams: {},
      countedGrams,
      countedMilligrams: {},
      unassayed: [],
      lossGrams: 100,
      intermediates: {},
    })
    const lotOf = (grams: number) => ({
      batches: [batch('L1', { kind: 'recycling_lot', context: { lotBook: book(grams) } })],
    })
    expect(refusedBy(decide('closed', {}, lotOf(879)))).toContain('unexplained')
    expect(refusedBy(decide('closed', {}, lotOf(880)))).toBe('')
  })

  it('exports waste only on a valid permit', () => {
    const refused = refusedBy(decide('consigned', { exported: true }, { batches: [batch('M1')] }))
    expect(refused).toContain('exportPermit')
    expect(refusedBy(decide('consigned', { exported: false }, { batches: [batch('M1')] }))).toBe('')
  })
})
