import { expect, it } from 'vitest'
import { cellsOf } from '../../../domain/cells-of.ts'
import { withFurther } from '../../../workflows/form/in-hand.ts'
import { withReadings } from '../../../workflows/form/readings.ts'
import { stageForm } from '../../../workflows/form/stage-form.ts'
import { type Typed, typedAt } from '../../../workflows/form/typed.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const battery = (await loadStreams()).get('battery')
const stage = battery?.allStages.tested
if (battery === undefined || stage === undefined) throw new RangeError('No tests of batteries')
const form = stageForm(battery, stage)
const typed = ['MOD-02', 'MOD-03'].reduce<Typed>(
  (before, code) => {
    const next = withFurther(form, before, { code, id: code })
    if ('why' in next) throw new RangeError(next.why)
    return next.typed
  },
  new Map([
    ['/id', ['1']],
    ['/batches/0/batch', ['MOD-01']],
    ['/facts/capacityAmpereHours', ['51']],
  ]),
)

it('gives each unit its own readings by its code, in whatever order a bench writes lines and columns', () => {
  const came = read(
    'Kanal;Measured energy (Wh);Modul;Measured capacity (Ah)\r\n7;5146;mod-O3;176.4\r\n8;5147;MOD-01;176.5\r\n9;1;MOD-77;2\r\n',
  )
  expect(came).toMatchObject({
    read: ['MOD-03', 'MOD-01'],
    without: ['MOD-02'],
    columns: [{ name: 'energyWattHours' }, { name: 'capacityAmpereHours' }],
    unknown: ['Kanal', 'MOD-77'],
  })
  expect(['0', '1', '2'].map((unit) => capacityOf(came, unit))).toEqual(['176.5', '', '176.4'])
  expect(typedAt(typedOf(came), '/units/2/facts/energyWattHours')).toBe('5146')
})

it('knows columns by their names in every language and by the field, with a unit only where it is the one asked for', () => {
  for (const name of ['實測容量', '实测容量（Ah）', 'capacityAmpereHours', 'MEASURED CAPACITY'])
    expect(capacityOf(read(`code,${name}\nMOD-01,49`), '0')).toBe('49')
  expect(read('code,Measured capacity (mAh)\nMOD-01,49000')).toEqual({ cannot: 'no_columns' })
})

it('takes nothing of a file that does not say which reading is whose', () => {
  expect(read('Measured capacity\n49\n50\n51')).toEqual({ cannot: 'no_codes' })
  expect(read('code,Measured capacity\nMOD-09,49')).toEqual({ cannot: 'no_codes' })
  expect(read('code,Measured capacity\nMOD-01,49\nmod-01,50')).toEqual({
    cannot: 'doubled',
    what: 'MOD-01',
  })
  expect(read('code,Measured capacity,實測容量\nMOD-01,49,50')).toEqual({
    cannot: 'doubled',
    what: '實測容量',
  })
  expect(read('')).toEqual({ cannot: 'no_columns' })
  expect(read('a,'.repeat(600_000))).toEqual({ cannot: 'too_large' })
})

it('leaves what was typed where a cell is empty, and keeps a reading as it is written, to be judged as if it had been typed', () => {
  const came = read('code,Measured capacity,Measured energy\nMOD-01,,\nMOD-02,12 Ah,"5,1"')
  expect([capacityOf(came, '0'), capacityOf(came, '1')]).toEqual(['51', '12 Ah'])
  expect(typedAt(typedOf(came), '/units/1/facts/energyWattHours')).toBe('5,1')
})

it('reads cells as spreadsheets and clipboards write them', () => {
  expect(cellsOf('\uFEFFa\tb, c\n"d ""e"""\t"f\ng"\n\n')).toEqual([
    ['a', 'b, c'],
    ['d "e"', 'f\ng'],
  ])
  expect(cellsOf('a,b,\r\n,2')).toEqual([
    ['a', 'b', ''],
    ['', '2'],
  ])
  expect(cellsOf('a,"never closed\nb')).toEqual([['a', 'never closed\nb']])
  expect(cellsOf('')).toEqual([])
})

function read(text: string) {
  return withReadings(form, typed, text)
}

function typedOf(came: ReturnType<typeof read>): Typed {
  if (!('typed' in came)) throw new RangeError(came.cannot)
  return came.typed
}

function capacityOf(came: ReturnType<typeof read>, unit: string): string {
  return typedAt(typedOf(came), `/units/${unit}/facts/capacityAmpereHours`)
}
