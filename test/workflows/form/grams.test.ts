import { expect, it } from 'vitest'
import { decimalGramsOf, gramsIn, gramsOf } from '../../../workflows/form/grams.ts'
import { factsAt } from '../../../workflows/form/scan-of-form.ts'

it.each([
  ['28500', 28_500],
  ['28500 g', 28_500],
  ['28.5 kg', 28_500],
  ['28.5kg', 28_500],
  ['２８．５ｋｇ', 28_500],
  ['２８５００', 28_500],
  ['28.5 公斤', 28_500],
  ['28.500000 kg', 28_500],
  ['52 KG', 52_000],
])('reads %j as %d grams', (text, grams) => {
  expect(gramsOf(text)).toBe(grams)
})

it.each(['28.5', '28,500', '28.5001 kg', '-3', 'a lot'])(
  'leaves %j as it was typed, to be named by the refusal',
  (text) => {
    expect(gramsOf(text)).toBe(text)
    expect(gramsIn(text)).toBeUndefined()
  },
)

it.each([
  ['12.5', '12.5'],
  ['12.5 g', '12.5'],
  ['0.0125 kg', '12.5'],
  ['1 kg', '1000'],
  ['1.23456 kg', '1234.56'],
])('reads a sample of %j as %j grams', (text, grams) => {
  expect(decimalGramsOf(text)).toBe(grams)
})

it('takes kilograms in every field whose unit is the gram', () => {
  const fields = [
    { name: 'grossMassGrams', type: 'whole', unit: 'g' },
    { name: 'sample', type: 'decimal', unit: 'g' },
    { name: 'pieces', type: 'whole' },
  ] as const
  const typed = new Map([
    ['/facts/grossMassGrams', ['52 kg']],
    ['/facts/sample', ['０.０５ kg']],
    ['/facts/pieces', ['52 kg']],
  ])
  expect(factsAt('/facts', fields, { typed, timeZone: 'Asia/Hong_Kong' })).toEqual({
    grossMassGrams: '52000',
    sample: '50',
    pieces: '52 kg',
  })
})
