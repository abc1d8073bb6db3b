import { expect, it } from 'vitest'
import { codesIn, withFurther, withoutBatch } from '../../../workflows/form/in-hand.ts'
import { stageForm } from '../../../workflows/form/stage-form.ts'
import type { Typed } from '../../../workflows/form/typed.ts'
import {
  isForMany,
  pointerOfUnit,
  scansOfForm,
  withUnitAnswer,
} from '../../../workflows/form/units.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'

const battery = (await loadStreams()).get('battery')
const timeZone = 'Asia/Hong_Kong'
const tested = formOf('tested')

const start: Typed = new Map([
  ['/id', ['1']],
  ['/facility', ['TM']],
  ['/batches/0/batch', ['M01']],
  ['/facts/bench', ['B-1']],
  ['/facts/benchChannel', ['9']],
  ['/facts/capacityAmpereHours', ['51']],
])

it('asks once what all share, and of each unit what is its own: each is a scan of its own', () => {
  const two = further(start, 'M02', '2')
  const three = further(two, 'M03', '3')
  const answered = new Map([...three, ['/units/1/facts/capacityAmpereHours', ['49']]])
  expect(scansOfForm({ form: tested, typed: answered, timeZone })).toMatchObject([
    {
      unit: 0,
      scan: {
        id: '1',
        facility: 'TM',
        batches: [{ batch: 'M01' }],
        facts: { bench: 'B-1', benchChannel: '9', capacityAmpereHours: '51' },
      },
    },
    {
      unit: 1,
      scan: {
        id: '2',
        batches: [{ batch: 'M02' }],
        facts: { bench: 'B-1', benchChannel: '10', capacityAmpereHours: '49' },
      },
    },
    { unit: 2, scan: { batches: [{ batch: 'M03' }], facts: { benchChannel: '11' } } },
  ])
  const [, , third] = scansOfForm({ form: tested, typed: answered, timeZone })
  expect(third?.scan.facts).not.toHaveProperty('capacityAmpereHours')
})

it('lets one unit differ from what all share', () => {
  const two = further(start, 'M02', '2')
  const typed = new Map([
    ...two,
    ['/facts/protectionTrips', ['0']],
    ['/units/1/facts/protectionTrips', ['2']],
  ])
  expect(
    scansOfForm({ form: tested, typed, timeZone }).map(({ scan }) => scan.facts),
  ).toMatchObject([{ protectionTrips: '0' }, { protectionTrips: '2' }])
})

it('goes on counting from a changed number until one that somebody wrote', () => {
  const four = ['M02', 'M03', 'M04'].reduce((typed, code) => further(typed, code, code), start)
  const own = withUnitAnswer(tested, four, { unit: 3, name: 'benchChannel', values: ['40'] })
  const changed = withUnitAnswer(tested, own, { unit: 0, name: 'benchChannel', values: ['1'] })
  const channels = scansOfForm({ form: tested, typed: changed, timeZone }).map(
    ({ scan }) => (scan.facts as { benchChannel: string }).benchChannel,
  )
  expect(channels).toEqual(['1', '2', '3', '40'])
})

it('is the form of one batch again when the others are taken out', () => {
  const two = further(start, 'M02', '2')
  expect(withoutBatch(tested, two, 1)).toEqual(start)
  expect(codesIn(tested, withoutBatch(tested, two, 0))).toEqual(['M02'])
  expect(withoutBatch(tested, start, 0)).toEqual(start)
})

it('says that a code is doubled, and when there is no room', () => {
  expect(withFurther(tested, start, { code: 'M01', id: '2' })).toEqual({ why: 'doubled' })
  const dismantled = formOf('dismantled')
  expect(withFurther(dismantled, start, { code: 'M02', id: '2' })).toEqual({ why: 'full', most: 1 })
})

it('adds a code as the stage asks for it: on a line of many, or as a line of its own', () => {
  const matched = formOf('matched')
  const typed = withFurther(matched, new Map([['/batches', ['M01']]]), { code: 'M02', id: '' })
  expect(typed).toEqual({ typed: new Map([['/batches', ['M01\nM02']]]) })
  const assembled = formOf('assembled')
  const drawn = withFurther(assembled, start, { code: 'M02', id: '' })
  expect('typed' in drawn && codesIn(assembled, drawn.typed)).toEqual(['M01', 'M02'])
})

it('says a fault where its answer stands', () => {
  expect(
    [
      '/batches/0/batch',
      '/batches',
      '/batches/0/massGrams',
      '/facts/bench',
      '/facts/capacityAmpereHours',
      '/eventTime',
    ].map((pointer) => pointerOfUnit(tested, 3, pointer)),
  ).toEqual([
    '/units/3/batch',
    '/units/3/batch',
    '/units/3/massGrams',
    '/facts/bench',
    '/units/3/facts/capacityAmpereHours',
    '/eventTime',
  ])
})

it('is for stages of one batch that make and lose nothing', () => {
  expect(['tested', 'graded', 'triaged'].map((name) => isForMany(formOf(name)))).toEqual([
    true,
    true,
    true,
  ])
  expect(['dismantled', 'matched', 'taken_in'].map((name) => isForMany(formOf(name)))).toEqual([
    false,
    false,
    false,
  ])
})

function further(typed: Typed, code: string, id: string): Typed {
  const given = withFurther(tested, typed, { code, id })
  if (!('typed' in given)) throw new RangeError(given.why)
  return given.typed
}

function formOf(name: string) {
  const stage = battery?.allStages[name]
  if (battery === undefined || stage === undefined) throw new RangeError(`No form for ${name}`)
  return stageForm(battery, stage)
}
