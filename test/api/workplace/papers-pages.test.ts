import { expect, it } from 'vitest'
import { findFacility } from '../../../api/store/organisations/facilities.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { openWorkplace } from '../../harness/workplace.ts'

const inChinese = [
  ['zh-Hant', '請填寫此欄', '由現在起不再有效'],
  ['zh-Hans', '请填写此栏', '从现在起不再有效'],
] as const

it('adds a facility by a form, tells every fault, and refuses a code that is taken or looks like one', async () => {
  const { installation, own, administrator, operator } = await openWorkplace()
  const path = '/work/new-facility'
  const form = fieldsIn(await (await administrator.request(path)).text())
  const wrong = { '/code': '', '/name': ' ', '/floorAreaSquareMetres': '12 m', '/timeZone': '+8' }
  const refused = await send(administrator, path, form, wrong)
  const told = await refused.text()
  expect([refused.status, told.match(/class="wrong"/g)?.length]).toEqual([422, 4])
  expect(told).toContain('value="12 m"')
  for (const [language, fill] of inChinese) {
    const answer = await send(administrator, `${path}?lang=${language}`, form, wrong)
    expect(await answer.text()).toContain(fill)
  }
  const taken = await send(administrator, path, form, { '/code': 'TM', '/name': 'Again' })
  expect([taken.status, (await taken.text()).includes('there is one with this code')]).toEqual([
    422,
    true,
  ])
  const alike = await send(administrator, path, form, { '/code': 'Tᴍ', '/name': 'Alike' })
  expect(alike.status).toBe(422)
  const right = {
    '/code': 'EP-2',
    '/name': 'EcoPark, second hall',
    '/address': 'Tuen Mun',
    '/floorAreaSquareMetres': '420',
  }
  expect((await send(administrator, path, form, right)).headers.get('location')).toBe(
    '/work/organisation?saved',
  )
  const { system } = installation.store
  expect(await findFacility(system, own.organisationKey, 'EP-2')).toMatchObject({
    name: 'EcoPark, second hall',
    address: 'Tuen Mun',
    floorAreaSquareMetres: 420,
  })
  const changed = { '/name': 'Hall 2', '/address': '', '/floorAreaSquareMetres': '421' }
  const at = '/work/facilities/EP-2'
  const asked = fieldsIn(await (await administrator.request(at)).text())
  expect((await send(administrator, at, asked, changed)).status).toBe(303)
  expect(await findFacility(system, own.organisationKey, 'EP-2')).toMatchObject({
    name: 'Hall 2',
    address: null,
    floorAreaSquareMetres: 421,
  })
  expect((await send(administrator, at, asked, { '/name': '' })).status).toBe(422)
  expect((await operator.request(path)).status).toBe(403)
  expect((await send(operator, path, form, right)).status).toBe(403)
}, 60_000)

it('puts a licence on record by a form and takes it off the list, which stays on record', async () => {
  const { administrator, operator, receiver } = await openWorkplace()
  const path = '/work/facilities/TM/licences'
  const page = await (await administrator.request(path)).text()
  expect(page).toContain('CWC-0001')
  const form = fieldsIn(page)
  const empty = await send(administrator, path, form)
  expect([empty.status, (await empty.text()).match(/class="wrong"/g)?.length]).toEqual([422, 4])
  for (const [language, fill, ending] of inChinese) {
    const answer = await send(administrator, `${path}?lang=${language}`, form)
    const text = await answer.text()
    expect([text.includes(fill), text.includes(ending)]).toEqual([true, true])
  }
  const licence = {
    '/kind': 'waste_disposal',
    '/number': 'WD-77',
    '/validFrom': '2026-01-01',
    '/validUntil': '2025-12-31',
  }
  const backwards = await send(administrator, path, form, licence)
  expect([backwards.status, (await backwards.text()).includes('value="WD-77"')]).toEqual([
    422,
    true,
  ])
  const right = { ...licence, '/validUntil': '2099-12-31' }
  const added = await send(administrator, path, form, right)
  expect(added.headers.get('location')).toBe(`${path}?saved`)
  const again = await send(administrator, path, form, right)
  expect([again.status, (await again.text()).includes('until the same day')]).toEqual([422, true])
  const list = await (await administrator.request(path)).text()
  const ends = list.matchAll(/action="(\/work\/licences\/[^"]+\/end)"/g)
  const end = [...ends].at(-1)?.[1] ?? ''
  expect((await send(receiver, end, new URLSearchParams())).status).toBe(403)
  expect((await send(administrator, end, new URLSearchParams())).status).toBe(303)
  expect(await (await administrator.request(path)).text()).toContain('taken off')
  expect(await (await administrator.request('/work/organisation')).text()).not.toContain('WD-77')
  // Whoever reads sees them and changes nothing.
  const read = await (await operator.request(path)).text()
  expect([read.includes('WD-77'), read.includes('method="post" action="/work')]).toEqual([
    true,
    false,
  ])
}, 60_000)

it('says who may do what because of which certificate, puts one on record from the member’s row and withdraws it', async () => {
  const { administrator, supervisor, operator } = await openWorkplace()
  const members = await (await administrator.request('/account/members')).text()
  const rows = [...members.matchAll(/href="(\/work\/competences\?person=[^"]+)"/g)]
  const row = rows.find(([, href]) => href?.endsWith(operator.personId))?.[1] ?? ''
  const page = await (await administrator.request(row)).text()
  const form = fieldsIn(page)
  expect(form.get('/person')).toBe(operator.personId)
  expect(page).toMatch(/Batteries?: Isolate|Isolate from/)
  const needed = (text: string, label: string) => {
    const at = text.indexOf(`<b>${label}</b>`)
    return text.slice(at, text.indexOf('</li>', at))
  }
  expect(needed(page, 'Release from quarantine')).toContain('nobody holds it')
  const wrong = await send(administrator, '/work/competences', form, { '/kind': 'sorcery' })
  expect([wrong.status, (await wrong.text()).match(/class="wrong"/g)?.length]).toEqual([422, 5])
  for (const [language, fill] of inChinese) {
    const answer = await send(administrator, `/work/competences?lang=${language}`, form)
    expect(await answer.text()).toContain(fill)
  }
  const right = {
    '/kind': 'quarantine_release',
    '/number': 'QR-1',
    '/issuer': 'Vocational Training Council',
    '/validFrom': '2020-01-01',
    '/validUntil': '2099-12-31',
  }
  const added = await send(administrator, '/work/competences', form, right)
  expect(added.headers.get('location')).toBe('/work/competences?saved')
  const held = await (await supervisor.request('/work/competences')).text()
  expect(needed(held, 'Release from quarantine')).toContain('Held by Chan Ka-wai')
  expect(held).not.toContain('action="/work/competences')
  const stranger = { ...right, '/person': '018f6f6e-8c1a-7f3e-9d55-2f6a0c3b7e10' }
  expect((await send(administrator, '/work/competences', form, stranger)).status).toBe(422)
  const list = await (await administrator.request('/work/competences')).text()
  const line = list.slice(list.indexOf('QR-1'))
  const [, end = ''] = /action="(\/work\/competences\/[^"]+\/end)"/.exec(line) ?? []
  expect((await send(supervisor, end, new URLSearchParams())).status).toBe(403)
  expect((await send(administrator, end, new URLSearchParams())).status).toBe(303)
  const after = await (await administrator.request('/work/competences')).text()
  expect(needed(after, 'Release from quarantine')).toContain('nobody holds it')
  expect(after).toContain('withdrawn')
  expect((await operator.request('/work/competences')).status).toBe(403)
}, 60_000)

it('shows in the house of administration what each may open, and nobody else its door', async () => {
  const { administrator, supervisor, operator } = await openWorkplace()
  const doors = async (person: typeof operator) => {
    const page = await (await person.request('/work/administration')).text()
    return [...page.matchAll(/class="rowlink" href="([^"]+)"/g)].map(([, href]) => href ?? '')
  }
  const theirs = await doors(supervisor)
  const all = await doors(administrator)
  expect(all.filter((href) => !theirs.includes(href))).toContain('/account/members')
  expect(theirs).toContain('/work/competences')
  for (const [person, hrefs] of [
    [administrator, all],
    [supervisor, theirs],
  ] as const) {
    for (const href of hrefs)
      expect([href, (await person.request(href)).status]).toEqual([href, 200])
  }
  expect((await operator.request('/work/administration')).status).toBe(403)
  const navOf = async (person: typeof operator) => (await person.request('/work')).text()
  expect(await navOf(operator)).not.toContain('href="/work/administration"')
  expect(await navOf(supervisor)).toContain('href="/work/administration"')
}, 60_000)
