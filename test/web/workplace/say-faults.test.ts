import { expect, it } from 'vitest'
import type { Scan } from '../../../domain/event.ts'
import { faultOf, isRefusal, type Refusal } from '../../../domain/refusal.ts'
import { sayFaults } from '../../../web/pages/workplace/faults/say-faults.ts'
import { decide } from '../../../workflows/decide.ts'
import { loadStreams } from '../../../workflows/load-streams.ts'
import { namesOf } from '../../../workflows/shown-names.ts'

const battery = (await loadStreams()).get('battery')
const controls = [
  { pointer: '/batches/0/batch', label: '批次編號', filling: { kind: 'text' } },
  { pointer: '/batches/0/massGrams', label: '質量', filling: { kind: 'number' } },
  { pointer: '/outputs/0/batch', label: '新批次編號', filling: { kind: 'text' }, line: '新批次 1' },
  { pointer: '/outputs/0/massGrams', label: '質量', filling: { kind: 'number' } },
  { pointer: '/facility', label: '設施', filling: { kind: 'text' } },
] as const

it('says in the person’s language what the rules refuse at a form', () => {
  expect(said({ stage: 'triaged', batches: [{ batch: 'NONE' }] })).toContain(
    '/batches/0/batch 此處沒有批次「NONE」：請核對標籤上的編號',
  )
  const facts = {
    highVoltageDisconnectRemoved: true,
    residualVoltageVolts: '3',
    lockOutId: 'L',
    stateOfChargePercent: '24',
  }
  expect(said({ stage: 'isolated', facts }).join()).toContain(
    '/batches/0/batch 「PACK」現處於「已入庫」，不能記錄「已切斷高壓電」。現時可記錄：已退回、',
  )
  const dismantled = { stage: 'dismantled', outputs: [output('PACK', 1)] }
  expect(said(dismantled)).toContain('/outputs/0/batch 「PACK」不能由自身產出：請另選編號')
  const light = { stage: 'dismantled', outputs: [output('M', 100)], facility: 'A' }
  expect(said(light).join()).toMatch(
    /重量收支不符：投入 5000 克，產出 100 克，損耗 0 克，尚有 4900 克/,
  )
  const drawn = { ...light, batches: [{ batch: 'PACK', massGrams: 9_000 }] }
  expect(said(drawn)).toContain('/batches/0/massGrams 9000 克超出「PACK」的餘量 5000 克')
  expect(said({ ...light, facility: 'Z' })).toContain('/facility 找不到設施「Z」：請選擇你的設施')
  expect(said({ stage: 'weighed', batches: [{ batch: 'PACK' }] })).toContain(
    '/batches/0/massGrams 請填寫稱得的重量（整數克）',
  )
})

it('tells of the form where its unseen id was used before, and names what is left out by its label', () => {
  const again = faultOf('/id', 'scan_id_reused', { id: 'x' })
  const left = faultOf('/facts/scale', 'field_missing', {
    field: 'scale',
    right: { says: 'right_text_between', values: { most: 200 } },
  })
  const fields = new Map([
    ['/facts/scale', battery?.allStages.weighed?.fields.find(({ name }) => name === 'scale')],
  ] as const)
  const known = new Map([...fields].flatMap(([at, field]) => (field ? [[at, field]] : [])))
  const found = sayFaults(
    { faults: [again, left] },
    {
      language: 'zh-Hant',
      controls: [...controls],
      fields: known,
      names: battery ? namesOf(battery) : {},
    },
  )
  expect(found.map(({ text }) => text)).toEqual([
    expect.stringContaining('此表格先前已以其他內容記錄'),
    '請填寫「磅秤」：1 至 200 個字元的文字',
  ])
})

it('points a fault of a line at the question nearest to it and names the line', () => {
  const refused: Refusal = {
    code: 'invalid',
    faults: [
      faultOf('/outputs', 'outputs_miscounted', {
        given: 0,
        right: { says: 'count_range', values: { least: 1, most: 5 } },
      }),
      faultOf('/outputs/0/batch', 'value_unread', {
        given: '""',
        right: { says: 'right_code' },
      }),
    ],
  }
  const found = sayFaults(refused, { language: 'en', controls: [...controls], names: {} })
  expect(found.map(({ control, line, text }) => [control, line, text])).toEqual([
    ['/outputs/0/batch', '新批次 1', '0 new batches are too few or too many: expected 1 to 5'],
    ['/outputs/0/batch', '新批次 1', 'Fill this in'],
  ])
})

function output(batch: string, massGrams: number): Scan['outputs'][number] {
  return { batch, kind: 'module', massGrams, facts: { position: '1' } }
}

/** What is said of a scan of a pack of 5 kg that was taken in. */
function said(rest: Partial<Scan>): readonly string[] {
  if (battery === undefined) throw new Error('No battery stream')
  const names = namesOf(battery)
  const scan: Scan = {
    id: 'x',
    stream: 'battery',
    stage: '',
    facility: 'A',
    batches: [{ batch: 'PACK' }],
    outputs: [],
    losses: [],
    additions: [],
    facts: {},
    ...rest,
  }
  const answer = decide(battery, scan, {
    organisation: 'o',
    recordTime: '2026-11-22T00:00:00.000Z',
    parents: () => [],
    hasFacility: (code) => code === 'A',
    newBatchId: () => 'new',
    batch: (code) =>
      code === 'PACK'
        ? {
            batch: 'id',
            code,
            kind: 'pack',
            stream: 'battery',
            material: 'NMC',
            state: 'taken_in',
            facility: 'A',
            context: {},
            massGrams: 5_000,
            content: {},
            headSeq: 1,
            headDigest: '',
          }
        : undefined,
  })
  if (!isRefusal(answer)) throw new Error('Cannot say what was not refused')
  return sayFaults(answer, { language: 'zh-Hant', controls: [...controls], names }).map(
    ({ control = '', text }) => `${control} ${text}`,
  )
}
