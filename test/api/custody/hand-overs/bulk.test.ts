import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { columnNames } from '../../../../api/custody/bulk/sheet-columns.ts'
import type { StepReceipt } from '../../../../api/custody/bulk/take-each.ts'
import { answeredCells } from '../../../../api/custody/bulk/write-sheet.ts'
import { xlsxOf } from '../../../../api/outputs/xlsx.ts'
import { csvOf } from '../../../../domain/csv.ts'
import { faultOf } from '../../../../domain/refusal.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import {
  dismantle,
  moduleGrams,
  offerOf,
  openTwo,
  passOn,
  type Side,
} from '../../../harness/sides.ts'

describe('many steps at once', () => {
  it('gives each its own receipt, so that a bad one never spoils its neighbours', async () => {
    const { sender, installation } = await openTwo()
    const codes = await dismantle(installation)
    const offers = await Promise.all(
      codes.slice(0, 3).map((code) => sender.post('/hand-overs', offerOf([code]), 201)),
    )
    const dispatch = (handOver: string) => ({
      handOver,
      id: randomUUID(),
      step: 'dispatch',
      carrier: { name: 'Carrier' },
    })
    const steps = [
      dispatch(offers[0]?.id ?? ''),
      { handOver: offers[1]?.id, id: randomUUID(), step: 'decide', lines: [] },
      dispatch(randomUUID()),
      dispatch(offers[2]?.id ?? ''),
      { handOver: 'no id', id: randomUUID(), step: 'fly' },
    ]
    const first = await receiptsOf(sender, '/hand-overs/steps', { steps })
    expect(first.map(({ status, code }) => code ?? status)).toEqual([
      'taken',
      'invalid',
      'unknown_hand_over',
      'taken',
      'invalid',
    ])
    expect(first[1]?.faults).toMatchObject([{ pointer: '/lines' }])
    const again = await receiptsOf(sender, '/hand-overs/steps', { steps })
    expect(again.map(({ status }) => status)).toEqual([
      'duplicate',
      'refused',
      'refused',
      'duplicate',
      'refused',
    ])
    expect(installation.logged).toEqual([])
  })

  it('proposes and consents to corrections in bulk', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    for (const code of codes.slice(0, 3)) await passOn({ sender, receiver }, [code])
    const { handOvers } = await sender.get('/hand-overs')
    const ids: readonly string[] = handOvers.map(({ id }: { id: string }) => id)
    const proposals = ids.map((handOver) => ({
      handOver,
      id: randomUUID(),
      step: 'correct_propose',
      note: 'Gate scale 100 g off',
      lines: [{ line: 1, reason: 'mass_wrong', sentGrams: 28_400, acceptedGrams: 28_400 }],
    }))
    const proposed = await receiptsOf(sender, '/hand-overs/corrections', { steps: proposals })
    expect(proposed.map(({ status }) => status)).toEqual(['taken', 'taken', 'taken'])
    const consents = proposals.map(({ handOver, id }, index) => ({
      handOver,
      id: randomUUID(),
      step: 'correct_consent',
      correction: index === 1 ? randomUUID() : id,
    }))
    const agreed = await receiptsOf(receiver, '/hand-overs/corrections', { steps: consents })
    expect(agreed.map(({ status }) => status)).toEqual(['taken', 'refused', 'taken'])
    const { totals } = await receiver.get('/reports/flow?from=2026-10-01&to=2027-12-01')
    expect(totals.closingGrams).toBe(3 * moduleGrams - 200)
    await checksOut(installation)
  })
})

describe('the sheet of what waits for a decision', () => {
  it('goes out, is filled in, and comes back with a receipt for each row', async () => {
    const { sender, receiver, installation } = await openTwo()
    const codes = await dismantle(installation)
    const arrived = [codes.slice(0, 2), codes.slice(2, 4), codes.slice(4, 5)]
    for (const some of arrived) await arrive({ sender, receiver }, some)
    const table = await sheetOf(receiver)
    expect(table).toHaveLength(6)
    const [header = []] = table
    const filled = table.map((row, index) => {
      if (index === 0 || cell(row, 'sender_code', header) === codes[4]) return row
      const isRefused = cell(row, 'sender_code', header) === codes[1]
      const isWrong = cell(row, 'sender_code', header) === codes[3]
      return fill(row, header, {
        accepted_grams: isWrong ? '28,500' : isRefused ? '0' : String(moduleGrams),
        ...(isRefused ? { refused_grams: String(moduleGrams), reason: 'Damaged' } : {}),
        code: `IN-${cell(row, 'sender_code', header)}`,
      })
    })
    const back = await sent(receiver, filled)
    const statusOf = new Map(
      back.slice(1).map((row) => [cell(row, 'sender_code', header), row.at(-3)]),
    )
    expect(codes.slice(0, 5).map((code) => statusOf.get(code))).toEqual([
      'taken',
      'taken',
      'refused',
      'refused',
      'left',
    ])
    const faults = back.slice(1).map((row) => row.at(-1) ?? '')
    expect(faults.some((text) => text.startsWith('accepted_grams: Cannot read'))).toBe(true)
    expect(faults.some((text) => text.startsWith('Cannot decide this line alone'))).toBe(true)
    expect(await receiver.get(`/batches/IN-${codes[0]}`)).toMatchObject({ massGrams: moduleGrams })

    // Given back with its receipts, mended and sent again as a spreadsheet: what was taken is a duplicate.
    const mended = back.map((row, index) =>
      index > 0 && cell(row, 'sender_code', header) === codes[3]
        ? fill(row, header, { accepted_grams: String(moduleGrams) })
        : row,
    )
    const spreadsheet = new Uint8Array(await xlsxOf(mended))
    const answer = await receiver.upload('/hand-overs/sheet', spreadsheet, 'application/xlsx')
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
    const { handOvers } = await receiver.get('/hand-overs?side=receiver')
    const states = handOvers.map(({ state }: { state: string }) => state).sort()
    expect(states).toEqual(['accepted', 'part_accepted', 'received'])
    await checksOut(installation)
  })

  it('comes in the language of its reader, is read back in it, and answers in it', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    await arrive({ sender, receiver }, [code])
    const chinese = await receiver.send('/hand-overs/sheet.csv?lang=zh-Hant')
    const [header = [], row = []] = tableIn(await chinese.text())
    expect(header.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([])
    expect(cell(row, '種類', header)).toBe('電池模組')
    const typed = fill(row, header, {
      '驗收重量（克）': '0',
      '拒收重量（克）': '28500',
      拒收原因: '損壞',
    })
    const back = tableIn(
      await (await receiver.upload('/hand-overs/sheet', csvOf([header, typed]), 'text/csv')).text(),
    )
    expect(back[0]?.slice(0, header.length)).toEqual(header)
    expect(back[1]?.at(-3)).toBe('taken')
    const faults = [faultOf('accepted_grams', 'sheet_grams_missing')]
    const line = { cells: [], status: 'refused', code: 'invalid', faults } as const
    expect(answeredCells(line, 'zh-Hans', columnNames('zh-Hans'))).toEqual([
      '未记录',
      'invalid',
      '验收重量（克）：请填写验收重量：全部拒收时填 0',
    ])
  })

  it('runs nothing that somebody typed into it, and refuses a table that is not the sheet', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [code = ''] = await dismantle(installation)
    await arrive({ sender, receiver }, [code])
    const [header = [], row = []] = await sheetOf(receiver)
    const typed = fill(row, header, {
      accepted_grams: '28000',
      note: '=HYPERLINK("http://x")',
      code: '+CODE',
    })
    const raw = await receiver.upload('/hand-overs/sheet', csvOf([header, typed]), 'text/csv')
    const text = await raw.text()
    expect(text).toContain('taken')
    expect(text).toContain(`"'=HYPERLINK`)
    expect(await receiver.get('/batches/%2BCODE')).toMatchObject({ massGrams: 28_000 })
    const wrong = await receiver.upload('/hand-overs/sheet', 'a,b\r\n1,2\r\n', 'text/csv')
    expect(wrong.status).toBe(422)
    expect(await pointersIn(wrong)).toHaveLength(7)
    expect((await receiver.upload('/hand-overs/sheet', '{"a":1}\n')).status).toBe(422)
    expect(installation.logged).toEqual([])
  })
})

type Table = readonly (readonly string[])[]

async function arrive(
  { sender, receiver }: { sender: Side; receiver: Side },
  codes: readonly string[],
) {
  const { id } = await sender.post('/hand-overs', offerOf(codes), 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
}

async function receiptsOf(side: Side, path: string, body: object) {
  const response = await side.upload(path, JSON.stringify(body))
  expect(response.status).toBe(200)
  return (await jsonOf<{ receipts: readonly StepReceipt[] }>(response)).receipts
}

/** The sheet as a table, as a spreadsheet opens it. */
async function sheetOf(side: Side): Promise<Table> {
  const response = await side.send('/hand-overs/sheet.csv')
  expect(response.status).toBe(200)
  return tableIn(await response.text())
}

async function sent(side: Side, table: Table): Promise<Table> {
  const response = await side.upload('/hand-overs/sheet', csvOf(table), 'text/csv')
  expect(response.status).toBe(200)
  return tableIn(await response.text())
}

function tableIn(text: string): Table {
  return parse(text, { bom: true })
}

function cell(row: readonly string[], name: string, header: readonly string[]): string {
  return row[header.indexOf(name)] ?? ''
}

function fill(
  row: readonly string[],
  header: readonly string[],
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return row.map((text, index) => values[header[index] ?? ''] ?? text)
}

async function checksOut(installation: TestInstallation) {
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
}
