import { expect, it } from 'vitest'
import { withAlike } from '../../../workflows/form/new-lines.ts'
import { nextInOrder, numberedCodes, usualPattern } from '../../../workflows/form/numbering.ts'
import { scanOfForm } from '../../../workflows/form/scan-of-form.ts'
import { stageForm } from '../../../workflows/form/stage-form.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const battery = (await loadStreams()).get('battery')
if (battery?.allStages.dismantled === undefined) throw new RangeError('No dismantling')
const form = stageForm(battery, battery.allStages.dismantled)

it('numbers codes by a pattern, as wide as it is marked, round what is taken', () => {
  expect(numberedCodes('PK-0001-M##', 3)).toEqual(['PK-0001-M01', 'PK-0001-M02', 'PK-0001-M03'])
  expect(numberedCodes('PK-#', 2, new Set(['PK-1']))).toEqual(['PK-2', 'PK-3'])
  expect(numberedCodes('Ｍ##', 1)).toEqual(['M01'])
  expect(numberedCodes('M#', 12)?.at(-1)).toBe('M12')
})

it('numbers nothing where there is no place for a number, or no code comes out', () => {
  expect(numberedCodes('CASING-1', 1)).toEqual(['CASING-1'])
  expect(numberedCodes('CASING-1', 2)).toBeUndefined()
  expect(numberedCodes('模組##', 2)).toBeUndefined()
  expect(numberedCodes('M##', 0)).toBeUndefined()
  expect(numberedCodes('M##', 101)).toBeUndefined()
  expect(numberedCodes('M##', 1.5)).toBeUndefined()
})

it('goes on in order, with the zeros in front', () => {
  expect(['7', 'T-2026-09', 'M09b', 'Left', ''].map(nextInOrder)).toEqual([
    '8',
    'T-2026-10',
    'M10b',
    '',
    '',
  ])
})

it('makes of "12 of 28.5 kg" twelve lines with their places, and goes on after them', () => {
  const alike = {
    count: 12,
    kind: 'module',
    pattern: usualPattern('PK-0001', 'module'),
    mass: '28.5 kg',
    facts: {},
  }
  const start = new Map([['/outputs/0/batch', ['']]])
  const twelve = withAlike(form, start, alike)
  const more = withAlike(form, twelve ?? start, { ...alike, count: 1 })
  const { outputs } = scanOfForm({ form, typed: more ?? start, timeZone: 'Asia/Hong_Kong' })
  expect(outputs).toHaveLength(13)
  expect((outputs as unknown[])[11]).toEqual({
    batch: 'PK-0001-M12',
    kind: 'module',
    massGrams: 28_500,
    facts: { position: '12' },
  })
  expect((outputs as unknown[])[12]).toMatchObject({
    batch: 'PK-0001-M13',
    facts: { position: '13' },
  })
})

it('gives a fraction no place in the parent, and what all of them share', () => {
  const casing = withAlike(form, new Map(), {
    count: 1,
    kind: 'fraction',
    pattern: 'PK-0001-F##',
    mass: '60 kg',
    facts: { fraction: ['intermediate'], fractionMaterial: ['casing'], destination: ['Smelter'] },
  })
  const { outputs } = scanOfForm({ form, typed: casing ?? new Map(), timeZone: 'Asia/Hong_Kong' })
  expect(outputs).toEqual([
    {
      batch: 'PK-0001-F01',
      kind: 'fraction',
      massGrams: 60_000,
      facts: { fraction: 'intermediate', fractionMaterial: 'casing', destination: 'Smelter' },
    },
  ])
})

it('makes no more than the form has lines for', () => {
  const alike = { count: 60, kind: 'module', pattern: 'M###', mass: '', facts: {} }
  const once = withAlike(form, new Map(), alike)
  expect(once).toBeDefined()
  expect(withAlike(form, once ?? new Map(), alike)).toBeUndefined()
})
