import { expect, it } from 'vitest'
import battery from '../../../workflows/battery/stream.ts'
import { openBooks, streamNamed, unexplained, walk } from '../../harness/books.ts'

it('shows the public neither condition, status nor persons (Annex XIII point 4)', () => {
  const fields = Object.values(battery.stages).flatMap((stage) => [
    ...stage.fields,
    ...(stage.outputFields ?? []),
    ...(stage.decided ?? []),
  ])
  const shown = new Set(
    fields.flatMap(({ name, audience }) => (audience === 'public' ? [name] : [])),
  )
  const hidden = [
    'batteryStatus',
    'stateOfHealthPercent',
    'grade',
    'stateOfChargePercent',
    'accidentInUse',
    'triageClass',
    'capacityAmpereHours',
    'dcirMilliohm',
    'buyer',
  ]
  expect(hidden.filter((name) => shown.has(name))).toEqual([])
})

it('has examples in which no process leaves a gram or a milligram unexplained', async () => {
  const stream = await streamNamed('battery')
  expect(unexplained(walk(openBooks(stream), stream))).toEqual([])
})
