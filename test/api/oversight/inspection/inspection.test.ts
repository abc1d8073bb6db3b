import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { changeFacility, findFacility } from '../../../../api/store/organisations/facilities.ts'
import { addLicence } from '../../../../api/store/organisations/licences.ts'
import {
  addAnyOrganisation,
  changeUsualPlace,
  suspendOrganisation,
} from '../../../../api/store/organisations/register.ts'
import { inspectionTerms } from '../../../../domain/inspection-terms.ts'
import { languages } from '../../../../domain/words.ts'
import { inspectionPhrases } from '../../../../web/pages/workplace/inspection/phrases.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { fieldsIn, send } from '../../../harness/form.ts'
import { openTestInstallation, type TestInstallation } from '../../../harness/installation.ts'
import { asOwner } from '../../../harness/jobs.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { papers } from '../../../harness/sides.ts'
import { openWorkplace } from '../../../harness/workplace.ts'

const minute = 60_000

it('shows an inspector without an account what lies at a facility, what of it is in quarantine, its licences and what moved, until it ends', async () => {
  const { workplace, installation, pass } = await opened()
  const { supervisor, operator, administrator, own, pack } = workplace
  const facts = { alarmSign: 'hissing_smoke' }
  const alarm = { id: randomUUID(), stream: 'battery', stage: 'quarantined_at_once', facts }
  const scan = { ...alarm, facility: 'TM', batches: [{ batch: pack }] }
  const [receipt] = await installation.recorder.record(partsOf([scan], own))
  expect(receipt?.status).toBe('accepted')

  // A supervisor may show a facility; whoever only records may not.
  const { body } = await formAt(supervisor, '/work/inspections')
  body.set('/inspection/facility', 'TM')
  body.set('/inspection/shownTo', 'Officer 4711')
  expect((await send(operator, '/work/inspections', body)).status).toBe(403)
  expect((await send(operator, '/work/facilities/TM/inspection', body)).status).toBe(403)
  const made = await send(supervisor, '/work/inspections?lang=en', body)
  expect(made.status).toBe(200)
  const page = await made.text()
  expect(page).toContain('<svg')
  const path = linkIn(page)
  // The address is told once, and of its secret a digest is kept and nothing else.
  const again = await (await send(supervisor, '/work/inspections?lang=en', body)).text()
  expect(again).toContain(inspectionPhrases.madeBefore.en)
  expect(again).not.toContain('/inspect/')
  const secret = path.slice('/inspect/'.length)
  expect(secret.length).toBeGreaterThanOrEqual(43)
  for (const table of ['inspection_link', 'audit_entry'] as const) {
    const rows = await installation.store.system.selectFrom(table).selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
  }

  const first = await installation.app.request(path, { headers: { accept: 'text/html' } })
  expect(first.status).toBe(200)
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(first.headers.get('x-robots-tag')).toBe('noindex')
  expect(first.headers.get('referrer-policy')).toBe('no-referrer')
  for (const language of languages) {
    const shown = await textAt(installation, `${path}?lang=${language}`)
    for (const text of ['Harbour Reuse Ltd', '12 Ho Wah Street', 'CWC-0001', pack]) {
      expect([language, text, shown.includes(text)]).toEqual([language, text, true])
    }
    expect(shown).toContain(`${inspectionPhrases.quarantined[language]}</h2><ul`)
    expect(shown).toContain(`${inspectionPhrases.movements[language]}</h2><ul`)
    // To read only: no form, no script, no way into the workplace.
    expect(shown).not.toMatch(/<form|<script|href="\/work/)
    // The bale lies at the other facility.
    expect(shown).not.toContain('KT')
  }
  const mine = await (await operator.request('/work/inspections?lang=en')).text()
  expect(mine).toContain('Officer 4711')
  expect(mine).toContain('opened 4 times')
  const looks = await (await administrator.request('/work/looks?lang=en')).text()
  expect(looks.match(/An inspector looked by a link/g)).toHaveLength(4)
  expect(looks).toContain('Officer 4711')
  expect(looks).toContain('>TM</bdi>')

  // Whoever records may end it, at once; nobody of another organisation can.
  const [, id = ''] = /\/work\/inspections\/([^/"]+)\/end/.exec(mine) ?? []
  const end = `/work/inspections/${id}/end`
  expect((await send(workplace.receiver, end, new URLSearchParams())).status).toBe(404)
  expect((await installation.app.request(path)).status).toBe(200)
  expect((await send(operator, end, new URLSearchParams())).status).toBe(303)
  expect((await send(operator, end, new URLSearchParams())).status).toBe(404)
  await expectOver(installation, path)
  pass(2 * minute)
  await expectOver(installation, path)
  expect(installation.logged).toEqual([])
})

it('shows a load at the roadside with its parties, papers, dangers and grams, and tells everybody who is a party to it', async () => {
  const { workplace, installation, pass } = await opened()
  const { operator, receiver, modules } = workplace
  const [module = ''] = modules
  const asked = { papers: { ...papers, tripTicket: 'TT-77' }, lines: [{ batch: module }] }
  const offer = { id: randomUUID(), receiver: 'delta-recycling', facility: 'TM', ...asked }
  await posted(operator, '/hand-overs', offer)
  const carrier = { name: 'Peak Haulage', licence: 'WC-7', vehicle: 'AB 1234' }
  const dispatch = { id: randomUUID(), step: 'dispatch', carrier }
  await posted(operator, `/hand-overs/${offer.id}/steps`, dispatch)
  const at = `/work/hand-overs/${offer.id}`
  const { body, page } = await formAt(operator, at)
  expect(page).toContain(inspectionPhrases.show.en)
  const wrong = await send(operator, `${at}/inspection`, body, { '/inspection/minutes': '61' })
  expect(wrong.status).toBe(422)
  const path = linkIn(await (await send(operator, `${at}/inspection`, body)).text())
  for (const language of languages) {
    const shown = await textAt(installation, `${path}?lang=${language}`)
    for (const text of [module, '3480', 'P903', 'TT-77', 'Peak Haulage, WC-7, AB 1234', '28.5'])
      expect([language, text, shown.includes(text)]).toEqual([language, text, true])
    for (const text of ['Harbour Reuse Ltd', 'Delta Recycling Ltd', 'CWC-0001'])
      expect([language, text, shown.includes(text)]).toEqual([language, text, true])
    expect(shown).not.toMatch(/<form|<script|href="\/work/)
  }
  const trail = await installation.store.system
    .selectFrom('audit_entry')
    .select(['organisation_key', 'detail'])
    .where('action', '=', 'inspection link opened')
    .execute()
  const of = (key: number) => trail.filter(({ organisation_key }) => organisation_key === key)
  expect(of(workplace.own.organisationKey)).toHaveLength(3)
  expect(of(workplace.other.organisationKey).map(({ detail }) => detail)).toEqual(
    languages.map(() => ({ handOver: offer.id })),
  )
  // Both sides may show it; nobody else finds it.
  const theirs = await formAt(receiver, at)
  expect((await send(receiver, `${at}/inspection`, theirs.body)).status).toBe(200)
  const { body: stranger } = await strangersForm(installation)
  const foreign = await signUpPerson(installation, { role: 'supervisor' })
  expect((await send(foreign, `${at}/inspection`, stranger)).status).toBe(404)
  expect((await send(foreign, '/work/facilities/TM/inspection', stranger)).status).toBe(404)
  expect(
    (await send(receiver, `${at}/inspection`, theirs.body, { '/inspection/id': 'x' })).status,
  ).toBe(422)

  pass(15 * minute)
  await expectOver(installation, path)
  expect(installation.logged).toEqual([])
})

it('makes, lists and ends links by the API, tells an address once, and to nobody whose name it is not in', async () => {
  const { workplace, installation, pass } = await opened()
  const { operator, supervisor, receiver, modules } = workplace
  const ask = async (person: TestPerson, path: string, body?: object) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await person.request(`/api/v1${path}`, init)
    return { status: answer.status, json: await jsonOf<Told>(answer) }
  }
  const at = '/facilities/TM/inspections'
  const asked = { id: randomUUID(), minutes: 5, shownTo: 'Officer 4711' }
  expect((await ask(operator, at, asked)).status).toBe(403)
  expect((await ask(supervisor, at, { ...asked, minutes: 61 })).json).toMatchObject({
    code: 'invalid',
    faults: [{ pointer: '/minutes', says: 'inspection_minutes_wrong' }],
  })
  expect((await ask(supervisor, '/facilities/NOWHERE/inspections', asked)).status).toBe(404)
  const made = await ask(supervisor, at, asked)
  expect([made.status, made.json]).toMatchObject([201, { facility: 'TM', state: 'open', looks: 0 }])
  const path = new URL(made.json.address ?? '').pathname
  expect((await installation.app.request(path)).status).toBe(200)
  const again = await ask(supervisor, at, asked)
  expect([again.status, again.json]).toMatchObject([200, { address: null, looks: 1 }])
  const longer = await ask(supervisor, at, { ...asked, minutes: 6 })
  expect([longer.status, longer.json]).toMatchObject([409, { faults: [{ pointer: '/id' }] }])
  // Of another thing, or of somebody else, the id is taken.
  const line = { batch: modules[0] ?? '' }
  const offer = { id: randomUUID(), receiver: 'delta-recycling', facility: 'TM', papers }
  await posted(operator, '/hand-overs', { ...offer, lines: [line] })
  for (const person of [operator, receiver]) {
    const other = await ask(person, `/hand-overs/${offer.id}/inspections`, { id: asked.id })
    expect([other.status, other.json]).toMatchObject([
      409,
      { faults: [{ pointer: '/id', says: 'inspection_id_reused' }] },
    ])
  }
  const load = await ask(operator, `/hand-overs/${offer.id}/inspections`, { id: randomUUID() })
  expect([load.status, load.json]).toMatchObject([201, { handOver: offer.id, shownTo: null }])
  // A key shows nothing in a person's name.
  const init = { method: 'POST', body: JSON.stringify({ id: randomUUID() }) }
  expect((await installation.request('/api/v1/facilities/A/inspections', init)).status).toBe(403)

  const { json: first } = await ask(operator, '/inspections?limit=1')
  expect(first.links).toMatchObject([{ handOver: offer.id }])
  const { json: rest } = await ask(operator, `/inspections?limit=1&cursor=${first.next}`)
  expect(rest).toMatchObject({ links: [{ id: asked.id, shownTo: 'Officer 4711' }], next: null })
  expect(JSON.stringify([first, rest])).not.toContain('/inspect/')
  expect((await ask(receiver, `/inspections/${asked.id}/end`, {})).status).toBe(404)
  for (const _ of ['at once', 'and again'])
    expect((await ask(operator, `/inspections/${asked.id}/end`, {})).json.state).toBe('ended')
  await expectOver(installation, path)
  pass(15 * minute)
  const { json: later } = await ask(operator, '/inspections')
  expect(later.links?.map(({ state }) => state)).toEqual(['expired', 'ended'])
  expect(installation.logged).toEqual([])
})

interface Told {
  readonly state?: string
  readonly address?: string | null
  readonly links?: readonly { readonly state: string }[]
  readonly next?: string | null
}

it('calls organisations and facilities as each inspector does, and shows no licence that begins later', async () => {
  const { workplace, installation } = await opened()
  const { supervisor, operator, own, modules } = workplace
  const { system } = installation.store
  await changeUsualPlace(system, own.organisationKey, { names: { 'zh-Hant': '海港再用' } })
  const yard = await findFacility(system, own.organisationKey, 'TM')
  const facilityKey = yard?.facilityKey ?? 0
  const names = { 'zh-Hant': '屯門場' }
  await changeFacility(system, own.organisationKey, { facilityKey, change: { names } })
  const tomorrow = new Date(Date.now() + 2 * 24 * 60 * minute).toISOString().slice(0, 10)
  const days = { validFrom: tomorrow, validUntil: '2099-12-31', now: new Date() }
  const later = { facilityKey, kind: 'chemical_waste_collection', number: 'CWC-LATER', ...days }
  await addLicence(system, own.organisationKey, later)
  const { body } = await formAt(supervisor, '/work/inspections')
  const asked = { '/inspection/facility': 'TM' }
  const yardPath = linkIn(await (await send(supervisor, '/work/inspections', body, asked)).text())
  const traditional = await textAt(installation, `${yardPath}?lang=zh-Hant`)
  expect(traditional).toContain('海港再用')
  expect(traditional).toContain('屯門場')
  expect(traditional).not.toContain('Harbour Reuse Ltd')
  expect(traditional).toContain('CWC-0001')
  expect(traditional).not.toContain('CWC-LATER')
  expect(await textAt(installation, `${yardPath}?lang=zh-Hans`)).toContain('Harbour Reuse Ltd')

  const lines = [{ batch: modules[2] ?? '' }]
  const offer = { id: randomUUID(), receiver: 'delta-recycling', facility: 'TM', papers, lines }
  await posted(operator, '/hand-overs', offer)
  const at = `/work/hand-overs/${offer.id}`
  const form = await formAt(operator, at)
  const loadPath = linkIn(await (await send(operator, `${at}/inspection`, form.body)).text())
  const load = await textAt(installation, `${loadPath}?lang=zh-Hant`)
  expect(load).toContain('<bdi>海港再用</bdi>, TM')
  expect(load).toContain('Delta Recycling Ltd')
  expect(load).not.toContain('Harbour Reuse Ltd')
})

it('opens nothing more once whoever made a link has left, nor while their organisation is suspended', async () => {
  const { workplace, installation } = await opened()
  const { supervisor, own } = workplace
  const { body } = await formAt(supervisor, '/work/inspections')
  const asked = { '/inspection/facility': 'TM' }
  const path = linkIn(await (await send(supervisor, '/work/inspections', body, asked)).text())
  const statusAt = async () => (await installation.app.request(path)).status
  expect(await statusAt()).toBe(200)
  const { system } = installation.store
  const suspend = (time: Date | null) =>
    system.transaction().execute((tx) => suspendOrganisation(tx, own.organisationKey, time))
  await suspend(new Date())
  await expectOver(installation, path)
  await suspend(null)
  expect(await statusAt()).toBe(200)
  await asOwner(installation.connection, [
    `update membership set ended_time = now() where person_id = '${supervisor.personId}'`,
  ])
  await expectOver(installation, path)
})

it('opens nothing more once a link went round, and leads an authority from the QR of a load to the books of its parties', async () => {
  const { workplace, installation } = await opened()
  const { operator, modules } = workplace
  const lines = [{ batch: modules[1] ?? '' }]
  const offer = { id: randomUUID(), receiver: 'delta-recycling', facility: 'TM', papers, lines }
  await posted(operator, '/hand-overs', offer)
  const at = `/work/hand-overs/${offer.id}`
  const { body } = await formAt(operator, at)
  const path = linkIn(await (await send(operator, `${at}/inspection`, body)).text())
  const { system } = installation.store
  const { mostLooks } = inspectionTerms
  await system
    .updateTable('inspection_link')
    .set({ looks: mostLooks - 1 })
    .execute()
  const both = await Promise.all([installation.app.request(path), installation.app.request(path)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404])
  await expectOver(installation, path)

  const kind = { kind: 'authority', jurisdiction: 'HK', now: new Date() } as const
  const authority = await addAnyOrganisation(system, { slug: 'epd', name: 'EPD', ...kind })
  const organisation = authority?.organisationKey ?? 0
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation })
  const ticket = await (await operator.request(`${at}/ticket`)).text()
  expect(ticket).toContain('<svg')
  const scanned = await regulator.request(at)
  expect(scanned.status).toBe(303)
  const way = scanned.headers.get('location') ?? ''
  const choice = await (await regulator.request(`${way}&lang=en`)).text()
  expect(installation.logged).toEqual([])
  expect(choice).toContain('value="harbour-reuse"')
  expect(choice).toContain('value="delta-recycling"')
  expect(choice).not.toContain('value="first"')
  const chosen = { organisation: 'harbour-reuse', next: at }
  const entered = await send(regulator, '/work/regulator', new URLSearchParams(chosen))
  expect(entered.headers.get('location')).toBe(at)
  expect(await (await regulator.request(at)).text()).toContain(modules[1])
  // An id that is nowhere tells nothing: all of the jurisdiction, as before.
  const nowhere = `/work/regulator?${new URLSearchParams({ next: `/work/hand-overs/${randomUUID()}` })}`
  expect(await (await regulator.request(nowhere)).text()).toContain('value="first"')
  expect(installation.logged).toEqual([])
})

async function opened() {
  let passed = 0
  const now = () => new Date(Date.now() + passed)
  const installation = await openTestInstallation({ now })
  const workplace = await openWorkplace(installation)
  const pass = (milliseconds: number) => {
    passed += milliseconds
  }
  return { installation, workplace, pass }
}

async function formAt(person: TestPerson, path: string) {
  const page = await (await person.request(`${path}?lang=en`)).text()
  const [form = ''] = /<section id="inspection".*?<\/section>/s.exec(page) ?? []
  return { page, body: fieldsIn(form) }
}

async function strangersForm(installation: TestInstallation) {
  const person = await signUpPerson(installation, { role: 'supervisor' })
  return formAt(person, '/work/inspections')
}

function linkIn(page: string): string {
  const [, path = ''] = /class="secret">http:\/\/localhost(\/inspect\/[^<]+)</.exec(page) ?? []
  expect(path).not.toBe('')
  return path
}

async function textAt({ app }: TestInstallation, path: string): Promise<string> {
  const answer = await app.request(path, { headers: { accept: 'text/html' } })
  expect(answer.status).toBe(200)
  return answer.text()
}

/** What is over is answered for as what never was, to the byte. */
async function expectOver({ app }: TestInstallation, path: string): Promise<void> {
  const ask = async (at: string) => {
    const answer = await app.request(at, { headers: { accept: 'text/html' } })
    const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id')
    return [answer.status, headers, (await answer.text()).replaceAll(at, 'PATH')]
  }
  const nowhere = `/inspect/${'A'.repeat(path.length - '/inspect/'.length)}`
  const over = await ask(path)
  expect(over[0]).toBe(404)
  expect(over).toEqual(await ask(nowhere))
  expect(over).toEqual(await ask('/inspect/x'))
}

async function posted(person: TestPerson, path: string, body: object): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(body) }
  const answer = await person.request(`/api/v1${path}`, init)
  expect([answer.status, await jsonOf(answer)]).toMatchObject([201, {}])
}
