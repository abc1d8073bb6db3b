import { expect, it } from 'vitest'
import { mostSerials, serialsBetween } from '../../domain/serial-range.ts'

it.each([
  ['CN-0098', 'CN-0101', ['CN-0098', 'CN-0099', 'CN-0100', 'CN-0101']],
  ['X9', 'X11', ['X9', 'X10', 'X11']],
  ['7', '7', ['7']],
  [' cn-1 ', 'CN-2', ['cn-1', 'cn-2']],
])('counts from %s to %s, both included', (from, to, serials) => {
  expect(serialsBetween(from, to)).toEqual(serials)
})

it.each([
  ['CN-A', 'CN-B', ['/query/from', '/query/to'], 'recall_range_shape'],
  ['CN-1', 'DN-2', ['/query/to'], 'recall_range_apart'],
  ['CN-09', 'CN-111', ['/query/to'], 'recall_range_apart'],
  ['CN-2', 'CN-1', ['/query/to'], 'recall_range_backwards'],
  ['CN-1', `CN-${mostSerials + 1}`, ['/query/to'], 'recall_range_wide'],
  ['1'.repeat(16), '2'.repeat(16), ['/query/to'], 'recall_range_apart'],
])('says what is wrong with %s to %s', (from, to, pointers, says) => {
  const answer = serialsBetween(from, to)
  if (!('faults' in answer)) throw new RangeError('Cannot find a fault')
  expect(answer.faults.map(({ pointer }) => pointer)).toEqual(pointers)
  expect(answer.faults[0]?.says).toBe(says)
})
