import { expect, it } from 'vitest'
import { codesIn, partsOfCode } from '../../domain/codes-in.ts'

it.each([
  ['A-1\r\nA-2\n\nA-3', ['A-1', 'A-2', 'A-3']],
  ['A-1, A-2;A-3\tA-4', ['A-1', 'A-2', 'A-3', 'A-4']],
  ['甲-1、乙-2，丙-3；丁-4', ['甲-1', '乙-2', '丙-3', '丁-4']],
  ['LOT 7\nLOT 8', ['LOT 7', 'LOT 8']],
  [' \n,, ', []],
])('reads %j as a list of codes', (text, codes) => {
  expect(codesIn(text)).toEqual({ codes, left: 0 })
})

it('takes a code once, however often and in whatever spelling it stands there, and says how many were too many', () => {
  expect(codesIn('a-1\nA-1\nA–1').codes).toHaveLength(1)
  expect(codesIn('A\nB\nC', 2)).toEqual({ codes: ['A', 'B'], left: 1 })
})

it('parts at blanks only what has some', () => {
  expect(partsOfCode('A-1')).toEqual([])
  expect(partsOfCode('A-1  B-2 ')).toEqual(['A-1', 'B-2'])
})
