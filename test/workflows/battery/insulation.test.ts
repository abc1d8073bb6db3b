import { describe, expect, it } from 'vitest'
import { assessInsulation } from '../../../workflows/battery/insulation.ts'

describe('insulation of a high-voltage bus', () => {
  it.each([
    ['39.999', '400', 'fail', '100.00'],
    ['40', '400', 'pass-with-warning', '100.00'],
    ['80', '800', 'pass-with-warning', '100.00'],
    ['79.99', '800', 'fail', '99.99'],
    ['199.9999', '400', 'pass-with-warning', '500.00'],
    ['200', '400', 'pass', '500.00'],
    ['0', '400', 'fail', '0.00'],
  ])('%s kilo-ohm at %s volt is a %s', (kiloohm, volt, result, ohmPerVolt) => {
    expect(assessInsulation(kiloohm, volt)).toMatchObject({ result, ohmPerVolt })
  })

  it('says which limit decided and where it comes from', () => {
    expect(assessInsulation('1', '400').limit.source.basis).toBe('read')
    expect(assessInsulation('50', '400').limit).toMatchObject({ ohmPerVolt: '500' })
  })

  it('refuses a voltage of zero and a resistance below zero', () => {
    expect(() => assessInsulation('40', '0')).toThrow(RangeError)
    expect(() => assessInsulation('-1', '400')).toThrow(RangeError)
  })
})
