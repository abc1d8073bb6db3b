import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { mostOnPaper, outputOf } from '../../../api/outputs/output-of.ts'
import {
  isNumeric,
  plainCell,
  type ReportTable,
  shownCell,
} from '../../../api/outputs/report-table.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { words } from '../../../domain/words.ts'

describe('a report given out', () => {
  it('is CSV in the words of programs, with formulas made harmless', async () => {
    const { body, headers } = await outputOf(report, { form: 'csv', language: 'zh-Hant' })
    expect(body).toBe("facility,material,in_grams\r\nYTO,nmc,412500\r\n'=1+1,,-3\r\n")
    expect(headers).toEqual({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="flow-2026.csv"',
    })
  })

  it('is a spreadsheet in the words of its reader, with what it is on a second sheet', async () => {
    const { body } = await outputOf(report, { form: 'xlsx', language: 'zh-Hant' })
    const bytes = Buffer.from(body)
    expect(await readSheet(bytes, 1)).toEqual([
      ['設施', '物料', '轉入（克）'],
      ['YTO', '鎳錳鈷', 412_500],
      ["'=1+1", null, -3],
      [null, null, 412_497],
    ])
    expect(await readSheet(bytes, 2)).toEqual([
      ['期間', '2026'],
      ['製備時間', '2026年11月28日 14:00 (Asia/Hong_Kong)'],
      ['報告的 SHA-256', 'hX0Zk3o0'],
      [null, 'https://loomcell.example/work/flow'],
      [null, '以克計。'],
    ])
  })

  it('has money in whole cents for programs, and in hundredths for people', () => {
    const cell = { cents: 4_500_000_305 }
    expect(plainCell(cell)).toBe(4_500_000_305)
    expect(shownCell(cell, 'en')).toBe('45,000,003.05')
    expect(shownCell({ cents: 100 }, 'zh-Hans')).toBe('1.00')
    expect([isNumeric(cell), isNumeric(1), isNumeric('1'), isNumeric(null)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('is paper that a browser shows', async () => {
    const { body, headers } = await outputOf(report, { form: 'pdf', language: 'en' })
    expect(Buffer.from(body).toString('latin1', 0, 5)).toBe('%PDF-')
    expect(headers['content-disposition']).toBe('inline; filename="flow-2026.pdf"')
  })

  it('is not drawn on more paper than anybody reads', async () => {
    const rows = Array.from({ length: mostOnPaper + 1 }, () => ['YTO', 'nmc', 1])
    const drawn = outputOf({ ...report, rows }, { form: 'pdf', language: 'en' })
    await expect(drawn).rejects.toBeInstanceOf(RefusedError)
    await expect(
      outputOf({ ...report, rows }, { form: 'csv', language: 'en' }),
    ).resolves.toBeDefined()
  })
})

const report: ReportTable = {
  file: 'flow-2026',
  title: words('Flow', '物料流向', '物料流向'),
  facts: [{ label: words('Period', '期間', '期间'), value: '2026' }],
  columns: [
    { key: 'facility', label: words('Facility', '設施', '设施'), width: 2 },
    { key: 'material', label: words('Material', '物料', '物料'), width: 2 },
    { key: 'in_grams', label: words('In (g)', '轉入（克）', '转入（克）'), width: 1 },
  ],
  rows: [
    ['YTO', { code: 'nmc', label: words('NMC', '鎳錳鈷', '镍锰钴') }, 412_500],
    ['=1+1', null, -3],
  ],
  total: [null, null, 412_497],
  notes: [words('In grams.', '以克計。', '以克计。')],
  digest: 'hX0Zk3o0',
  place: {
    address: 'https://loomcell.example/work/flow',
    now: new Date('2026-11-28T06:00:00Z'),
    timeZone: 'Asia/Hong_Kong',
  },
}
