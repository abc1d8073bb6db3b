import { expect, it } from 'vitest'
import { numbersFrom } from '../../domain/numbers-from.ts'

it('gives the same numbers from the same seed, others from another, and all of them from 0 to below 1', () => {
  const [one, same, other] = [numbersFrom(7), numbersFrom(7), numbersFrom(8)]
  const numbers = Array.from({ length: 1_000 }, one)
  expect(Array.from({ length: 1_000 }, same)).toEqual(numbers)
  expect(Array.from({ length: 1_000 }, other)).not.toEqual(numbers)
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true)
  // The demonstration was recorded with these: other ones would build another city on what is there.
  expect(numbers.slice(0, 3)).toEqual([0.011704753153026104, 0.06195825757458806, 0.97690763277933])
})
