import { expect, it } from 'vitest'
import type { z } from 'zod'
import type { streamSchema } from '../../../api/inventory/stream-schema.ts'
import { commonStages } from '../../../workflows/common-stages.ts'
import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openClay } from '../../harness/clay.ts'
import { openTestInstallation } from '../../harness/installation.ts'

type Table = z.output<typeof streamSchema>

it('gives a form everything it needs to ask for a stage', async () => {
  const { request } = await openClay()
  expect(await (await request('/api/v1/streams')).json()).toMatchObject({
    streams: [{ name: 'clay', version: 1, label: { en: 'Clay' } }],
  })
  const stream = await jsonOf<Table>(await request('/api/v1/streams/clay'))
  expect(stream).toMatchObject({
    name: 'clay',
    materialField: 'colour',
    kinds: [{ name: 'lump', label: { en: 'Lump' } }],
    states: [
      { name: 'soft', final: false, openStages: ['looked_at', 'kneaded', 'sent', 'broken'] },
      { name: 'broken', final: true, openStages: [] },
    ],
    adoptable: [{ stage: 'dug', proves: ['dug'] }],
  })
  const names = stream.stages.map(({ name }) => name)
  expect(names).toEqual([
    'dug',
    'looked_at',
    'kneaded',
    'sent',
    'broken',
    ...Object.keys(commonStages),
  ])
  expect(stream.stages[0]).toMatchObject({
    mass: 'received',
    batches: null,
    outputs: { least: 1, most: 1_000, kinds: ['lump'] },
    fields: [
      { name: 'colour', type: 'text', audience: 'public', optional: true, personal: false },
      { name: 'digger', audience: 'holder', personal: true },
    ],
  })
  expect(stream.stages[2]).toMatchObject({
    losses: [{ name: 'dust', label: { en: 'Dust' } }],
    toleranceBasisPoints: { value: 200 },
    epcis: { type: 'ObjectEvent' },
  })
})

it('lists the choices of a field with a label in each language', async () => {
  const { request } = await openTestInstallation()
  const { stages } = await jsonOf<Table>(await request('/api/v1/streams/battery'))
  const takenIn = stages.find(({ name }) => name === 'taken_in')
  const chemistry = takenIn?.outputFields.find(({ name }) => name === 'chemistry')
  expect(chemistry?.choices?.[0]).toMatchObject({
    name: 'NMC',
    label: { en: expect.any(String), 'zh-Hant': expect.any(String), 'zh-Hans': expect.any(String) },
  })
})

it('draws the stream as a Mermaid diagram in the language asked for', async () => {
  const { request } = await openClay()
  const response = await request('/api/v1/streams/clay/diagram')
  expect(response.headers.get('content-type')).toContain('text/plain')
  expect(await response.text()).toContain('soft --> broken: break')
  const chinese = await request('/api/v1/streams/clay/diagram?language=zh-Hant')
  expect(await chinese.text()).toContain('Soft（繁）')
  expect((await request('/api/v1/streams/clay/diagram?language=de')).status).toBe(422)
})

it('names the streams there are when asked for another', async () => {
  const { request } = await openClay()
  const response = await request('/api/v1/streams/glass')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({
    code: 'unknown_stream',
    faults: [{ message: 'Cannot find stream "glass": expected one of clay' }],
  })
})

it('gives a device the form of every stage that a person records, and none of those that come by file or hand-over', async () => {
  const { request } = await openTestInstallation()
  const { forms } = await jsonOf<{ forms: StageForm[] }>(
    await request('/api/v1/streams/battery/forms'),
  )
  const byStage = new Map(forms.map((form) => [form.stage, form]))
  expect(byStage.get('triaged')?.questions.find(({ name }) => name === 'workingVoltageV')).toEqual(
    expect.objectContaining({
      type: 'decimal',
      unit: 'V',
      optional: true,
      leftOut: expect.anything(),
    }),
  )
  expect(byStage.get('weighed')?.batches).toMatchObject({ asks: 'weighed' })
  expect(byStage.has('adopted')).toBe(false)
  expect(byStage.has('handed_over')).toBe(false)
  const nowhere = await request('/api/v1/streams/nowhere/forms')
  expect([nowhere.status, await nowhere.json()]).toMatchObject([404, { code: 'unknown_stream' }])
})
