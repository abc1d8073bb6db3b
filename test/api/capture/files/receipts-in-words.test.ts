import { expect, it } from 'vitest'
import { type AnsweredRow, writeCsv } from '../../../../api/capture/files/write-answers.ts'

it('says until when a row waits to be signed as people write a time, in each language', async () => {
  const receipt = {
    id: 'S1',
    status: 'proposed',
    approval: 'A1',
    missing: 1,
    expires: '2026-11-28T02:15:00.000Z',
  } as const
  const row: AnsweredRow = {
    row: 2,
    given: ['PACK-1'],
    faults: [],
    characters: 6,
    called: (name) => name,
    receipt,
  }
  for (const [language, until] of [
    ['en', '28 Nov 2026, 02:15 UTC'],
    ['zh-Hant', '2026年11月28日 02:15 UTC'],
    ['zh-Hans', '2026年11月28日 02:15 UTC'],
  ] as const) {
    let table = ''
    for await (const part of writeCsv({ header: ['batch'], language }, piecesOf(row))) table += part
    expect(table).toContain(until)
    expect(table).not.toMatch(/\d{4}-\d\d-\d\d/)
  }
})

async function* piecesOf(...rows: AnsweredRow[]) {
  yield rows
}
