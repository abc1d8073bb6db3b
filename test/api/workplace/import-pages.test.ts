import { expect, it } from 'vitest'
import { createApp } from '../../../api/app.ts'
import { usualRates } from '../../../api/http/hardening/rate-limits.ts'
import { xlsxOf } from '../../../api/outputs/xlsx.ts'
import { languages } from '../../../domain/words.ts'
import { importPhrases } from '../../../web/pages/workplace/imports/phrases.ts'
import { batteryRows, csvTable, gridOf } from '../../harness/battery-table.ts'
import { addTestOrganisation, shareTestInstallation } from '../../harness/installation.ts'
import { sendForm, signUpPerson, type TestPerson } from '../../harness/people.ts'

const shared = shareTestInstallation()
const at = '/work/imports'

it('records a sheet on a page, counts its rows, and offers labels for what came of it; again it changes nothing', async () => {
  const operator = await signUpPerson(shared(), { role: 'operator' })
  const start = await (await operator.request(at)).text()
  expect(start).toContain('/api/v1/streams/battery/stages/taken_in/template.xlsx?lang=en')
  const template = await operator.request('/api/v1/streams/battery/stages/taken_in/template.csv')
  expect([template.status, await template.text()]).toEqual([
    200,
    expect.stringContaining('ratedCapacityAmpereHours'),
  ])
  const rows = ownRows()
  const sheet = csvTable(rows)
  const first = await sendSheet(operator, sheet)
  const page = await first.text()
  expect([first.status, first.headers.get('content-type')]).toEqual([
    200,
    'text/html; charset=utf-8',
  ])
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.trimEnd().endsWith('</html>')).toBe(true)
  const said = mainOf(page)
  expect(said).toContain('Rows 2 to 3: 2 recorded')
  expect(page).toContain(`<dt>${importPhrases.accepted.en}</dt><dd>2</dd>`)
  expect(page).toContain(importPhrases.allGood.en)
  expect(page).toContain('href="/work/labels?batch=PACK-1"')
  const again = await (await sendSheet(operator, sheet)).text()
  expect(again).toContain(`<dt>${importPhrases.duplicate.en}</dt><dd>2</dd>`)
  const back = await sendSheet(operator, await xlsxOf(gridOf(rows)), { do: 'file' })
  expect(back.headers.get('content-disposition')).toContain('scans.receipts.xlsx')
  expect((await back.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
  expect(shared().logged).toEqual([])
})

it('names every fault with its row and column in the reader’s language, and takes the rows beside it', async () => {
  const operator = await signUpPerson(shared(), { role: 'operator' })
  const [taken, weighed] = ownRows()
  for (const [number, language] of languages.entries()) {
    const rows = [
      { ...taken, output: `P-${number}`, serial: `S-${number}` },
      { ...taken, output: `Q-${number}`, serial: `T-${number}`, chemistry: 'NMCC' },
      { ...weighed, facility: 'NOWHERE', stage: 'wieghed' },
    ]
    const answer = await sendSheet(operator, csvTable(rows), { lang: language })
    const page = mainOf(await answer.text())
    expect(page).toContain(`<dt>${importPhrases.refused[language]}</dt><dd>2</dd>`)
    expect(page).toMatch(/<th scope="row" class="num">3<\/th><td><b>[^<]+<\/b><br>[^<]*NMCC/)
    expect(page).toMatch(/<th scope="row" class="num">4<\/th><td><b>[^<]+<\/b><br>[^<]*wieghed/)
    if (language !== 'en') expect(page).not.toContain('<br>Cannot ')
  }
})

it('refuses what is no sheet on the form itself, and whoever may not record', async () => {
  const operator = await signUpPerson(shared(), { role: 'operator' })
  for (const language of languages) {
    for (const file of ['', '%PDF-1.7 not a sheet', '[1]']) {
      const refused = await sendSheet(operator, file, { lang: language })
      const page = await refused.text()
      expect([file, refused.status]).toEqual([file, 422])
      expect(page).toContain('role="alert"')
      if (language !== 'en') expect(page).not.toContain('Cannot ')
    }
  }
  const form = await operator.request(at, { method: 'POST', body: 'x' })
  expect(form.status).toBe(422)
  const stranger = await signUpPerson(shared(), { role: 'regulator' })
  expect((await stranger.request(at)).status).toBe(403)
})

/** A pack that comes in and is weighed by whoever sends the sheet. */
function ownRows() {
  const [taken, weighed] = batteryRows()
  const { operator: _, ...first } = taken
  const { operator: __, ...second } = weighed
  return [first, second] as const
}

/** What the page says, without its frame. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'))
}

/** Sends a file in the page's form, as a browser does. */
it('takes sheets within the bounds of the API: so many at once, and not too often', async () => {
  const { actor } = await addTestOrganisation(shared(), 'sender')
  const given = { role: 'operator', organisation: actor.organisationKey } as const
  const operator = await signUpPerson(shared(), given)
  const slow = () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const headers = { 'content-type': 'multipart/form-data; boundary=none' }
    const init = { method: 'POST', headers, body: readable, duplex: 'half' as const }
    return { answer: operator.request(at, init), end: () => writable.close() }
  }
  // Once it is known who asks, requests come to their places in order.
  await operator.request(at)
  const first = slow()
  const second = slow()
  const third = sendSheet(operator, csvTable(ownRows()))
  const moment = new Promise((resolve) => setTimeout(() => resolve('waits'), 400))
  expect(await Promise.race([third.then(({ status }) => status), moment])).toBe('waits')
  await first.end()
  expect([(await first.answer).status, (await third).status]).toEqual([422, 200])
  await second.end()
  await second.answer

  const rates = { ...usualRates, scans: { burst: 1, perSecond: 0.01 } }
  const app = createApp({ installation: shared(), log: () => {}, now: () => new Date(), rates })
  const { cookie } = operator
  const often = () => sendForm({ app }, at, {}, { cookie })
  expect([(await often()).status, (await often()).status]).toEqual([422, 503])
})

async function sendSheet(
  person: TestPerson,
  file: string | Uint8Array,
  { lang, ...fields }: { lang?: string; do?: string } = {},
): Promise<Response> {
  const form = new FormData()
  form.append('/file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'sheet')
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
  const path = lang === undefined ? at : `${at}?lang=${lang}`
  return person.request(path, { method: 'POST', headers, body: await encoded.arrayBuffer() })
}
