import { expect, it } from 'vitest'
import { csvOf } from '../../domain/csv.ts'

it('writes text, numbers and nothing as RFC 4180 asks', () => {
  expect(
    csvOf([
      ['a', 1, null],
      ['b,"c"', -2, 'd\ne'],
    ]),
  ).toBe('a,1,\r\n"b,""c""",-2,"d\ne"\r\n')
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
  'keeps a spreadsheet from running %j',
  (text) => {
    expect(csvOf([[text]]).replaceAll('"', '')).toBe(`'${text}\r\n`)
  },
)
