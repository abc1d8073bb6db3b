import { expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../../api/store/organisations/register.ts'
import { unzipWithin } from '../../../../api/zip.ts'
import { languages } from '../../../../domain/words.ts'
import { recomputed } from '../../../harness/exported.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { aroundNow, moveClay } from '../../../harness/moved-clay.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`

async function filesOf(answer: Response) {
  const zip = Buffer.from(await answer.arrayBuffer())
  expect(zip.length).toBe(Number(answer.headers.get('content-length')))
  return unzipWithin(zip, { mostBytes: 1e8, mostEntries: 100, isAsked: () => true })
}

async function inspector(installation: TestInstallation) {
  const given = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK' } as const
  const added = await addAnyOrganisation(
    installation.store.system,
    Object.assign({ now: new Date() }, given),
  )
  const organisation = added?.organisationKey ?? 0
  return signUpPerson(installation, { role: 'regulator', name: 'Inspector', organisation })
}

async function trailOf({ store }: TestInstallation, kind: 'look' | 'export') {
  const rows = await store.system
    .selectFrom('audit_entry')
    .innerJoin('organisation', 'organisation.organisation_key', 'audit_entry.organisation_key')
    .select(['slug', 'action'])
    .where('audit_entry.kind', '=', kind)
    .where('action', 'like', '%/exports')
    .execute()
  return rows.map(({ slug }) => slug).toSorted()
}

it('gives an organisation its period as a file that recomputes to the last figure, and notes that it left', async () => {
  const { sender, receiver, installation } = await moveClay()
  const answer = await sender.send(`/exports?${days}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="loomcell-first-${from}-to-${to}.zip"`,
  )
  const files = await filesOf(answer)
  const { code, json } = await recomputed(files)
  expect([code, json.findings, json.reports.reports]).toEqual([0, [], 13])
  expect(await trailOf(installation, 'export')).toEqual(['first'])
  // What is in it is theirs alone.
  const other = await filesOf(await receiver.send(`/exports?${days}&fromBeginning=yes`))
  expect((await recomputed(other)).json.findings).toEqual([])
  const actors = String(other.get('events.jsonl')).match(/"actor":\{"organisation":"\w+"/g)
  expect(new Set(actors)).toEqual(new Set(['"actor":{"organisation":"second"']))
  expect(JSON.parse(String(other.get('manifest.json')))).toMatchObject({ whole: true })
})

it('refuses what it cannot give before the first byte, with what would be right', async () => {
  const { sender, stranger, installation } = await moveClay()
  const ahead = encodeURIComponent(new Date(Date.now() + 60_000).toISOString())
  for (const [query, status, pointer] of [
    ['', 422, '/query/from'],
    [`from=${to}&to=${from}`, 422, '/query/to'],
    [`${days}&asOf=${ahead}`, 422, '/query/asOf'],
    [`${days}&timeZone=Mars/Base`, 422, '/query/timeZone'],
    [`${days}&fromBeginning=perhaps`, 422, '/query/fromBeginning'],
    [`${days}&organisation=second`, 404, '/query/organisation'],
  ] as const) {
    const answer = await sender.send(`/exports?${query}`)
    expect([query, answer.status]).toEqual([query, status])
    expect(await answer.text()).toContain(pointer)
  }
  expect((await installation.app.request(`/api/v1/exports?${days}`)).status).toBe(401)
  // Whoever has nothing is given nothing, which is true as well.
  const none = await filesOf(await stranger.send(`/exports?${days}`))
  expect((await recomputed(none)).json.findings).toEqual([])
  expect(String(none.get('events.jsonl'))).toBe('')
  expect(installation.logged).toEqual([])
})

it('gives an authority its whole jurisdiction, or one of it, and puts the look on the trail of everybody', async () => {
  const { installation } = await moveClay()
  const regulator = await inspector(installation)
  const answer = await regulator.request(`/api/v1/exports?${days}`)
  expect(answer.headers.get('content-disposition')).toContain(`loomcell-epd-${from}`)
  const files = await filesOf(answer)
  expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({
    organisations: ['first', 'second', 'third'],
    period: { timeZone: 'local' },
  })
  const { code, json } = await recomputed(files)
  expect([code, json.findings, json.reports.reports]).toEqual([0, [], 51])
  expect(await trailOf(installation, 'look')).toEqual(
    expect.arrayContaining(['first', 'second', 'third']),
  )
  const one = await filesOf(await regulator.request(`/api/v1/exports?${days}&organisation=second`))
  expect(JSON.parse(String(one.get('manifest.json')))).toMatchObject({ organisations: ['second'] })
  expect((await recomputed(one)).json.findings).toEqual([])
})

it('gives an authority that oversees nobody an export of nothing', async () => {
  const { installation } = await moveClay()
  const given = { slug: 'afar', name: 'Afar', kind: 'authority', jurisdiction: 'FR' } as const
  const now = new Date()
  const added = await addAnyOrganisation(installation.store.system, Object.assign({ now }, given))
  const organisation = added?.organisationKey ?? 0
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation })
  const files = await filesOf(await regulator.request(`/api/v1/exports?${days}`))
  const { code, json } = await recomputed(files)
  expect([code, json.findings]).toEqual([0, []])
})

it('is offered on a page of its own, in the words of its reader', async () => {
  const { installation } = await moveClay()
  const operator = await signUpPerson(installation, { role: 'operator' })
  const regulator = await inspector(installation)
  for (const language of languages) {
    const page = await pageOf(operator, `/work/export?${days}`, language)
    expect(page).not.toMatch(/undefined|\{\w+\}/)
    expect(page).toContain(`loomcell recompute loomcell-first-${from}-to-${to}.zip`)
  }
  const page = await pageOf(operator, `/work/export?${days}&fromBeginning=yes`, 'en')
  const [, href = ''] = /href="(\/api\/v1\/exports\?[^"]+)"/.exec(page) ?? []
  const files = await filesOf(await operator.request(href.replaceAll('&amp;', '&')))
  expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ whole: true })
  expect(await pageOf(operator, `/work/flow?${days}`, 'en')).toContain(
    `href="/work/export?${days.replace('&', '&amp;')}&amp;organisation=first"`,
  )
  const desk = await pageOf(regulator, '/work/desk', 'en')
  expect(desk).toMatch(/href="\/work\/export[?"]/)
  const chosen = await pageOf(regulator, `/work/export?${days}&organisation=second`, 'en')
  expect(chosen).toContain('<option value="second" selected>')
  expect(chosen).toContain('<option value="*">')
  const wrong = await operator.request(`/work/export?from=${to}&to=${from}`)
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).not.toContain('/api/v1/exports')
  expect((await operator.request(`/work/export?organisation=second`)).status).toBe(404)
})

async function pageOf(person: TestPerson, path: string, language: string): Promise<string> {
  const answer = await person.request(path, { headers: { 'accept-language': language } })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}
