import { expect, it, vi } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { findOrganisation } from '../../../api/store/first-start.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { offerLumps } from '../../harness/custody.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { startTestJobs } from '../../harness/jobs.ts'
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
