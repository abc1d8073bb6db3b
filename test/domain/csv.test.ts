import { expect, it } from 'vitest'
import { csvOf, harmless, readHarmless } from '../../domain/csv.ts'

it('writes text, numbers and nothing as RFC 4180 asks', () => {
  expect(
    csvOf([
      ['a', 1, null],
      ['b,"c"', -2, 'd\ne'],
    ]),
  ).toBe('a,1,\r\n"b,""c""",-2,"d\ne"\r\n')
})

it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '＝1+1'])(
  'keeps a spreadsheet from running %j',
  (text) => {
    expect(csvOf([[text]]).replaceAll('"', '')).toBe(`'${text}\r\n`)
  },
)

it('leaves a negative number a number', () => {
  expect(csvOf([['-12.5', '-1', '-']])).toBe("-12.5,-1,'-\r\n")
})

it.each(['=1+1', '-5', "'quoted", "''", '＠x', 'plain', ''])('reads %j back as it was', (text) => {
  expect(readHarmless(harmless(text))).toBe(text)
})
