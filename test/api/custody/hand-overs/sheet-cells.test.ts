import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { csvOf } from '../../../../domain/csv.ts'
import { dismantle, moduleGrams, offerOf, openTwo, type Side } from '../../../harness/sides.ts'
import { sheetData, type WrittenCell, workbookOf } from '../../../harness/workbook.ts'

type Both = Awaited<ReturnType<typeof openTwo>>

it('takes no cell in error and no formula without a result for a line that is left', async () => {
  const both = await openTwo()
  const [header = [], row = []] = await arrived(both, 1)
  const cells: readonly WrittenCell[] = [
    { xml: '<f>H2</f>' },
    { xml: '<f>H2</f><v></v>' },
    { given: 't="e"', xml: '<f>H2</f><v>#REF!</v>' },
    { given: 't="e"', xml: '<v>#N/A</v>' },
    '#VALUE!',
    { given: 's="1"', xml: '<v>0.5</v>' },
    { given: 's="2"', xml: '<v>28.5</v>' },
  ]
  for (const cell of cells) {
    for (const name of ['accepted_grams', 'refused_grams', 'note']) {
      const filled = row.map((text, index) => (header[index] === name ? cell : text))
      const answer = await decided(both.receiver, [header, filled])
      expect([cell, answer]).toEqual([
        cell,
        [expect.stringMatching(new RegExp(`^refused invalid ${name}: Cannot read this cell`))],
      ])
    }
  }
  const told = row.map((text, index) => (header[index] === 'sent_grams' ? cells[2] : text))
  const unread = told.map((text) => text ?? '')
  expect(await decided(both.receiver, [header, unread])).toEqual(['left  '])
  expect(both.installation.logged).toEqual([])
})

it('keeps back what a filter hides only where it is filled in', async () => {
  const both = await openTwo()
  const [header = [], first = [], second = []] = await arrived(both, 2)
  const grams = String(moduleGrams)
  const hidden = (rows: readonly (readonly WrittenCell[])[]) =>
    workbookOf([{ xml: sheetData(rows).replace('<row r="3"', '<row r="3" hidden="1"') }])
  const filled = fill(header, { accepted_grams: grams })
  const none = await answered(both.receiver, hidden([header, first, second]))
  expect(none).toEqual(['left  ', 'left  '])
  const kept = await answered(both.receiver, hidden([header, filled(first), filled(second)]))
  expect(kept[1]).toMatch(/^refused invalid Cannot take a row that the sheet does not show/)
  const shown = await decided(both.receiver, [header, filled(first), filled(second)])
  expect(shown).toEqual(['taken  ', 'taken  '])
})

it('is the same sheet in another order of its rows, in another spelling and as a spreadsheet', async () => {
  const both = await openTwo()
  const [header = [], first = [], second = []] = await arrived(both, 2)
  const grams = String(moduleGrams)
  const table = [first, second].map(fill(header, { accepted_grams: grams }))
  const csv = csvOf([header, ...table])
  expect(await answered(both.receiver, csv)).toEqual(['taken  ', 'taken  '])
  const spelt = [second, first].map(
    fill(header, { accepted_grams: `0${grams}`, refused_grams: '0' }),
  )
  const again = ['duplicate  ', 'duplicate  ']
  expect(await answered(both.receiver, csvOf([header, ...spelt]))).toEqual(again)
  const cells = [second, first].map(
    fill(header, { accepted_grams: { xml: `<f>H2</f><v>${moduleGrams - 4e-12}</v>` } }),
  )
  expect(await decided(both.receiver, [header, ...cells])).toEqual(again)
})

it.each([';', '\t'] as const)(
  'reads a sheet separated by %j, also as Unicode text',
  async (separator) => {
    const both = await openTwo()
    const [header = [], row = []] = await arrived(both, 1)
    const filled = fill(header, { accepted_grams: String(moduleGrams), note: 'left; right' })(row)
    const text = csvOf([header, filled], separator)
    const sent = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))
    const answer = await both.receiver.upload('/hand-overs/sheet', sent, 'text/plain')
    const back = await answer.text()
    expect(back.split('\r\n')[1]).toContain(`${separator}taken${separator}`)
    const again = await both.receiver.upload('/hand-overs/sheet', back, 'text/plain')
    expect((await again.text()).split('\r\n')[1]).toContain(`${separator}duplicate${separator}`)
  },
)

it('names sheets that were not read', async () => {
  const both = await openTwo()
  const [header = [], row = []] = await arrived(both, 1)
  const rows = [header, fill(header, { accepted_grams: String(moduleGrams) })(row)]
  const book = workbookOf([
    { name: 'Mine', rows },
    { name: 'Yours', rows },
  ])
  expect(await answered(both.receiver, book)).toEqual([
    expect.stringMatching(/^taken {2}.*“Mine” was read, not “Yours”/),
  ])
})

/** The sheet of one hand-over of so many lines that arrived. */
async function arrived({ sender, receiver, installation }: Both, lines: number) {
  const codes = (await dismantle(installation)).slice(0, lines)
  const { id } = await sender.post('/hand-overs', offerOf(codes), 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const sheet = await receiver.send('/hand-overs/sheet.csv')
  return parse(await sheet.text(), { bom: true }) as string[][]
}

function fill<Cell extends WrittenCell>(
  header: readonly string[],
  values: Readonly<Record<string, Cell>>,
) {
  return (row: readonly string[]) =>
    row.map((text, index): string | Cell => values[header[index] ?? ''] ?? text)
}

async function decided(side: Side, rows: readonly (readonly WrittenCell[])[]) {
  return answered(side, workbookOf([{ rows }], { formats: ['0%', '0.0,'] }))
}

/** Outcome, code and faults of each row. */
async function answered(side: Side, body: string | Uint8Array<ArrayBuffer>) {
  const answer = await side.upload('/hand-overs/sheet', body, 'application/octet-stream')
  expect(answer.status).toBe(200)
  return statusesOf(Buffer.from(await answer.arrayBuffer()))
}

async function statusesOf(bytes: Buffer): Promise<readonly string[]> {
  const { readSheet } = await import('read-excel-file/node')
  const isZip = bytes.subarray(0, 2).equals(Buffer.from('PK'))
  const rows: readonly (readonly unknown[])[] = isZip
    ? await readSheet(bytes)
    : (parse(bytes.toString('utf8'), { bom: true }) as string[][])
  const at = (rows[0] ?? []).indexOf('receipt_status')
  return rows.slice(1).map((row) =>
    row
      .slice(at, at + 3)
      .map((cell) => String(cell ?? ''))
      .concat(['', ''])
      .slice(0, 3)
      .join(' '),
  )
}
