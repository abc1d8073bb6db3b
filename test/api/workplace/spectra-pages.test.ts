import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { spectraPhrases } from '../../../web/pages/workplace/evidence/spectra-phrases.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'
import {
  constructedSpectrum,
  csvOfRows,
  referenceRows,
  wavenumbers,
} from '../../harness/spectra.ts'
import { post } from '../../harness/yarn.ts'

it('shows what was said of spectra, newest first, with the libraries that it rests on, in each language', async () => {
  const installation = await openTestInstallation()
  const { organisationKey } = installation.actor
  const operator = await signUpPerson(installation, {
    role: 'operator',
    organisation: organisationKey,
  })
  const page = async (language: string) => {
    const answer = await operator.request(`/work/spectra?lang=${language}`)
    expect([answer.status, installation.logged]).toEqual([200, []])
    return answer.text()
  }
  const empty = await page('en')
  expect(empty).toContain(spectraPhrases.identifiedNone.en)
  expect(empty).toContain(spectraPhrases.librariesNone.en)
  expect(await (await operator.request('/work/stock')).text()).toContain('href="/work/spectra"')

  const sent = await installation.app.request('/api/v1/spectra/references', {
    method: 'POST',
    headers: { authorization: `Bearer ${installation.key}`, 'content-type': 'text/csv' },
    body: csvOfRows(referenceRows()),
  })
  const { digest } = (await sent.json()) as { digest: string }
  for (const [fibre, sample] of [
    ['polyester', 'Bale <7>'],
    ['cotton', 'Bale 8'],
  ] as const) {
    const { values: transmittancePercent } = constructedSpectrum(fibre, 50)
    const spectrum = { wavenumbers, transmittancePercent }
    await post(installation, '/spectra/identifications', { id: randomUUID(), sample, spectrum })
  }
  const english = await page('en')
  expect(english).toMatch(/<b>Polyester, [\d.]+ % sure<\/b>/)
  expect(english).toContain('Bale &lt;7&gt;')
  expect(english.indexOf('Bale 8')).toBeLessThan(english.indexOf('Bale &lt;7'))
  expect(english).toContain(`id="${digest}"`)
  expect(english).toContain(`href="#${digest}"`)
  expect(english).toMatch(/\d+ of 40 by the nearest name; 40 of 40/)
  for (const [language, words] of [
    ['zh-Hant', ['聚酯纖維', spectraPhrases.unresolved['zh-Hant'], '羊毛：8']],
    ['zh-Hans', ['聚酯纤维', spectraPhrases.unresolved['zh-Hans'], '羊毛：8']],
  ] as const) {
    const said = await page(language)
    for (const word of words) expect(said).toContain(word)
  }
})
