import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { jsonOf } from '../../../harness/answers.ts'
import { asOwnOrganisation, shareTestInstallation } from '../../../harness/installation.ts'
import { rowsGivenBack, saidOf, sendFile } from '../../../harness/workbook.ts'

const folder = fileURLToPath(new URL('../../../fixtures/spreadsheets/', import.meta.url))
const notCalculated = expect.stringMatching(/^output_mass_grams: .*(no result yet|the error)/)

const shared = shareTestInstallation()

it.each([
  ['openpyxl.xlsx', notCalculated],
  ['xlsxwriter.xlsx', notCalculated],
  ['libreoffice.xlsx', 'accepted'],
  ['gnumeric.xlsx', 'accepted'],
])('reads what %s shows, and refuses by the column what it does not', async (name, formula) => {
  const installation = await asOwnOrganisation(shared())
  const said = await saidOf(installation, await fixture(name))
  expect(said).toEqual([
    'accepted',
    formula,
    notCalculated,
    expect.stringMatching(/^ratedCapacityAmpereHours: .*percentage and shows 50%/),
    expect.stringMatching(/^ratedCapacityAmpereHours: .*holds 50 .*mAh/),
    expect.stringMatching(/^removalDate: /),
    'accepted',
    'accepted',
    expect.stringMatching(/^recordsOrigin: Cannot read this cell/),
  ])
  const codes = ['PLAIN', '4890000000123', 'THOUSANDS']
  for (const code of codes) {
    const answer = await installation.request(`/api/v1/batches/${code}`)
    expect(await jsonOf(answer)).toMatchObject({ code, massGrams: 28_500 })
  }
  if (formula === 'accepted') {
    const answer = await installation.request('/api/v1/batches/FORMULA')
    expect(await jsonOf(answer)).toMatchObject({ massGrams: 28_555 })
  }
  expect(installation.logged).toEqual([])
})

it.each(['openpyxl-1904.xlsx', 'libreoffice-1904.xlsx', 'gnumeric-1904.xlsx'])(
  'counts the days of %s from 1904',
  async (name) => {
    const installation = await asOwnOrganisation(shared())
    expect(await saidOf(installation, await fixture(name))).toEqual(['accepted'])
    const events = await installation.request('/api/v1/batches/PLAIN/events')
    expect(await jsonOf(events)).toMatchObject({
      events: [{ batchFacts: { removalDate: '2026-03-02' } }],
    })
  },
)

it('knows the rows of one table again, whichever program wrote it', async () => {
  const installation = await asOwnOrganisation(shared())
  const files = ['libreoffice.csv', 'libreoffice.xlsx', 'gnumeric.xlsx', 'xlsxwriter.xlsx']
  const plain: (string | undefined)[] = []
  for (const name of files) {
    const [first] = await rowsGivenBack(await sendFile(installation, await fixture(name)))
    plain.push(first?.receipt_status)
  }
  expect(plain).toEqual(['accepted', 'duplicate', 'duplicate', 'duplicate'])
})

async function fixture(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(`${folder}${name}`))
}
