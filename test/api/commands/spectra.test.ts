import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { identifySpectra, importSpectra } from '../../../api/commands/spectra.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'
import { csvOfRows, referenceRow, referenceRows } from '../../harness/spectra.ts'

const real = fileURLToPath(
  new URL('../../../../shared/data/textile/fibre_ftir_spectra.csv', import.meta.url),
)

it('records references once, and identifies a file of unknown spectra by them', async () => {
  const installation = await openTestInstallation()
  const references = await writeTestFile('references.csv', csvOfRows(referenceRows()))
  const first = await runCommand(installation, importSpectra, { words: [references] })
  expect(first).toMatchObject({ code: 0, json: { selfCheck: { spectra: 40, rightByType: 40 } } })
  const again = await runCommand(installation, importSpectra, { words: [references] })
  expect(again.json).toEqual(first.json)
  expect(again.out[0]).toMatch(/known before/)
  const unknown = ['polyester', 'wool', 'cotton'].map((fibre) => {
    const { sample_id: _, eu_1007_2011_fibre_name: __, ...row } = referenceRow(fibre, 50)
    return row
  })
  const file = await writeTestFile('unknown.csv', csvOfRows(unknown))
  const said = await runCommand(installation, identifySpectra, { words: [file] })
  expect(said.out[0]).toMatch(/^polyester-50: named \(polyester \d\d\.\d %, /)
  const inChinese = await runCommand(installation, identifySpectra, {
    words: [file],
    language: 'zh-Hant',
  })
  expect(inChinese.out[0]).toMatch(/^polyester-50：已識別（聚酯纖維 \d\d\.\d%、/)
  expect(inChinese.json).toEqual(said.json)
  expect(said.json).toMatchObject({
    outcomes: { named: 2, unresolved_cellulose: 1, unlike_library: 0 },
  })
  expect((await runCommand(installation, identifySpectra, { words: [file] })).out).toEqual(said.out)
})

it('says what is missing before anything can be identified', async () => {
  const installation = await openTestInstallation()
  const file = await writeTestFile('unknown.csv', csvOfRows([referenceRow('wool', 1)]))
  const running = runCommand(installation, identifySpectra, { words: [file] })
  await expect(running).rejects.toThrow(/Cannot identify without references/)
  const absent = runCommand(installation, importSpectra, { words: ['absent.csv'] })
  await expect(absent).rejects.toThrow(/absent.csv.*no such file/)
})

it.skipIf(!existsSync(real))(
  'gets 155 of 160 real spectra right by type and 140 of 149 by name (needs ../shared/data/textile/fibre_ftir_spectra.csv)',
  async () => {
    const installation = await openTestInstallation()
    const { json } = await runCommand(installation, importSpectra, { words: [real] })
    expect(json).toMatchObject({
      selfCheck: {
        spectra: 160,
        samples: 137,
        rightByType: 155,
        named: 149,
        rightByName: 140,
        rightAmongTwo: 143,
        outcomes: {
          named: { spectra: 128, right: 124 },
          unresolved_cellulose: { spectra: 12, right: 11 },
          unlike_library: { spectra: 9, right: 0 },
        },
      },
    })
    // The 11 that nobody could name come out as cellulose, unresolved.
    const identified = await runCommand(installation, identifySpectra, { words: [real] })
    expect(identified.json).toMatchObject({
      outcomes: { named: 128, unresolved_cellulose: 12 + 11, unlike_library: 9 },
    })
  },
)
