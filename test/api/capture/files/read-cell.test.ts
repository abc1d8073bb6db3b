import { expect, it } from 'vitest'
import { readCell } from '../../../../api/capture/files/read-cell.ts'
import type { Field } from '../../../../domain/field.ts'
import { matchWord } from '../../../../domain/match-word.ts'
import { type Saying, sentence } from '../../../../domain/phrases.ts'
import { words } from '../../../../domain/words.ts'

const usage: Field = {
  name: 'usage',
  label: words('Usage', '用途', '用途'),
  type: 'choice',
  choices: {
    reuse: words('Reuse', '重用', '再使用'),
    export: words('Export', '出口', '出口'),
    recycle: words('Recycle', '回收', '回收'),
    tank_top: words('Tank top', '背心', '背心'),
  },
  audience: 'public',
}

it.each([
  ['export', 'export'],
  ['Export', 'export'],
  [' EXPORT ', 'export'],
  ['Tank top ', 'tank_top'],
  ['tank_top', 'tank_top'],
  ['出口', 'export'],
  ['再使用', 'reuse'],
])('takes the label %j, where only case and outer spaces differ', (text, value) => {
  expect(readCell(usage, text)).toEqual({ value })
})

it.each(['Rcycle', 'Jacker', 'Tanktop', 'constructor', '__proto__', ''])(
  'refuses the label %j by name, and never guesses',
  (text) => {
    const right = 'expected one of reuse, export, recycle, tank_top (Tank top)'
    expect(said(readCell(usage, text))).toBe(
      `Cannot read "usage" from ${JSON.stringify(text)}: ${right}`,
    )
  },
)

it('guesses nothing where one label means two things', () => {
  const two = { a: words('Waste', '廢物', '废物'), b: words('waste', '廢料', '废料') }
  expect(matchWord(two, 'WASTE')).toBeUndefined()
  expect(matchWord(two, '廢料')).toBe('b')
})

it('reads several choices in one cell, and refuses the one that is wrong', () => {
  const several: Field = { ...usage, type: 'choices' }
  expect(readCell(several, 'Reuse; export')).toEqual({ value: ['reuse', 'export'] })
  expect(said(readCell(several, 'Reuse; Rcycle'))).toContain('"Rcycle"')
})

it.each([
  ['decimal', '23,5', /without a comma: a decimal point, such as 1.5/],
  ['whole', '1,500', /without a comma: digits only, such as 1500/],
  ['yes_no', '1', /expected yes, no, true, false, 是 or 否/],
  ['record', '{"a":', /expected a JSON object or list/],
] as const)('refuses %s from %j', (type, text, message) => {
  const { choices: _, ...rest } = usage
  expect(said(readCell({ ...rest, type }, text))).toMatch(message)
})

it.each([
  ['yes', true],
  ['TRUE', true],
  ['是', true],
  ['No', false],
  ['false', false],
  ['否', false],
])('reads %j as yes or no', (text, value) => {
  const { choices: _, ...rest } = usage
  expect(readCell({ ...rest, type: 'yes_no' }, text)).toEqual({ value })
})

function said(read: { readonly value: unknown } | Saying): string {
  return 'says' in read ? sentence(read.says, read.values ?? {}, 'en') : ''
}
