import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Hex } from '../../../api/digest.ts'
import { partId } from '../../../api/oversight/sample/parts.ts'
import { readFrame } from '../../../api/store/oversight/sample-frame.ts'
import { drawSample } from '../../../domain/sample/draw-sample.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { inspectorOf } from '../../harness/inspected.ts'
import { addTestOrganisation } from '../../harness/installation.ts'
import { makeHistory } from '../../harness/made-history.ts'
import { signUpPerson } from '../../harness/people.ts'
import { slippedDay as day, openSlipped } from '../../harness/slipped.ts'

interface Shown {
  readonly id: string
  readonly organisation: string
  readonly frameCount: number
  readonly frameDigest: string
  readonly parts: readonly { organisation: string; id: string; frameDigest: string }[]
  readonly strata: readonly { readonly name: string }[]
  readonly events: readonly { place: number; event: string; organisation: string }[]
  readonly summary: { readonly drawn: number; readonly examined: number; readonly wrong: number }
}

it('draws from all of a jurisdiction together by one seed, and gives each organisation what is its own', async () => {
  const { installation, supervisor, inspector } = await openSlipped()
  const { store, actor } = installation
  const second = await addTestOrganisation(installation, 'second')
  const until = new Date(Date.now() - 3 * 86_400_000)
  const history = makeHistory({ ...installation, actor: second.actor }, { days: 3, until })
  for (let one = 0; one < 20; one += 1) await history.dig(9_000)
  const theirs = { role: 'supervisor', organisation: second.actor.organisationKey } as const
  const other = await signUpPerson(installation, theirs)
  const id = randomUUID()
  const asked = { id, from: day(-30), to: day(1), seed: 'lottery 28-11', size: 9 }
  const ask = (more = {}) =>
    inspector.request('/api/v1/samples?organisation=*', {
      method: 'POST',
      body: JSON.stringify({ ...asked, ...more }),
    })
  const answer = await ask()
  expect(answer.status).toBe(201)
  const whole = await jsonOf<Shown>(answer)
  // Whoever has the seed and both frames draws the same ones.
  const frame = { from: asked.from, to: asked.to, timeZone: 'Asia/Hong_Kong', before: new Date() }
  const frames = await Promise.all(
    [actor, second.actor].map(({ organisationKey }) =>
      readFrame(store.own(organisationKey), organisationKey, { ...frame, most: 100 }),
    ),
  )
  const events = frames.flatMap((own, at) =>
    own.map((one) => ({ ...one, facility: `${['first', 'second'][at]} / ${one.facility}` })),
  )
  const { drawn } = drawSample(events, { seed: asked.seed, size: 9, hash: sha256Hex })
  expect(whole.events.map(({ event }) => event)).toEqual(drawn.map(({ event }) => event))
  expect(whole.events.map(({ place }) => place)).toEqual(drawn.map((_, at) => at + 1))
  const digests = whole.parts.map((one) => `${one.organisation} ${one.frameDigest}\n`).join('')
  expect(whole).toMatchObject({ id, organisation: '*', frameCount: events.length })
  expect(whole.frameDigest).toBe(sha256Hex(digests))
  expect(whole.parts.map(({ organisation }) => organisation)).toEqual(['first', 'second'])

  const repeated = await ask()
  expect([repeated.status, await repeated.json()]).toEqual([200, whole])
  expect((await ask({ size: 8 })).status).toBe(409)
  // Each sees its own events by the same id, and nothing of the other's.
  const partOf = async (person: typeof supervisor) =>
    jsonOf<Shown>(await person.request(`/api/v1/samples/${id}`))
  for (const [person, slug] of [
    [supervisor, 'first'],
    [other, 'second'],
  ] as const) {
    const own = await partOf(person)
    expect(own.organisation).toBe(slug)
    expect(own.events.map(({ event }) => event)).toEqual(
      whole.events.filter((one) => one.organisation === slug).map(({ event }) => event),
    )
    expect(own.strata.every(({ name }) => name.startsWith(`${slug} / `))).toBe(true)
    const trail = await (await person.request('/api/v1/audit')).text()
    if (person === supervisor) expect(trail).not.toContain('second')
  }
  const drawings = await store.system
    .selectFrom('audit_entry')
    .select('organisation_key')
    .where('action', '=', 'audit sample drawn')
    .orderBy('organisation_key')
    .execute()
  expect(drawings.map((one) => one.organisation_key)).toEqual([
    actor.organisationKey,
    second.actor.organisationKey,
  ])
  const abroad = await inspectorOf(installation, 'CH')
  expect((await abroad.request(`/api/v1/samples/${id}?organisation=*`)).status).toBe(404)

  // What is found at a place of the whole lies at the organisation whose it is.
  const page = `/work/samples/${id}?organisation=*`
  const found = { '/place': '9', '/outcome': 'missing' }
  expect((await send(inspector, page, new URLSearchParams(), found)).status).toBe(303)
  expect((await partOf(supervisor)).summary.examined).toBe(0)
  expect((await partOf(other)).summary).toMatchObject({ examined: 1, wrong: 1 })
  const seen = await jsonOf<Shown>(await inspector.request(`/api/v1/samples/${id}?organisation=*`))
  expect(seen.summary).toMatchObject({ drawn: 9, examined: 1, wrong: 1 })
  const beyond = { '/place': '10', '/outcome': 'missing' }
  expect(await (await send(inspector, page, new URLSearchParams(), beyond)).text()).toContain('9')

  // On the pages: one line for the whole, a form that draws another, and the way to each part.
  const list = await (await inspector.request('/work/samples?organisation=*')).text()
  expect(list.match(/<li><span class="what"><a href="\/work\/samples\//g)).toHaveLength(1)
  const again = await send(inspector, '/work/samples?organisation=*', fieldsIn(list), {
    '/from': day(-30),
    '/to': day(1),
  })
  expect(again.status).toBe(303)
  const shown = await (await inspector.request(again.headers.get('location') ?? '')).text()
  expect(shown).toContain('organisation=second')
  const part = whole.parts[1]?.id
  const alone = await inspector.request(`/work/samples/${part}?organisation=second`)
  expect([alone.status, await alone.text()]).toEqual([200, expect.stringContaining('second')])
  expect(installation.logged).toEqual([])
}, 60_000)

it('keeps nothing of a sample of which one part has an id that stands for something else', async () => {
  const { installation, inspector } = await openSlipped()
  const { store } = installation
  const second = await addTestOrganisation(installation, 'second')
  const until = new Date(Date.now() - 3 * 86_400_000)
  await makeHistory({ ...installation, actor: second.actor }, { days: 3, until }).dig(9_000)
  // Of a place that this authority does not oversee, so that it cannot know.
  const far = await addTestOrganisation(installation, 'far')
  await makeHistory({ ...installation, actor: far.actor }, { days: 3, until }).dig(9_000)
  await store.system
    .updateTable('organisation')
    .set({ jurisdiction: 'CH' })
    .where('organisation_key', '=', far.actor.organisationKey)
    .execute()
  const stranger = await signUpPerson(installation, {
    role: 'supervisor',
    organisation: far.actor.organisationKey,
  })
  const id = randomUUID()
  const days = { from: day(-30), to: day(1), size: 2 }
  const ask = (person: typeof inspector, asked: object, query = '') =>
    person.request(`/api/v1/samples${query}`, {
      method: 'POST',
      body: JSON.stringify({ ...days, ...asked }),
    })
  expect((await ask(stranger, { id: partId(id, { slug: 'second' }) })).status).toBe(201)
  expect((await ask(inspector, { id }, '?organisation=*')).status).toBe(409)
  const kept = await store.system.selectFrom('audit_sample').select('organisation_key').execute()
  expect(kept).toEqual([{ organisation_key: far.actor.organisationKey }])
}, 60_000)
