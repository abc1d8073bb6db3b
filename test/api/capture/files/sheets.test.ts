import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../api/http/problem.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { batteryRows, gridOf } from '../../../harness/battery-table.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import {
  rowsGivenBack,
  saidOf,
  sendFile,
  sheetData,
  type WrittenCell,
  type WrittenSheet,
  workbookOf,
} from '../../../harness/workbook.ts'

const [takenIn] = batteryRows()
const names = Object.keys(takenIn)
const lists: WrittenSheet = { name: 'Lists', rows: [['Lists'], ['NMC']] }

/** A table of packs with one cell as a program wrote it. */
function packs(count: number, cells: Readonly<Record<string, WrittenCell>> = {}) {
  const rows = Array.from({ length: count }, (_, index) =>
    Object.values({ ...takenIn, output: `P-${index + 1}`, serial: `S-${index + 1}`, ...cells }),
  )
  return [names, ...rows]
}

const shared = shareTestInstallation()

describe('sheets of a workbook', () => {
  it.each([
    ['hidden', lists],
    ['veryHidden', lists],
    ['visible', { ...lists, type: 'chartsheet' }],
    ['visible', { ...lists, type: 'dialogsheet' }],
  ])('reads the first that is seen, behind one that is %s', async (state, before) => {
    const installation = await asOwnOrganisation(shared())
    const table = { name: '出廠表', rows: packs(1) }
    const book = workbookOf([{ ...before, state }, table, { ...lists, name: 'Notes' }])
    const back = Buffer.from(await (await sendFile(installation, book)).arrayBuffer())
    const rows = await rowsGivenBack(new Response(Uint8Array.from(back)))
    expect(rows.map((row) => row.receipt_status)).toEqual(['accepted'])
    expect(installation.logged).toEqual([])
  })

  it('names the sheet that it read, and speaks of cells', async () => {
    const installation = await asOwnOrganisation(shared())
    const book = workbookOf([lists, { name: 'Scans', rows: packs(1) }])
    const refused = await jsonOf<Problem>(await sendFile(installation, book))
    const messages = refused.faults.map(({ message }) => message).join('\n')
    expect(messages).toMatch(/"stream" on “Lists”, the first sheet that can be seen.*in each cell/)
    expect(messages).not.toMatch(/comma/)
    const decided = await jsonOf<Problem>(await sendFile(installation, book, '/hand-overs/sheet'))
    expect(decided.faults[0]?.message).toMatch(/“Lists”/)
    const none = workbookOf([{ ...lists, state: 'hidden' }])
    expect((await sendFile(installation, none)).status).toBe(422)
  })
})

describe('days', () => {
  it.each([
    ['date1904="true"', 44_621, '2026-03-02'],
    ['date1904="1"', 44_621, '2026-03-02'],
    ['date1904="false"', 46_083, '2026-03-02'],
    ['date1904="0"', 46_083, '2026-03-02'],
    ['', 46_083.75, '2026-03-02'],
    ['', 61, '1900-03-01'],
    ['', 59, '1900-02-28'],
    ['', 1, '1900-01-01'],
    ['date1904="true"', 0, '1904-01-01'],
  ])('counts from %s: %d', async (system, serial, right) => {
    const installation = await asOwnOrganisation(shared())
    const removalDate = { given: 's="1"', xml: `<v>${serial}</v>` }
    const given = { formats: ['yyyy\\-mm\\-dd'], workbook: `<workbookPr ${system}/>` }
    const book = workbookOf([{ rows: packs(1, { removalDate }) }], given)
    const [said] = await saidOf(installation, book)
    if (right < '1990') {
      // Nothing of ours was removed then: the day is refused as the day that it is.
      expect(said).toContain(right)
      return
    }
    expect(said).toBe('accepted')
    const events = await installation.request('/api/v1/batches/P-1/events')
    expect(await jsonOf(events)).toMatchObject({ events: [{ facts: { removalDate: right } }] })
  })

  it.each([
    ['60 is a day that never was', 's="1"', '60'],
    ['below the first', 's="1"', '-5'],
    ['a time of no day', 's="1"', '0.5'],
    ['beyond the last', 's="1"', '2958466'],
    ['a clock', 's="2"', '0.5'],
    ['a duration', 's="3"', '36.5'],
    ['a plain number', '', '46083'],
    ['a percentage', 's="4"', '46083'],
  ])('refuses what is none: %s', async (_, given, value) => {
    const installation = await asOwnOrganisation(shared())
    const cells = { removalDate: { given, xml: `<v>${value}</v>` } }
    const formats = ['yyyy-mm-dd', 'h:mm', '[h]:mm', '0%']
    const [said] = await saidOf(installation, workbookOf([{ rows: packs(1, cells) }], { formats }))
    expect(said).toMatch(/^removalDate: /)
  })

  it('reads a day that is written as one, and refuses a time without its offset', async () => {
    const installation = await asOwnOrganisation(shared())
    const removalDate = { given: 't="d"', xml: '<v>2026-03-02T00:00:00</v>' }
    const event_time = { given: 's="1"', xml: '<v>46083.4166666667</v>' }
    const day = workbookOf([{ rows: packs(1, { removalDate }) }])
    expect(await saidOf(installation, day)).toEqual(['accepted'])
    const time = workbookOf([{ rows: packs(1, { event_time }) }], { formats: [22] })
    const back = await rowsGivenBack(await sendFile(installation, time))
    expect(back).toMatchObject([{ event_time: '2026-03-02T10:00:00', receipt_status: 'refused' }])
  })
})

describe('cells and rows', () => {
  it('takes cells and rows without their places by their order', async () => {
    const installation = await asOwnOrganisation(shared())
    for (const strip of [/ r="[A-Z]+\d+"/g, / r="\d+"/g, / r="[A-Z]*\d+"/g]) {
      const xml = sheetData(packs(2)).replaceAll(strip, '')
      expect(await saidOf(installation, workbookOf([{ xml }]))).toHaveLength(2)
    }
    expect(await batchCodes(installation)).toEqual(['P-1', 'P-2'])
  })

  it('reads shared texts in several fonts without the readings above them, and escaped marks', async () => {
    const installation = await asOwnOrganisation(shared())
    const rich = '<si><r><t>Work</t></r><r><rPr/><t>shop</t></r><rPh sb="0"><t>よみ</t></rPh></si>'
    const strings = `${rich}<si><t xml:space="preserve"> S_x002D_1 </t></si>`
    const cells = {
      sourceKind: { given: 't="s"', xml: '<v>0</v>' },
      serial: { given: 't="s"', xml: '<v>1</v>' },
      declaredWaste: { given: 't="b"', xml: '<v>0</v>' },
    }
    const book = workbookOf([{ rows: packs(1, cells) }], { strings })
    expect(await saidOf(installation, book)).toEqual(['accepted'])
    const events = await installation.request('/api/v1/batches/P-1/events')
    expect(await jsonOf(events)).toMatchObject({
      events: [{ facts: { sourceKind: 'workshop' }, batchFacts: { serial: 'S-1' } }],
    })
  })

  it('reads a file whose names bear prefixes', async () => {
    const installation = await asOwnOrganisation(shared())
    const xml = sheetData(packs(1)).replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
    const named = `<x:worksheetish xmlns:x="x"/>${xml}`
    expect(await saidOf(installation, workbookOf([{ xml: named }]))).toEqual(['accepted'])
  })

  it('takes rows that end early, and refuses what stands beyond the header', async () => {
    const installation = await asOwnOrganisation(shared())
    const [header = [], first = [], second = [], third = []] = packs(3)
    const rows = [
      [...header, 'model', 'warrantyEnd'].slice(0, -2),
      first,
      [...second, '', ''],
      [...third, '', 'x'],
    ]
    const said = await saidOf(installation, workbookOf([{ rows }]))
    expect(said).toEqual(['accepted', 'accepted', expect.stringMatching(/its cell \d+ is filled/)])
  })

  it('refuses rows that a filter hides, and takes them when they are shown', async () => {
    const installation = await asOwnOrganisation(shared())
    const shown = sheetData(packs(3))
    const hidden = shown.replace('<row r="3"', '<row r="3" hidden="true"')
    const first = await saidOf(installation, workbookOf([{ xml: hidden }]))
    expect(first).toEqual(['accepted', expect.stringMatching(/does not show/), 'accepted'])
    const again = await saidOf(installation, workbookOf([{ xml: shown }]))
    expect(again).toEqual(['duplicate', 'accepted', 'duplicate'])
  })

  it('fills in nothing where cells are merged', async () => {
    const installation = await asOwnOrganisation(shared())
    const at = names.indexOf('output_mass_grams')
    const letter = String.fromCharCode(65 + at)
    const [header = [], first = [], second = []] = packs(2)
    const rows = [header, first, second.map((cell, index) => (index === at ? '' : cell))]
    const merged = `<mergeCells count="1"><mergeCell ref="${letter}2:${letter}3"/></mergeCells>`
    const book = workbookOf([{ xml: `${sheetData(rows)}${merged}` }])
    expect(await saidOf(installation, book)).toEqual([
      'accepted',
      expect.stringMatching(/^output_mass_grams: .*merged with others/),
    ])
  })

  it('gives the sheet back under its name', async () => {
    const installation = await asOwnOrganisation(shared())
    const rows = gridOf([takenIn])
    const answer = await sendFile(installation, workbookOf([{ name: '收貨', rows }]))
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { default: readWorkbook } = await import('read-excel-file/node')
    expect((await readWorkbook(bytes)).map(({ sheet }) => sheet)).toEqual(['收貨'])
  })
})

async function batchCodes({ request }: TestInstallation): Promise<readonly string[]> {
  const answer = await request('/api/v1/batches')
  const { batches } = await jsonOf<{ batches: readonly { code: string }[] }>(answer)
  return batches.map(({ code }) => code).sort()
}
