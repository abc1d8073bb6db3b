import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { expect, it } from 'vitest'
import { recordWalk } from '../../api/commands/city/record-walk.ts'
import { routeRights } from '../../api/http/route-rights.ts'
import { jsonOf } from '../harness/answers.ts'
import type { TestInstallation } from '../harness/installation.ts'
import { signUpPerson } from '../harness/people.ts'
import { dismantle, offerOf, openTwo, papers, passOn, type Side } from '../harness/sides.ts'

type Ask = (path: string) => Promise<Response>

/** Organisations that hand over, recall, invite, add stations and webhooks; `first` is watched, the others are busy. */
async function openWatched() {
  const now = new Date()
  const opened = await openTwo({ now: () => now })
  const { installation, sender, receiver } = opened
  const codes = await dismantle(installation)
  await passOn({ sender, receiver }, codes.slice(0, 2))
  const recall = { reason: 'Welds may crack', severity: 'high' }
  for (const batch of codes.slice(0, 2)) await sender.post('/recalls', { ...recall, batch }, 201)
  await beBusy(installation, sender, 'watched')
  const person = await signUpPerson(installation, { role: 'administrator' })
  return { ...opened, codes, person }
}

/** What an organisation does by itself: people, stations, webhooks, batches. */
async function beBusy(installation: TestInstallation, side: Side, name: string): Promise<void> {
  for (const at of [1, 2]) {
    const invited = { email: `${name}-${at}@test.example`, role: 'operator' }
    const asked: readonly (readonly [string, object])[] = [
      ['/invitations', invited],
      ['/stations', { name: `${name} ${at}`, facility: 'A' }],
      ['/webhooks', { url: `https://${name}-${at}.example/hook`, topics: ['recall.opened'] }],
    ]
    for (const [path, body] of asked) {
      const answer = await side.upload(path, JSON.stringify(body))
      expect([path, answer.status]).toEqual([path, 201])
    }
    const { system } = installation.store
    const { organisationKey } = await system
      .selectFrom('organisation')
      .select('organisation_key as organisationKey')
      .where('slug', '=', name === 'watched' ? 'first' : 'third')
      .executeTakeFirstOrThrow()
    await signUpPerson(installation, { role: 'operator', organisation: organisationKey })
  }
}

/** Every `GET` of the API with the ids of what `first` holds; lists as short as they go, so that they have a next page. */
async function pathsOf(ask: Ask, codes: readonly string[]): Promise<readonly string[]> {
  const first = async (path: string, list: string) => {
    const answer = await jsonOf<Record<string, readonly { id: string }[]>>(
      await ask(`/api/v1${path}`),
    )
    return answer[list]?.[0]?.id ?? ''
  }
  const ids = {
    recalls: await first('/recalls', 'recalls'),
    'hand-overs': await first('/hand-overs', 'handOvers'),
    webhooks: await first('/webhooks', 'webhooks'),
  }
  const names: Readonly<Record<string, string>> = { stream: 'battery', stage: 'weighed' }
  return Object.keys(routeRights)
    .filter((route) => route.startsWith('GET '))
    .map((route) => {
      const path = route.slice(4)
      const [, resource = ''] = path.split('/')
      const id = ids[resource as keyof typeof ids] ?? ''
      const code = resource === 'facilities' ? 'A' : (codes[0] ?? '')
      return path.replaceAll(/:(\w+)/g, (_, name: string) =>
        name === 'id' ? id : name === 'code' ? code : (names[name] ?? ''),
      )
    })
}

/** Answers to the byte, by path, of the asker's whole API; what was asked in vain is an error. */
async function answersTo(ask: Ask, paths: readonly string[]): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const path of paths) {
    // Files that are made anew carry the time of their making, and the trail says that they were fetched.
    if (/xlsx$/.test(path)) continue
    const query = path === '/audit' ? '?kind=administration' : ''
    for (const form of [query, `${query}${query === '' ? '?' : '&'}limit=1`]) {
      const answer = await ask(`/api/v1${path}${form}`)
      if (form.includes('limit') && answer.status === 422) continue
      const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id')
      answers[path + form] = `${answer.status} ${JSON.stringify(headers)} ${await answer.text()}`
    }
  }
  return answers
}

it('shows nobody by any answer that others do something, to the byte, unless they are a party to it', async () => {
  const { installation, sender, receiver, stranger, codes, person } = await openWatched()
  const askers: readonly Ask[] = [
    (path) => installation.request(path),
    (path) => person.request(path),
  ]
  const [byKey = installation.request] = askers
  const paths = await pathsOf(byKey, codes)
  const look = () => Promise.all(askers.map((ask) => answersTo(ask, paths)))
  // The first look is itself noted, as a station's last use, some time after it was answered.
  let before = await look()
  const isStill = async () => {
    const earlier = before
    before = await look()
    return isDeepStrictEqual(earlier, before)
  }
  await expect.poll(isStill, { timeout: 60_000, interval: 500 }).toBe(true)
  const ok = before.flatMap((answers) => Object.values(answers)).filter((one) => /^200/.test(one))
  expect(ok.length).toBeGreaterThan(80)
  const turned = ok.filter((one) => /"next":"[\w-]{48,59}"/.test(one))
  expect(turned.length).toBeGreaterThan(8)

  const third = await installation.store.system
    .selectFrom('organisation')
    .select('organisation_key as organisationKey')
    .where('slug', '=', 'third')
    .executeTakeFirstOrThrow()
  const actor = { ...third, organisation: 'third' }
  for (const stream of installation.streams.values()) {
    await recordWalk(installation.recorder, stream, { actor, facility: 'A', start: new Date() })
  }
  await beBusy(installation, stranger, 'busy')
  const [pack = ''] = ['PACK-HK-0001']
  await stranger.post('/recalls', { batch: pack, reason: 'x', severity: 'low' }, 201)
  const told = { ...papers, underRecallReason: 'They mend it' }
  const goods = offerOf([codes[1] ?? ''])
  const offer = { ...goods, receiver: 'third', facility: 'B', papers: told }
  await receiver.post('/hand-overs', offer, 201)
  expect(await look()).toEqual(before)

  // With a party it is another matter: an offer to the one who is watched shows at once.
  const toFirst = { ...offerOf([codes[0] ?? '']), receiver: 'first', facility: 'B' }
  await receiver.post('/hand-overs', toFirst, 201)
  expect((await sender.get('/hand-overs')).handOvers).toHaveLength(2)
  expect(installation.logged.filter((line) => !line.startsWith('No mail'))).toEqual([])
}, 300_000)

it('takes a cursor from whom it was given to, for the list that it belongs to, and as it was given', async () => {
  const { installation, sender, receiver, codes } = await openWatched()
  const { next } = await sender.get('/batches?limit=1')
  expect(next).toMatch(/^[\w-]{48}$/)
  expect(Buffer.from(next, 'base64url').toString('latin1')).not.toMatch(/\d{3}/)
  expect((await sender.get(`/batches?limit=1&cursor=${next}`)).batches).toHaveLength(1)
  const altered = (at: number) =>
    next.slice(0, at) + (next[at] === 'A' ? 'B' : 'A') + next.slice(at + 1)
  const old = Buffer.from('after:12').toString('base64url')
  const wrong: readonly (readonly [Side, string])[] = [
    [receiver, `/batches?cursor=${next}`],
    [sender, `/hand-overs?cursor=${next}`],
    [sender, `/batches/${codes[0]}/events?cursor=${next}`],
    [sender, `/work-list?facility=A&cursor=${next}`],
    ...[0, 20, 40, 47].map((at) => [sender, `/batches?cursor=${altered(at)}`] as const),
    ...[old, `${next}A`, next.slice(1), '', `${next}%3D`].map(
      (text) => [sender, `/batches?cursor=${text}`] as const,
    ),
  ]
  for (const [side, path] of wrong) {
    const answer = await side.send(path)
    const { faults } = await jsonOf<{ faults: readonly { pointer: string }[] }>(answer)
    expect([path, answer.status, faults[0]?.pointer]).toEqual([path, 422, '/query/cursor'])
  }
  const person = await signUpPerson(installation, { role: 'operator' })
  expect((await person.request(`/work/batches?cursor=${old}`)).status).toBe(422)
  const second = await signUpPerson(installation, { role: 'operator' })
  const at = (cursor: string) => person.request(`/api/v1/batches?limit=1&cursor=${cursor}`)
  expect([second.personId === person.personId, (await at(next)).status]).toEqual([false, 200])
})

it('tells no key of a sequence that everybody shares in any answer', async () => {
  const { installation, codes, person } = await openWatched()
  await installation.store.system
    .insertInto('audit_entry')
    .values({
      organisation_key: installation.actor.organisationKey,
      time: new Date(),
      kind: 'administration',
      actor_kind: 'station',
      actor: '1',
      actor_name: 'old',
      action: 'x',
      detail: JSON.stringify({ membership: 15 }),
    })
    .execute()
  const paths = await pathsOf((path) => installation.request(path), codes)
  const answers = { ...(await answersTo((path) => person.request(path), paths)) }
  const named =
    /"(?:id|actor|signer|membership|key|[a-z]+Key|[a-z]+_key)":\s*"?(?:key-)?\d{1,9}[",}]/
  const telling = Object.entries(answers).flatMap(([path, text]) => {
    const found = named.exec(text.replaceAll('\\"', '"'))
    return found === null || /openapi|diagram|streams/.test(path) ? [] : [`${path}: ${found[0]}`]
  })
  expect(telling).toEqual([])
  const { memberships } = await jsonOf<{ memberships: { id: string }[] }>(
    await person.request('/api/v1/memberships'),
  )
  expect(memberships.every(({ id }) => /^[0-9a-f-]{36}$/.test(id))).toBe(true)
  const gone = await person.request('/api/v1/memberships/1', { method: 'DELETE' })
  expect(gone.status).toBe(422)
  const nobody = await person.request(`/api/v1/memberships/${randomUUID()}`, { method: 'DELETE' })
  expect(nobody.status).toBe(404)
}, 120_000)
