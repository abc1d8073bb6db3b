import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../api/http/problem.ts'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import {
  constructedSpectrum,
  csvOfRows,
  type ReferenceRow,
  referenceRow,
  referenceRows,
  wavenumbers,
} from '../../harness/spectra.ts'

describe('a file of references', () => {
  it('is refused with every fault by row and column, and nothing of it is kept', async () => {
    const installation = await openTestInstallation()
    const [first = {}, second = {}, third = {}, fourth = {}, fifth = {}, ...rest] = referenceRows()
    const rows = [
      { ...first, eu_1007_2011_fibre_name: 'unobtainium' },
      { ...second, eu_1007_2011_fibre_name: '', type: 'Protein' },
      { ...third, t_1000: '97,5', t_996: '' },
      { ...fourth, t_1000: 151, spectrum_id: '' },
      { ...fifth, type: 'cellulose' },
      {
        ...referenceRow('wool', 20),
        ...Object.fromEntries(wavenumbers.map((at) => [`t_${at}`, 9])),
      },
      ...rest,
      { ...referenceRow('wool', 1), sample_id: 'S-cotton-1' },
    ]
    const { status, faults } = await send(installation, csvOfRows(rows))
    expect(status).toBe(422)
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual([
      '/2/eu_1007_2011_fibre_name',
      '/3/eu_1007_2011_fibre_name',
      '/4/t_1000',
      '/4/t_996',
      '/43/eu_1007_2011_fibre_name',
      '/43/spectrum_id',
      '/5/spectrum_id',
      '/5/t_1000',
      '/6/type',
      '/7',
    ])
    expect(await libraries(installation)).toEqual([])
    expect(installation.logged).toEqual([])
  })

  it('is refused when its columns do not make spectra', async () => {
    const installation = await openTestInstallation()
    const faultsOf = async (rows: readonly ReferenceRow[]) => {
      const { status, faults } = await send(installation, csvOfRows(rows))
      expect(status).toBe(422)
      return faults.map(({ pointer, message }) => `${pointer}: ${message}`).join('\n')
    }
    const named = { spectrum_id: 'A', sample_id: 'A', eu_1007_2011_fibre_name: 'wool' }
    expect(await faultsOf([named])).toMatch(/t_1800 .* or a_1800/)
    expect(await faultsOf([{ ...referenceRow('wool', 1), a_599: 1 }])).toMatch(/not both/)
    expect(await faultsOf([{ t_1800: 1, t_600: 2 }])).toMatch(
      /column "spectrum_id".*\n.*"sample_id"/,
    )
    expect(await faultsOf([{ ...named, t_1800: 1, t_600: 2 }])).toMatch(/gap from "600" to "1800"/)
    expect(await faultsOf([{ ...named, t_4000: 1, t_2000: 2 }])).toMatch(/covers 600 to 1800/)
    expect(await faultsOf([referenceRow('wool', 1)])).toMatch(/at least 2 names/)
    const twice = csvOfRows(referenceRows(1)).replace('t_1876', 't_1880')
    expect((await send(installation, twice)).faults[0]).toMatchObject({ pointer: '/1/t_1880' })
  })

  it.each([
    ['nothing', '', 422],
    ['a binary file', Buffer.from([0xff, 0xfe, 0x00, 0x41]), 422],
    ['a header alone', csvOfRows(referenceRows(1)).split('\n')[0] ?? '', 422],
    ['more than 500 spectra', manySpectra(501), 413],
    ['more than 16 MiB', `a,b\n${'1,2\n'.repeat(5_000_000)}`, 413],
  ])('of %s is answered as a problem', async (_, body, status) => {
    const installation = await openTestInstallation()
    const answered = await send(installation, body)
    expect(answered.status).toBe(status)
    expect(answered.faults.length).toBeGreaterThan(0)
    expect(installation.logged).toEqual([])
  })
})

describe('an unknown spectrum', () => {
  const { values } = constructedSpectrum('wool', 50)
  const spectrum = { wavenumbers, transmittancePercent: values }
  const nearInfrared = wavenumbers.map((wavenumber) => wavenumber + 4_000)

  const wrong: readonly (readonly [object, string])[] = [
    [{}, '/spectrum'],
    [{ spectrum: { ...spectrum, absorbance: values } }, '/spectrum'],
    [{ spectrum: { ...spectrum, wavenumbers: ['1800'] } }, '/spectrum'],
    [{ spectrum: { wavenumbers: [], absorbance: [] } }, '/spectrum/wavenumbers'],
    [{ spectrum: { ...spectrum, wavenumbers: nearInfrared } }, '/spectrum/wavenumbers'],
    [
      { spectrum: { ...spectrum, transmittancePercent: values.slice(1) } },
      '/spectrum/transmittancePercent',
    ],
    [
      { spectrum: { ...spectrum, transmittancePercent: values.with(5, 1e308) } },
      '/spectrum/transmittancePercent/5',
    ],
    [{ spectrum, library: 'mine' }, '/library'],
    [{ spectrum, fibre: 'wool' }, '/fibre'],
    [{ spectrum, id: 'one' }, '/id'],
  ]

  it('is refused where it is wrong: no spectrum, near infrared, a slip of the unit, a name too many', async () => {
    const installation = await openTestInstallation()
    for (const [body, pointer] of wrong) {
      const response = await installation.request('/api/v1/spectra/identifications', {
        method: 'POST',
        body: JSON.stringify({ id: randomUUID(), ...body }),
      })
      expect(response.status, pointer).toBe(422)
      const { faults } = await jsonOf<Problem>(response)
      expect(faults.map((fault) => fault.pointer)).toContain(pointer)
    }
    expect(installation.logged).toEqual([])
  })

  it('with thousands of faults names a hundred and counts the rest', async () => {
    const installation = await openTestInstallation()
    const body = { id: randomUUID(), spectrum: { wavenumbers, absorbance: values } }
    const response = await installation.request('/api/v1/spectra/identifications', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const { faults } = await jsonOf<Problem>(response)
    expect(faults).toHaveLength(101)
    expect(faults.at(-1)?.message).toMatch(/221 further faults/)
  })
})

function manySpectra(count: number): string {
  const [header, line = ''] = csvOfRows([referenceRow('wool', 1)]).split('\n')
  return `${header}\n${`${line}\n`.repeat(count)}`
}

async function send(installation: TestInstallation, body: string | Uint8Array<ArrayBuffer>) {
  const response = await installation.request('/api/v1/spectra/references', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body,
  })
  const { faults = [] } = await jsonOf<Partial<Problem>>(response)
  return { status: response.status, faults }
}

async function libraries(installation: TestInstallation) {
  const response = await installation.request('/api/v1/spectra/references')
  return (await jsonOf<{ libraries: readonly unknown[] }>(response)).libraries
}
