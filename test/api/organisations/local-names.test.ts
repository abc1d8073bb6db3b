import { expect, it, vi } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { findOrganisation } from '../../../api/store/first-start.ts'
import { addAnyOrganisation, changeUsualPlace } from '../../../api/store/organisations/register.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { offerLumps } from '../../harness/custody.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
import { lineCode, openLine } from '../../harness/line-at-work.ts'
import { aroundNow, moveClay } from '../../harness/moved-clay.ts'
import { signUpPerson } from '../../harness/people.ts'
import type { Side } from '../../harness/sides.ts'

const { from, to } = aroundNow()
const days = `from=${from}&to=${to}`
const second = { en: 'Second Works', 'zh-Hant': '第二工場', 'zh-Hans': '第二工场' }
const hall = { 'zh-Hant': '甲號廠房' }

it('keeps names by language, of which what is left out stays and null takes one away, and tells of them where there are some', async () => {
  const { installation, receiverKey, receiver } = await moveClay()
  expect(await receiver.get('/organisation')).not.toHaveProperty('names')
  const ask = change(installation, receiverKey)
  expect(await ask('/organisation', { names: second })).toMatchObject({
    name: 'second',
    names: second,
  })
  const { en: _, ...chinese } = second
  expect(await ask('/organisation', { names: { en: null } })).toMatchObject({ names: chinese })
  expect(await ask('/facilities/B', { names: hall })).toMatchObject({ name: 'B', names: hall })
  expect(await ask('/facilities/B', { name: 'Hall B' })).toMatchObject({
    name: 'Hall B',
    names: hall,
  })
  expect(await ask('/facilities/B', { names: { 'zh-Hant': null } })).not.toHaveProperty('names')
  const added = await receiver.send('/facilities', {
    id: undefined,
    code: 'C',
    name: 'C',
    names: hall,
  })
  expect(await added.json()).toEqual({ code: 'C', name: 'C', names: hall })
  const { entries } = await receiver.get('/audit')
  expect(entries.map(({ detail }: { detail: object }) => detail)).toContainEqual({ names: second })
})

it('refuses a language that it has not, an empty name and unseen characters, each at its place', async () => {
  const { installation } = await moveClay()
  const names = { fr: 'Deux', en: ' ', 'zh-Hans': '第\u202e二', 'zh-Hant': '二'.repeat(201) }
  for (const [path, method] of [
    ['/facilities', 'POST'],
    ['/facilities/A', 'PATCH'],
    ['/organisation', 'PATCH'],
  ] as const) {
    const added = method === 'POST' ? { code: 'C', name: 'C' } : {}
    const refused = await installation.request(`/api/v1${path}`, {
      method,
      body: JSON.stringify({ ...added, names }),
      headers: { 'accept-language': 'zh-Hant' },
    })
    expect([path, refused.status]).toEqual([path, 422])
    expect([...(await pointersIn(refused))].sort()).toEqual(
      ['en', 'fr', 'zh-Hans', 'zh-Hant'].map((language) => `/names/${language}`),
    )
  }
})

it('shows every reader the name of their language: on records, hand-overs, registers, the desk, in files and notifications', async () => {
  const two = await moveClay()
  const { installation, sender, receiverKey, offered } = two
  await change(installation, receiverKey)('/organisation', { names: second, named: true })
  const own = change(installation, installation.key)
  await own('/organisation', { names: { 'zh-Hant': '第一工場' }, named: true })
  await own('/facilities/A', { names: hall })

  const path = recordPath((await sender.get('/batches/moving')).id)
  const view = await jsonOf<RecordView>(
    await installation.app.request(path, { headers: { accept: 'application/json' } }),
  )
  expect([view.organisation, view.organisationNames]).toEqual(['first', { 'zh-Hant': '第一工場' }])
  expect([view.latest.facility, view.stages[0]?.facilityNames]).toEqual(['B', hall])
  const record = async (language: string) =>
    (await installation.app.request(`${path}?lang=${language}`)).text()
  expect(await record('zh-Hant')).toContain('<bdi>第一工場</bdi>')
  expect(await record('zh-Hant')).toContain('<bdi>甲號廠房</bdi>')
  expect(await record('zh-Hans')).toContain('<bdi lang="und-Latn">first</bdi>')
  expect(await record('en')).toContain('<bdi>first</bdi>')
  for (const language of ['en', 'zh-Hans']) expect(await record(language)).not.toContain('第一工場')

  const handedOn = recordPath((await sender.get(`/batches/${offered.codes[0]}`)).id)
  const hands = async (language: string) =>
    /<nav class="hands"[\s\S]*?<\/nav>/.exec(
      await (await installation.app.request(`${handedOn}?lang=${language}`)).text(),
    )?.[0] ?? ''
  expect(await hands('zh-Hant')).toMatch(/第一工場[\s\S]*第二工場/)
  expect(await hands('en')).toMatch(/first[\s\S]*Second Works/)

  expect(await sender.get(`/hand-overs/${offered.id}`)).toMatchObject({
    sender: { slug: 'first', name: 'first', names: { 'zh-Hant': '第一工場' } },
    receiver: { slug: 'second', name: 'second', names: second },
  })
  const person = await signUpPerson(installation, { role: 'supervisor' })
  const page = async (at: string, language: string) => {
    const [place = '', query = ''] = at.split('?')
    const answer = await person.request(`${place}?${query}&lang=${language}`)
    expect([at, answer.status]).toEqual([at, 200])
    return answer.text()
  }
  for (const at of [
    `/work/hand-overs/${offered.id}`,
    `/work/hand-overs/${offered.id}/ticket`,
    '/work/hand-overs',
    `/work/registers/outgoing?${days}`,
    '/work/desk',
    '/work/hand-overs/new?batch=moving',
  ]) {
    const [english, traditional, simplified] = await Promise.all(
      ['en', 'zh-Hant', 'zh-Hans'].map((language) => page(at, language)),
    )
    expect([at, english]).toEqual([at, expect.stringContaining('Second Works')])
    expect([at, traditional]).toEqual([at, expect.stringContaining('第二工場')])
    expect([at, simplified]).toEqual([at, expect.stringContaining('第二工场')])
    expect([at, english]).toEqual([at, expect.not.stringMatching(/第[一二]工/)])
    expect([at, traditional]).toEqual([at, expect.not.stringContaining('Second Works')])
  }
  // The frame of every page, and a facility in a choice.
  expect(await page('/work', 'zh-Hant')).toContain('第一工場')
  expect(await page('/work', 'zh-Hant')).toContain('甲號廠房')

  const file = async (language: string) =>
    (await sender.send(`/registers/outgoing/lines.csv?${days}&lang=${language}`)).text()
  expect(await file('zh-Hant')).toMatch(/第一工場.*第二工場/)
  expect(await file('en')).toMatch(/first.*Second Works/)
  const { lines } = await sender.get(`/registers/outgoing?${days}&partner=second`)
  expect(lines[0].receiver).toMatchObject({ name: 'second', names: second })

  const partner = await findOrganisation(installation.store.system, 'second')
  const told = await signUpPerson(installation, {
    role: 'supervisor',
    organisation: partner?.organisationKey ?? 0,
  })
  await offerLumps(two, [40])
  await startTestJobs(installation)
  const notified = () => told.request('/work/notifications?lang=zh-Hant')
  await vi.waitFor(
    async () => expect(await (await notified()).text()).toContain('第一工場'),
    20_000,
  )
})

it('finds partners and facilities by any of their names, and nothing of strangers', async () => {
  const { installation, sender, stranger, receiverKey } = await moveClay()
  await change(installation, receiverKey)('/organisation', { names: second })
  await change(installation, installation.key)('/facilities/A', { names: hall })
  const found = async (side: Side, text: string) => {
    const answer = await side.get(`/found?text=${encodeURIComponent(text)}`)
    return answer.found.map((one: { kind: string; name: string }) => [one.kind, one.name])
  }
  for (const text of ['第二', '工场', 'works', 'second'])
    expect(await found(sender, text)).toEqual([['organisation', 'second']])
  expect(await found(sender, '甲號')).toEqual([['facility', 'A']])
  for (const text of ['第二', '甲號']) expect(await found(stranger, text)).toEqual([])
  const by = async (partner: string) =>
    (await sender.get(`/registers/all?${days}&partner=${encodeURIComponent(partner)}`)).lines
  expect(await by('第二工场')).toEqual(await by('second'))
  expect(await by('SECOND works')).not.toEqual([])
  expect(await by('第二')).toEqual([])
})

it('lets no organisation call itself what another one is called, and hides no lines where whoever runs the installation calls two alike', async () => {
  const { installation, sender, receiver, receiverKey } = await moveClay()
  const { system } = installation.store
  await change(installation, installation.key)('/organisation', { names: { en: 'First Works' } })
  const ask = (names: object) =>
    installation.request('/api/v1/organisation', {
      method: 'PATCH',
      headers: { authorization: `Bearer ${receiverKey}` },
      body: JSON.stringify({ names }),
    })
  const borrowed = { en: 'FIRST works', 'zh-Hant': 'First', 'zh-Hans': '第二工场' }
  const refused = await ask(borrowed)
  expect(refused.status).toBe(422)
  expect([...(await pointersIn(refused))].sort()).toEqual(['/names/en', '/names/zh-Hant'])
  expect(await receiver.get('/organisation')).not.toHaveProperty('names')
  // Its own one name, and what it has already, is nobody else's.
  expect((await ask({ ...second, en: 'second' })).status).toBe(200)

  const lines = async (partner: string) =>
    (await sender.get(`/registers/all?${days}&partner=${encodeURIComponent(partner)}`)).lines
  const before = await lines('第二工場')
  expect(before).not.toEqual([])
  const third = await findOrganisation(system, 'third')
  await changeUsualPlace(system, third?.organisationKey ?? 0, { names: second })
  expect(await lines('第二工場')).toEqual(before)
  expect(await lines('third')).toEqual([])
  // What was given stays where the rest of it is said again.
  expect((await ask(second)).status).toBe(422)
  expect((await ask({ 'zh-Hans': second['zh-Hans'] })).status).toBe(200)
})

it('says them by a link for inspectors, of production lines, where an authority chooses, and of public summaries', async () => {
  const { installation, offered } = await moveClay()
  const { store, app } = installation
  const own = change(installation, installation.key)
  await own('/organisation', { names: { 'zh-Hant': '第一工場' } })
  await own('/facilities/A', { names: hall })
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const pageOf = async (at: string, language: string) => {
    const answer = await supervisor.request(`${at}?lang=${language}`)
    return answer.text()
  }
  const linked = async (at: string, more: Record<string, string>) => {
    const [form = ''] = /<section id="inspection".*?<\/section>/s.exec(await pageOf(at, 'en')) ?? []
    const [, to = ''] = /<form method="post" action="([^"]+)"/.exec(form) ?? []
    const made = await (await send(supervisor, to, fieldsIn(form), more)).text()
    const [, path = ''] = /class="secret">http:\/\/localhost(\/inspect\/[^<]+)</.exec(made) ?? []
    return async (language: string) => {
      const shown = await app.request(`${path}?lang=${language}`, {
        headers: { accept: 'text/html' },
      })
      expect([at, shown.status]).toEqual([at, 200])
      return shown.text()
    }
  }
  const place = await linked('/work/inspections', { '/inspection/facility': 'A' })
  expect(await place('zh-Hant')).toMatch(/甲號廠房[\s\S]*第一工場/)
  expect(await place('en')).not.toMatch(/甲號廠房|第一工場/)
  const load = await linked(`/work/hand-overs/${offered.id}`, {})
  expect(await load('zh-Hant')).toContain('<bdi>第一工場</bdi>')
  expect(await load('en')).not.toContain('第一工場')

  await openLine(installation)
  for (const at of ['/work/lines', `/work/lines/${lineCode}`]) {
    expect([at, await pageOf(at, 'zh-Hant')]).toEqual([at, expect.stringContaining('甲號廠房')])
    expect([at, await pageOf(at, 'en')]).toEqual([at, expect.not.stringContaining('甲號廠房')])
  }

  const named = { slug: 'epd', name: 'EPD', names: { 'zh-Hant': '環境署' }, jurisdiction: 'HK' }
  const asked = { ...named, kind: 'authority', now: new Date() } as const
  const authority = (await addAnyOrganisation(store.system, asked))?.organisationKey ?? 0
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation: authority })
  const chosen = (language: string) => regulator.request(`/work/measures?lang=${language}`)
  expect(await (await chosen('zh-Hant')).text()).toContain('>第一工場</option>')
  expect(await (await chosen('en')).text()).not.toContain('第一工場')
  const on = new URLSearchParams({ do: 'on' })
  expect((await send(regulator, '/work/summary', on)).status).toBe(303)
  for (const at of ['/summary', '/summary/epd']) {
    expect(await (await app.request(`${at}?lang=zh-Hant`)).text()).toContain('環境署')
    expect(await (await app.request(`${at}?lang=zh-Hans`)).text()).not.toContain('環境署')
  }
  const figures = await app.request('/summary/epd/figures.json')
  expect(await jsonOf(figures)).toMatchObject({ authority: { slug: 'epd', name: 'EPD' } })
})

/** Changes something of the organisation of a key. */
function change({ request }: TestInstallation, key: string) {
  return async (path: string, said: object): Promise<object> => {
    const answer = await request(`/api/v1${path}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(said),
    })
    expect([path, answer.status]).toEqual([path, 200])
    return jsonOf<object>(answer)
  }
}
