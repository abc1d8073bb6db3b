import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { csvOf } from '../../../domain/csv.ts'
import { languages } from '../../../domain/words.ts'
import { sheetPhrases } from '../../../web/pages/workplace/hand-over/sheet-phrases.ts'
import { importPhrases } from '../../../web/pages/workplace/imports/phrases.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { dismantle, moduleGrams, offerOf, openTwo } from '../../harness/sides.ts'

const at = '/work/hand-overs/sheet'

it('takes out what waits, decides it by the sheet sent on the page, and names every fault by row and column', async () => {
  const { installation, operator, header, rows } = await arrived()
  const [one = [], two = []] = rows
  const good = filled(one, header, { accepted_grams: String(moduleGrams) })
  const wrong = filled(two, header, { accepted_grams: '28,5x' })
  const answer = await sendSheet(operator, csvOf([header, good, wrong]))
  const page = await answer.text()
  expect([answer.status, installation.logged]).toEqual([200, []])
  expect(page).toContain(`<dt>${sheetPhrases.taken.en}</dt><dd>1</dd>`)
  expect(page).toContain(`<dt>${sheetPhrases.refused.en}</dt><dd>1</dd>`)
  expect(page).toMatch(
    /<th scope="row" class="num">3<\/th><td><b>accepted_grams<\/b><br>[^<]*28,5x/,
  )
  for (const language of languages.filter((other) => other !== 'en')) {
    const sheet = csvOf([header, good, wrong])
    const said = await (await sendSheet(operator, sheet, { lang: language })).text()
    expect(said).toContain(`<dt>${sheetPhrases.duplicate[language]}</dt><dd>1</dd>`)
    expect(said).toContain('28,5x')
    expect(said).not.toContain('<br>Cannot ')
  }
  const mended = filled(two, header, { accepted_grams: String(moduleGrams) })
  const back = await sendSheet(operator, csvOf([header, good, mended]), { do: 'file' })
  expect(back.headers.get('content-disposition')).toContain('hand-overs.receipts.csv')
  const receipts: string[][] = parse(await back.text(), { bom: true })
  expect(receipts.slice(1).map((row) => row.at(-3))).toEqual(['duplicate', 'taken'])
})

it('refuses on the form itself what is no such sheet, and whoever may not record or is not there any more', async () => {
  const { installation, operator, receiverKey } = await arrived()
  for (const language of languages) {
    for (const file of ['', 'a,b\r\n1,2\r\n', '{"a":1}\n']) {
      const refused = await sendSheet(operator, file, { lang: language })
      const page = await refused.text()
      expect([file, refused.status]).toEqual([file, 422])
      expect(page).toContain('role="alert"')
      if (language !== 'en') expect(page).not.toContain('Cannot ')
    }
  }
  const form = await (await operator.request(at)).text()
  for (const one of ['xlsx', 'csv']) {
    const file = `/api/v1/hand-overs/sheet.${one}?lang=en`
    expect(form).toContain(`href="${file}"`)
    expect((await operator.request(file)).status).toBe(200)
  }
  expect(form).toContain(importPhrases.choose.en)
  const regulator = await signUpPerson(installation, {
    role: 'regulator',
    organisation: receiverKey,
  })
  expect((await sendSheet(regulator, 'a')).status).toBe(403)
})

/** Two hand-overs that arrived, the sheet of them, and who may decide them. */
async function arrived() {
  const { sender, receiver, installation } = await openTwo()
  const codes = await dismantle(installation)
  for (const code of codes.slice(0, 2)) {
    const { id } = await sender.post('/hand-overs', offerOf([code]), 201)
    const step = (name: string, more = {}) => ({ id: crypto.randomUUID(), step: name, ...more })
    const carrier = { name: 'Carrier' }
    await sender.post(`/hand-overs/${id}/steps`, step('dispatch', { carrier }), 201)
    await receiver.post(`/hand-overs/${id}/steps`, step('receive', { facility: 'B' }), 201)
  }
  const { key } = await installation.store.system
    .selectFrom('organisation')
    .select('organisation_key as key')
    .where('slug', '=', 'second')
    .executeTakeFirstOrThrow()
  const operator = await signUpPerson(installation, { role: 'operator', organisation: key })
  const sheet = await operator.request('/api/v1/hand-overs/sheet.csv')
  const [header = [], ...rows]: string[][] = parse(await sheet.text(), { bom: true })
  return { installation, operator, header, rows, receiverKey: key }
}

function filled(
  row: readonly string[],
  header: readonly string[],
  cells: Readonly<Record<string, string>>,
): readonly string[] {
  return row.map((text, index) => cells[header[index] ?? ''] ?? text)
}

async function sendSheet(
  person: TestPerson,
  sheet: string,
  { lang = 'en', do: act = 'show' }: { lang?: string; do?: string } = {},
): Promise<Response> {
  const form = new FormData()
  if (sheet !== '') form.append('/file', new Blob([sheet]), 'sheet.csv')
  form.append('do', act)
  const { body, headers } = new Request('http://test.invalid', { method: 'POST', body: form })
  return person.request(`${at}?lang=${lang}`, {
    method: 'POST',
    headers: { 'content-type': headers.get('content-type') ?? '' },
    body: new Uint8Array(await new Response(body).arrayBuffer()),
  })
}
