import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../../api/http/problem.ts'
import { csvOf } from '../../../../domain/csv.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { batteryRows, gridOf } from '../../../harness/battery-table.ts'
import { asOwnOrganisation, shareTestInstallation } from '../../../harness/installation.ts'
import { rowsGivenBack, saidOf, sendFile, workbookOf } from '../../../harness/workbook.ts'

const [takenIn, weighed] = batteryRows()

/** A pack, with what is given of it. */
function packs(...given: readonly object[]) {
  return gridOf(
    given.map((own, index) => ({
      ...takenIn,
      output: `P-${index + 1}`,
      serial: `S-${index + 1}`,
      ...own,
    })),
  )
}

function utf16(text: string, isBigEndian = false): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Uint8Array.from(isBigEndian ? bytes.swap16() : bytes)
}

const shared = shareTestInstallation()

describe('tables as programs of other places write them', () => {
  it.each([
    ['semicolons', (text: string) => text, ';' as const],
    ['tabs', (text: string) => text, '\t' as const],
    ['a line that says so', (text: string) => `sep=;\r\n${text}`, ';' as const],
    ['a line that says so, and tabs', (text: string) => `"sep=\t"\r\n${text}`, '\t' as const],
    ['Unicode text', (text: string) => utf16(text), '\t' as const],
    ['UTF-16 the other way round', (text: string) => utf16(text, true), ',' as const],
  ])('reads %s, and knows the rows again', async (_, written, separator) => {
    const installation = await asOwnOrganisation(shared())
    const grid = packs({}, { sourceReference: 'left; right, "both" ends' })
    const first = await sendFile(installation, written(csvOf(grid, separator)))
    const back = await first.text()
    // What is given back opens where the file came from.
    expect(back.split('\r\n')[0]).toContain(['stream', 'facility', 'operator'].join(separator))
    expect(back.match(/accepted/g)).toHaveLength(2)
    expect(await saidOf(installation, csvOf(grid))).toEqual(['duplicate', 'duplicate'])
    const again = await (await sendFile(installation, back)).text()
    expect(again.match(/duplicate/g)).toHaveLength(2)
  })

  it('reads several codes in one cell behind quotes, and refuses cells that shift others', async () => {
    const installation = await asOwnOrganisation(shared())
    await saidOf(installation, csvOf(packs({}, {})))
    const both = { ...weighed, batch: 'P-1;P-2', mass_grams: '396000;396000' }
    const quoted = csvOf(gridOf([both]), ';')
    expect(quoted).toContain('"P-1;P-2"')
    const [said] = await saidOf(installation, quoted)
    expect(said).not.toMatch(/Cannot match|cells/)
    const bare = quoted.replaceAll('"', '')
    expect((await saidOf(installation, bare))[0]).toMatch(/cells: expected|whole grams/)
  })

  it.each([
    ['216,5', '216.5', 396_000],
    ['0,500', '0.500', 2_000],
    ['1000,000', '1000.000', 1_500_000],
    ['216.5', '216.5', 396_000],
    ['216', '216', 396_000],
  ])('reads %s behind semicolons as %s', async (given, right, grams) => {
    const installation = await asOwnOrganisation(shared())
    const own = { ratedCapacityAmpereHours: given, output_mass_grams: `${grams}` }
    const table = csvOf(packs({ ...own, nominalVoltageVolts: '350,0' }), ';')
    expect(await saidOf(installation, table)).toEqual(['accepted'])
    const pointed = csvOf(packs({ ...own, ratedCapacityAmpereHours: right }))
    expect(await saidOf(installation, pointed)).toEqual(['duplicate'])
  })

  it.each(['1,500', '216.500', '-12,345', '1.234,5', '1,234,567'])(
    'never guesses what %s means behind semicolons',
    async (given) => {
      const installation = await asOwnOrganisation(shared())
      const table = csvOf(packs({ ratedCapacityAmpereHours: given }), ';')
      const [said] = await saidOf(installation, table)
      expect(said).toMatch(/ratedCapacityAmpereHours: Cannot read .*(either|may be|comma)/)
    },
  )

  it('takes a comma for no mark of a fraction behind commas, tabs and in a workbook', async () => {
    const installation = await asOwnOrganisation(shared())
    const grid = packs({ ratedCapacityAmpereHours: '216,5' })
    for (const table of [
      csvOf(grid),
      csvOf(grid, '\t'),
      utf16(csvOf(grid, '\t')),
      workbookOf([{ rows: grid }]),
    ]) {
      const [said] = await saidOf(installation, table)
      expect(said).toMatch(/ratedCapacityAmpereHours: .*"216,5": .*written without a comma/)
    }
  })
})

describe('sheets that are not read', () => {
  const rows = packs({}, {})
  const lists = [['NMC'], ['LFP']]

  it('are named with the first row, hidden ones as hidden, and empty ones not', async () => {
    const installation = await asOwnOrganisation(shared())
    const book = workbookOf([
      { name: 'Week 1', rows },
      { name: 'Week 2', rows },
      { name: 'Lists', state: 'hidden', rows: lists },
      { name: 'Codes', state: 'veryHidden', rows: lists },
      { name: 'Empty', rows: [] },
    ])
    const [first, second] = await rowsGivenBack(await sendFile(installation, book))
    expect(first).toMatchObject({
      receipt_status: 'accepted',
      receipt_warnings: expect.stringMatching(
        /“Week 1” was read, not “Week 2”, “Lists” \(hidden\), “Codes” \(hidden\):/,
      ),
    })
    expect(second).toMatchObject({ receipt_status: 'accepted', receipt_warnings: '' })
  })

  it('are named where the first row is refused too, in the reader’s language', async () => {
    const installation = await asOwnOrganisation(shared())
    const wrong = packs({ chemistry: 'NMCC' })
    const book = workbookOf([
      { name: 'Week 1', rows: wrong },
      { name: 'Week 2', rows },
    ])
    const answer = await sendFile(installation, book, '/imports?lang=zh-Hant')
    expect(JSON.stringify(await rowsGivenBack(answer))).toContain(
      '只讀取了工作表「Week 1」，未讀取「Week 2」',
    )
  })

  it('are a refusal where the one that is read has no rows to say it with', async () => {
    const installation = await asOwnOrganisation(shared())
    const [header = []] = rows
    const book = workbookOf([
      { name: 'Template', rows: [header] },
      { name: 'Week 2', rows },
    ])
    const answer = await sendFile(installation, book)
    expect(answer.status).toBe(422)
    const { faults } = await jsonOf<Problem>(answer)
    expect(faults).toMatchObject([{ says: 'sheet_without_rows' }])
    expect(faults[0]?.message).toMatch(/“Template”.*“Week 2”/)
    const alone = workbookOf([{ rows: [header] }, { name: 'Lists', state: 'hidden', rows: lists }])
    expect((await sendFile(installation, alone)).status).toBe(200)
  })
})
