import { describe, expect, it } from 'vitest'
import type { BatchState } from '../../../domain/event.ts'
import type { Facts } from '../../../domain/field.ts'
import { openBook } from '../../../workflows/battery/stages/lot-book.ts'
import { bookOfInput } from '../../../workflows/battery/stages/lot-input.ts'

const drifted = { grams: 100_000, ofGrams: 98_500 }

describe('the input of a recycling lot', () => {
  it('is what it was formed with, whatever its batteries drifted before', () => {
    const lot = lotOf(98_500, { lotBook: bookOf(98_500), trustedMass: drifted })
    expect(bookOfInput(lot, { grams: 98_500 })).toMatchObject({
      inputGrams: 98_500,
      missedGrams: 0,
    })
    expect(bookOfInput(lot, { grams: 1 })).toMatchObject({ inputGrams: 98_500, workedGrams: 1 })
  })

  it('keeps what a scale found less of it, and takes in what it found more', () => {
    const lighter = { grams: 100_000, ofGrams: 96_000 }
    const lot = lotOf(96_000, { lotBook: bookOf(98_500), trustedMass: lighter })
    expect(bookOfInput(lot, { grams: 96_000 })).toMatchObject({
      inputGrams: 98_500,
      missedGrams: 2_500,
    })
    const heavier = { grams: 100_000, ofGrams: 101_000 }
    const more = lotOf(101_000, { lotBook: bookOf(98_500), trustedMass: heavier })
    expect(bookOfInput(more, { grams: 101_000 })).toMatchObject({ inputGrams: 101_000 })
  })

  it('begins anew with whoever takes a part of it over, an element that was looked for included', () => {
    const sender = { ...bookOf(98_500), of: 'another', countedGrams: 40_000 }
    const lot = lotOf(30_000, { lotBook: sender, trustedMass: drifted })
    expect(bookOfInput(lot, { grams: 30_000 })).toMatchObject({
      of: 'lot',
      countedGrams: 0,
      inputGrams: 30_000,
      inputMilligrams: { 'element:Ni': 5_000 },
    })
    const looked = { ...bookOf(98_500), inputMilligrams: { 'element:Ni': 5_000, 'element:Pb': 0 } }
    const own = lotOf(98_500, { lotBook: looked })
    expect(bookOfInput(own, { grams: 98_500 })?.inputMilligrams).toEqual(looked.inputMilligrams)
  })

  it('is unknown of what is no lot', () => {
    expect(bookOfInput(lotOf(1, {}), { grams: 1 })).toBeUndefined()
  })
})

function bookOf(massGrams: number) {
  return openBook({ massGrams, content: { 'element:Ni': 5_000 } }, drifted)
}

function lotOf(massGrams: number, context: Facts): BatchState {
  return {
    batch: 'lot',
    code: 'LOT',
    kind: 'recycling_lot',
    stream: 'battery',
    material: 'NMC',
    state: 'recycling',
    facility: 'A',
    massGrams,
    content: { 'element:Ni': 5_000 },
    context,
    headSeq: 1,
    headDigest: '',
  }
}
