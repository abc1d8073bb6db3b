import { expect, it } from 'vitest'
import { gradeRows } from '../../../domain/measure/grades.ts'

const given = {
  organisation: 'one',
  stream: 'battery',
  stage: 'graded',
  batch: 'id',
  time: '2026-11-01T00:00:00Z',
}
const order = ['A', 'B', 'C', 'R']

it('adds up what each stage put into each class, in the order of the classes', () => {
  const rows = gradeRows(
    [
      { ...given, grade: 'R', event: '1', batches: 1, grams: 5 },
      { ...given, grade: 'A', event: '2', batches: 1, grams: 7 },
      // One event may put several outputs into a class; what nobody weighed counts as a piece.
      { ...given, grade: 'A', event: '2', batches: 1, grams: 0 },
      { ...given, organisation: 'another', grade: 'B', event: '3', batches: 2, grams: 9 },
    ],
    ({ grade }) => order.indexOf(grade),
  )
  expect(
    rows.map(({ organisation, grade, batches, grams, events }) =>
      [organisation, grade, batches, grams, events].join(' '),
    ),
  ).toEqual(['another B 2 9 1', 'one A 2 7 1', 'one R 1 5 1'])
})
