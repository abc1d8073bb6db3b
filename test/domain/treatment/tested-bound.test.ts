import { expect, it } from 'vitest'
import { type AfterCycles, isBorne, testedBound } from '../../../domain/treatment/tested-bound.ts'

const method = 'ISO 20743'

function after(cycles: number, percent: number, more: Partial<AfterCycles> = {}): AfterCycles {
  const result = { cycles, resultBasisPoints: percent * 100 }
  return { method, cycle: 'wash', ...result, ...more }
}

it('bears the paper’s claim of 50 cycles and not one of 51', () => {
  const tests = [after(50, 90), after(0, 90)]
  expect(testedBound(tests, after(0, 90))).toBe(50)
  expect(isBorne(after(50, 90), tests)).toBe(true)
  expect(isBorne(after(51, 90), tests)).toBe(false)
})

it.each([
  ['nothing without a test', [], undefined],
  ['nothing where the first test gave less', [after(0, 89), after(50, 95)], undefined],
  ['what stands before the first that gave less', [after(0, 95), after(20, 92), after(50, 60)], 20],
  ['nothing of two tests that differ at one number', [after(50, 95), after(50, 80)], undefined],
  ['no test by another method', [after(0, 95), after(50, 95, { method: 'AATCC 100' })], 0],
  ['no test after other cycles', [after(0, 95), after(9_000, 95, { cycle: 'abrasion' })], 0],
] as const)('bears %s', (_, tests, bound) => {
  expect(testedBound(tests, after(0, 90))).toBe(bound)
})
