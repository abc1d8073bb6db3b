import { expect, it } from 'vitest'
import { heldStateOf } from '../../domain/held-limit.ts'
import { squareMetresOf } from '../../domain/line/area.ts'
import { type EstatePlace, estateRows, perSquareMetre } from '../../domain/measure/estates.ts'

it('gives the paper’s 3 t a day in 19,000 ft² as 1.7 kg/m²·day', () => {
  const squareMetres = Math.round(squareMetresOf({ amount: 19_000, unit: 'ft2' }))
  expect(squareMetres).toBe(1_765)
  expect(perSquareMetre(3_000_000, squareMetres, 1)).toBe('1699.7')
  expect(perSquareMetre(30 * 3_000_000, squareMetres, 30)).toBe('1699.7')
  expect(perSquareMetre(1, null)).toBeNull()
  expect(perSquareMetre(1, 10, 0)).toBeNull()
})

it.each([
  [449_999, 'below'],
  [450_000, 'near'],
  [500_000, 'near'],
  [500_001, 'over'],
])('tells at 90 %% of a limit of 500 kg that %i g are %s', (grams, state) => {
  expect(heldStateOf(grams, 500_000)).toBe(state)
})

it('puts facilities of several companies together by the code of their estate, and gives no area where one is not known', () => {
  const place = (organisation: string, code: string | null, squareMetres: number | null) => ({
    organisation,
    facility: { code: 'A', name: 'A' },
    estate: code === null ? null : { code, name: code },
    squareMetres,
    limitGrams: null,
    outputGrams: 10,
    heldGrams: 5,
    wasteGrams: 3,
    dangerousGrams: 2,
    unweighed: 1,
  })
  const places: readonly EstatePlace[] = [
    place('one', null, 7),
    place('one', 'YUEN-LONG', 100),
    place('one', 'TAI-PO', 100),
    place('two', 'TAI-PO', 200),
    place('three', 'YUEN-LONG', null),
  ]
  expect(
    estateRows(places).map(({ estate, squareMetres, outputGrams, unweighed }) => {
      return [estate?.code, squareMetres, outputGrams, unweighed]
    }),
  ).toEqual([
    ['TAI-PO', 300, 20, 2],
    ['YUEN-LONG', null, 20, 2],
    [undefined, 7, 10, 1],
  ])
})
