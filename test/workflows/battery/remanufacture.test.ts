import { describe, expect, it } from 'vitest'
import { faultsInRemanufacture } from '../../../workflows/battery/remanufacture.ts'

const restored = {
  ratedCapacityAh: '100',
  restoredCapacityAh: '90',
  cellStatesOfHealthPercent: ['91.5', '94.5', '92'],
  samePurpose: true,
}

describe('a battery that may be called remanufactured', () => {
  it('has 90 percent of its rated capacity, cells within 3 points, and its old purpose', () => {
    expect(faultsInRemanufacture(restored)).toEqual([])
  })

  it('is not one at 89.999 percent, though that reads as 90.00', () => {
    expect(faultsInRemanufacture({ ...restored, restoredCapacityAh: '89.999' })).toEqual([
      { code: 'capacity-below', percent: '90.00', limitPercent: '90' },
    ])
  })

  it('is not one when its cells differ by more than 3 points', () => {
    const cells = { cellStatesOfHealthPercent: ['91.5', '94.51'] }
    expect(faultsInRemanufacture({ ...restored, ...cells })).toEqual([
      { code: 'cells-differ', percentagePoints: '3.01', limit: '3' },
    ])
  })

  it('is not one for another purpose', () => {
    expect(faultsInRemanufacture({ ...restored, samePurpose: false })).toEqual([
      { code: 'purpose-differs' },
    ])
  })

  it('is not one while anything is unanswered', () => {
    expect(
      faultsInRemanufacture({ ratedCapacityAh: '100', cellStatesOfHealthPercent: [] }),
    ).toEqual([
      { code: 'not-answered', question: 'restoredCapacityAh' },
      { code: 'not-answered', question: 'cellStatesOfHealthPercent' },
      { code: 'not-answered', question: 'samePurpose' },
    ])
  })
})
