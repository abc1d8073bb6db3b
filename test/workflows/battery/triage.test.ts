import { describe, expect, it } from 'vitest'
import {
  packingInstructions,
  type TriageAnswers,
  triage,
  yesNoQuestions,
} from '../../../workflows/battery/triage.ts'

const soundPack: TriageAnswers = {
  level: 'pack',
  smokeOdourOrHissing: false,
  leakOnHighVoltagePart: false,
  crushedOrPunctured: false,
  fireExposure: false,
  waterExposure: false,
  leakedOrVented: false,
  swelling: false,
  dentWithoutBreach: false,
  corrosionOrDiscolouring: false,
  accidentInUse: false,
  historyKnown: true,
  safetyFaultReported: false,
  managementSystemReadable: true,
  diagnosisCompleted: true,
  surfaceTemperatureCelsius: '24.9',
  ambientTemperatureCelsius: '20',
  temperatureRiseKelvin: '0.9',
  openCircuitFallMillivoltsPerHour: '10',
  lowestCellVoltageV: '1.5',
  highestCellVoltageV: '4.2',
  maximumCellVoltageV: '4.2',
  insulationPositiveKiloohm: '200',
  insulationNegativeKiloohm: '200',
  workingVoltageV: '400',
}

describe('triage', () => {
  const withAnswers = (answers: Partial<TriageAnswers>) => triage({ ...soundPack, ...answers })

  it('is green when every question has its good answer, at the very limits', () => {
    expect(triage(soundPack)).toEqual({ class: 'green', reasons: [] })
  })

  it.each(Object.entries(yesNoQuestions))('%s decides by itself', (question, rule) => {
    const { class: unitClass, reasons } = withAnswers({ [question]: rule.bad })
    expect(unitClass).toBe(rule.class)
    expect(reasons).toEqual([{ code: 'answer', question, class: rule.class, source: rule.source }])
  })

  it.each(Object.keys(soundPack).filter((question) => question !== 'level'))(
    'holds %s against the unit while nobody answered it',
    (question) => {
      const { class: unitClass, reasons } = withAnswers({ [question]: undefined })
      expect(unitClass).toBe('amber')
      expect(reasons).toContainEqual(expect.objectContaining({ code: 'not-answered', question }))
    },
  )

  it.each<[string, Partial<TriageAnswers>]>([
    ['surfaceTemperatureCelsius', { surfaceTemperatureCelsius: '25' }],
    ['temperatureRiseKelvin', { temperatureRiseKelvin: '1' }],
    ['openCircuitFallMillivoltsPerHour', { openCircuitFallMillivoltsPerHour: '10.001' }],
    ['lowestCellVoltageV', { lowestCellVoltageV: '1.499' }],
    ['highestCellVoltageV', { highestCellVoltageV: '4.201' }],
  ])('is red beyond the limit of %s', (question, answers) => {
    const { class: unitClass, reasons } = withAnswers(answers)
    expect(unitClass).toBe('red')
    expect(reasons).toMatchObject([{ code: 'beyond-limit', question, class: 'red' }])
  })

  it('says what was found and the limit, the temperature as kelvin above ambient', () => {
    const cold = { surfaceTemperatureCelsius: '-4.5', ambientTemperatureCelsius: '-10' }
    expect(withAnswers(cold).reasons).toMatchObject([{ found: '5.5', limit: '5' }])
  })

  it('is amber when either pole is below 500 ohm per volt, and names the pole', () => {
    expect(withAnswers({ insulationNegativeKiloohm: '199.9' })).toMatchObject({
      class: 'amber',
      reasons: [{ question: 'insulationNegativeKiloohm', found: '499.75', limit: '500' }],
    })
    expect(withAnswers({ insulationPositiveKiloohm: '39' })).toMatchObject({
      class: 'amber',
      reasons: [{ question: 'insulationPositiveKiloohm', found: '97.50', limit: '100' }],
    })
  })

  it('puts red reasons first and keeps the amber ones', () => {
    const { class: unitClass, reasons } = withAnswers({
      swelling: true,
      temperatureRiseKelvin: '2',
    })
    expect(unitClass).toBe('red')
    expect(reasons.map((reason) => reason.class)).toEqual(['red', 'amber'])
  })

  it('asks a cell neither about insulation nor about a management system, a module about one', () => {
    const {
      insulationPositiveKiloohm: _positive,
      insulationNegativeKiloohm: _negative,
      workingVoltageV: _voltage,
      managementSystemReadable: _readable,
      ...cell
    } = soundPack
    expect(triage({ ...cell, level: 'cell' }).class).toBe('green')
    expect(triage({ ...cell, level: 'module' }).reasons).toHaveLength(3)
    expect(triage(cell).reasons).toHaveLength(4)
  })

  it('never calls a unit green when nothing is known of it', () => {
    expect(triage({ level: 'cell' }).class).toBe('amber')
  })
})

describe('packing', () => {
  it('follows the class', () => {
    expect(packingInstructions.green).toMatchObject({ packing: 'P903', largePacking: 'LP903' })
    expect(packingInstructions.amber).toMatchObject({ packing: 'P908', largePacking: 'LP904' })
    expect(packingInstructions.red).toMatchObject({ packing: 'P911', largePacking: 'LP906' })
  })
})
