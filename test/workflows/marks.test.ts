import { expect, it } from 'vitest'
import { skeletonOf } from '../../domain/skeleton.ts'

it.each([
  ['Case-1', 'CASE-1'],
  ['САSЕ-1', 'CASE-1'],
  ['ΑΒΕ-Ο', 'abe-0'],
  ['ｃａｓｅ－１', 'case-1'],
  ['case\u20111', 'case-1'],
  ['case–1', 'case−1'],
  ['ca\u200bse-1\ufeff', 'case-1'],
  ['O0Il1|', '00i1LI'],
  ['Cafe\u0301', 'CAFÉ'],
  ['A  1', 'a\u00a01'],
])('finds that %s looks like %s', (one, other) => {
  expect(skeletonOf(one)).toBe(skeletonOf(other))
})

it.each([
  ['CASE-1', 'CASE-2'],
  ['CASE-1', 'CASE1'],
  ['A-11', 'A1-1'],
  ['CASE 1', 'CASE-1'],
  ['8', 'B'],
  ['café', 'cafe'],
])('tells %s from %s', (one, other) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other))
})
