import { expect, it } from 'vitest'
import { jsonOf } from '../../../harness/answers.ts'
import { csvTable, type TableRow } from '../../../harness/battery-table.ts'
import {
  asOwnOrganisation,
  shareTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import {
  rowsGivenBack,
  saidOf,
  sendFile,
  type WrittenCell,
  workbookOf,
} from '../../../harness/workbook.ts'

/** A row that needs neither mass nor time, so that an empty cell would be taken. */
const adopted: TableRow = {
  stream: 'battery',
  facility: 'A',
  stage: 'adopted',
  output_kind: 'module',
  provenStage: 'taken_in',
  recordsOrigin: 'Constructed records',
  chemistry: 'NMC',
  ratedCapacityAmpereHours: '50',
  nominalVoltageVolts: '3.7',
  serial: 'unknown',
}

let last = 0

/** A row as a sheet of its own, with one cell as a program wrote it. */
function bookOf(
  cells: Readonly<Record<string, WrittenCell>>,
  given: { formats?: readonly (string | number)[]; workbook?: string; strings?: string } = {},
) {
  last += 1
  const row = { ...adopted, output: `M-${last}`, ...cells }
  return workbookOf([{ rows: [Object.keys(row), Object.values(row)] }], given)
}

const errors = ['#VALUE!', '#N/A', '#REF!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!']
const column = 'output_mass_grams'

const shared = shareTestInstallation()

it('takes no cell in error and no formula without a result for an empty one', async () => {
  const installation = await asOwnOrganisation(shared())
  expect(await saidOf(installation, bookOf({}))).toEqual(['accepted'])
  const cells: readonly WrittenCell[] = [
    { xml: '<f>28.5*1000</f>' },
    { xml: '<f>28.5*1000</f><v></v>' },
    { xml: '<f>28.5*1000</f><v/>' },
    { xml: '<f t="shared" si="0"/>' },
    { xml: '<f t="array" ref="F2">A1:A3</f>' },
    { given: 't="str"', xml: '<f>A1</f>' },
    { given: 't="b"', xml: '<f>A1</f>' },
    ...errors.map((error) => ({ given: 't="e"', xml: `<f>A1</f><v>${error}</v>` })),
    ...errors.map((error) => ({ given: 't="e" vm="1"', xml: `<v>${error}</v>` })),
    { given: 't="e"', xml: '' },
    { given: 't="str"', xml: '<f>A1</f><v>#N/A</v>' },
    '#N/A',
    '#GETTING_DATA',
    '#CALC!',
    'Err:502',
    '＃N/A',
    'M-8; #N/A',
    '########',
  ]
  for (const cell of cells) {
    for (const name of [column, 'event_time', 'predecessorPassportId', 'chemistry', 'stage']) {
      const [said] = await saidOf(installation, bookOf({ [name]: cell }))
      expect([cell, said]).toEqual([
        cell,
        expect.stringMatching(new RegExp(`^${name}: Cannot read`)),
      ])
      expect(said?.match(new RegExp(`\\b${name}: `, 'g'))).toHaveLength(1)
    }
  }
  expect(await batchCount(installation)).toBe(1)
  const csv = csvTable([{ ...adopted, output: 'C-1', output_mass_grams: '#n/a' }])
  expect(await saidOf(installation, csv)).toEqual([
    'output_mass_grams: Cannot read this cell: it holds the error #n/a; mend it, or empty the cell',
  ])
  expect(installation.logged).toEqual([])
})

it('takes formulas by their last value, and empty results as empty', async () => {
  const installation = await asOwnOrganisation(shared())
  const results: readonly WrittenCell[] = [
    { xml: '<f>28.5*1000</f><v>28500</v>' },
    { given: 't="str"', xml: '<f>A1</f><v>28500</v>' },
    { given: 't="str"', xml: '<f>""</f><v></v>' },
    { xml: '' },
  ]
  for (const cell of results) {
    expect(await saidOf(installation, bookOf({ [column]: cell }))).toEqual(['accepted'])
  }
  // A program that writes formulas without calculating them puts a nought, and says that they wait to be calculated.
  const waiting = { workbook: '<calcPr calcId="124519" fullCalcOnLoad="1"/>' }
  const nought = { xml: '<f>28.5*1000</f><v>0</v>' }
  expect(await saidOf(installation, bookOf({ [column]: nought }, waiting))).toEqual([
    expect.stringMatching(/^output_mass_grams: .*no result yet/),
  ])
})

it('gives back what it could not read so that it is refused again', async () => {
  const installation = await asOwnOrganisation(shared())
  const waiting = bookOf({ [column]: { xml: '<f>28.5*1000</f>' } })
  const { request } = installation
  const first = await request('/api/v1/imports', { method: 'POST', body: waiting })
  const back = Uint8Array.from(Buffer.from(await first.arrayBuffer()))
  expect(await saidOf(installation, back)).toEqual([expect.stringMatching(/^output_mass_grams: /)])
})

it.each([
  ['0%', 0.5],
  ['0.00%', 0.5],
  [9, 0.5],
  [10, 0.5],
  ['0.0" mAh"', 50],
  ['0\\k', 50],
  ['[$€-407]0', 50],
  ['"$"#,##0', 50],
  ['0.0,', 50_000],
  ['#,##0,', 50_000],
  ['[>=1000]0.0,"k";0', 50_000],
  ['0"00"', 50],
  [';;;', 50],
  ['0;0', -50],
  ['[h]:mm', 1.5],
  ['h:mm', 0.5],
  ['yyyy-mm-dd', 44_621],
  [14, 44_621],
  ['000-000', 50],
])('refuses a number that %s shows as something else: %d', async (format, value) => {
  const installation = await asOwnOrganisation(shared())
  const cell = { given: 's="1"', xml: `<v>${value}</v>` }
  const [said] = await saidOf(
    installation,
    bookOf({ ratedCapacityAmpereHours: cell }, { formats: [format] }),
  )
  expect(said).toMatch(/^ratedCapacityAmpereHours: /)
})

it.each([
  ['General', '50', '50'],
  ['0', '49.6', '49.6'],
  ['#,##0.00', '150', '150'],
  ['#,##0_);[Red](#,##0)', '50', '50'],
  [41, '50', '50'],
  ['0.00E+00', '50', '50'],
  ['# ?/?', '0.5', '0.5'],
  ['[>=100000]0.0,"k";0', '50', '50'],
  ['00000', '42', '42'],
  ['@', '50', '50'],
  ['General', '1E+2', '100'],
  ['General', '11.100000000000001', '11.1'],
  ['General', '3.7499999999999996', '3.75'],
  ['General', '3.6970000000000001', '3.697'],
])('reads a number by its value where %s shows it: %s', async (format, value, read) => {
  const installation = await asOwnOrganisation(shared())
  const cell = { given: 's="1"', xml: `<v>${value}</v>` }
  const book = bookOf({ ratedCapacityAmpereHours: cell }, { formats: [format] })
  expect(await saidOf(installation, book)).toEqual(['accepted'])
  expect(await factOf(installation, 'ratedCapacityAmpereHours')).toBe(read)
})

it('reads grams of sixteen digits as they are shown', async () => {
  const installation = await asOwnOrganisation(shared())
  const cell = { xml: '<f>28.555*1000</f><v>28554.999999999996</v>' }
  expect(await saidOf(installation, bookOf({ [column]: cell }))).toEqual(['accepted'])
  const answer = await installation.request(`/api/v1/batches/M-${last}`)
  expect(await jsonOf(answer)).toMatchObject({ massGrams: 28_555 })
})

it('refuses codes that went through a number, and takes those that are codes', async () => {
  const installation = await asOwnOrganisation(shared())
  const text = (code: string) => csvTable([{ ...adopted, output: code }])
  for (const code of ['4.89E+12', '7.39e+12', '4,89E+12', '1E+15', '1.2E-05']) {
    const [said] = await saidOf(installation, text(code))
    expect(said).toMatch(/^output: Cannot read the code "[^"]+": a spreadsheet program has turned/)
  }
  for (const code of ['12E3', '1.5E3', 'E+12', '042']) {
    expect(await saidOf(installation, text(code))).toEqual(['accepted'])
  }
  for (const code of ['9885815897786698895', '9007199254740993', '1E+15']) {
    const [said] = await saidOf(installation, bookOf({ output: { xml: `<v>${code}</v>` } }))
    expect(said).toMatch(/^output: .*keeps 15 digits/)
  }
  const whole = bookOf({ output: { xml: '<v>4890000000123</v>' } })
  expect(await saidOf(installation, whole)).toEqual(['accepted'])
  const serial = csvTable([{ ...adopted, output: 'S-9', serial: '8.6564E+14' }])
  const [warned] = await rowsGivenBack(await sendFile(installation, serial))
  expect(warned?.receipt_warnings).toMatch(/“serial” is 8.6564E\+14: .*turned it into a number/)
  const day = { given: 's="1"', xml: '<v>46449</v>' }
  for (const name of ['output', 'serial']) {
    const [said] = await saidOf(installation, bookOf({ [name]: day }, { formats: ['d-mmm'] }))
    expect(said).toMatch(new RegExp(`^${name}: .*is the day 2027-03-03`))
  }
  for (const [format, value] of [
    ['0.00', '3.1'],
    ['#,##0', '28500'],
    ['0.00E+00', '4890000000123'],
    ['0', '3.6'],
  ] as const) {
    const shown = { given: 's="1"', xml: `<v>${value}</v>` }
    for (const name of ['output', 'serial']) {
      const [said] = await saidOf(installation, bookOf({ [name]: shown }, { formats: [format] }))
      expect(said).toMatch(new RegExp(`^${name}: .*number format .* shows something else`))
    }
  }
  for (const [format, value] of [
    ['0.00', '3.12'],
    ['0', '4890000000129'],
    ['#,##0', '285'],
  ] as const) {
    const shown = { given: 's="1"', xml: `<v>${value}</v>` }
    const book = bookOf({ output: shown }, { formats: [format] })
    expect(await saidOf(installation, book)).toEqual(['accepted'])
  }
  const padded = bookOf({ output: { given: 's="1"', xml: '<v>77</v>' } }, { formats: ['000000'] })
  expect(await saidOf(installation, padded)).toEqual(['accepted'])
  expect((await installation.request('/api/v1/batches/000077')).status).toBe(200)
})

async function batchCount({ request }: TestInstallation): Promise<number> {
  const { batches } = await jsonOf<{ batches: readonly unknown[] }>(
    await request('/api/v1/batches'),
  )
  return batches.length
}

async function factOf({ request }: TestInstallation, name: string): Promise<unknown> {
  const answer = await request(`/api/v1/batches/M-${last}/events`)
  const { events } = await jsonOf<{ events: readonly { batchFacts: Record<string, unknown> }[] }>(
    answer,
  )
  return events[0]?.batchFacts[name]
}
