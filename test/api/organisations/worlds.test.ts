import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Problem } from '../../../api/http/problem.ts'
import { createMailer } from '../../../api/mailer.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { addMembership } from '../../../api/store/people/memberships.ts'
import { jsonOf } from '../../harness/answers.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  type TestInstallation,
} from '../../harness/installation.ts'
import { openOutbox } from '../../harness/outbox.ts'
import { signUpPerson } from '../../harness/people.ts'
import { dismantle, offerOf, openTwo, sideOf } from '../../harness/sides.ts'

const kinds = [
  ['real', false],
  ['constructed', true],
] as const

async function addAuthority({ store }: TestInstallation, slug: string, constructed: boolean) {
  const given = { slug, name: slug, kind: 'authority', jurisdiction: 'HK' } as const
  const added = await addAnyOrganisation(store.system, { ...given, constructed, now: new Date() })
  return added?.organisationKey ?? 0
}

it.each(kinds)(
  'lets regulators of a %s authority see companies of its world only',
  async (_, constructed) => {
    const installation = await openTestInstallation()
    await addTestOrganisation(installation, 'city', { constructed: true })
    const authority = await addAuthority(installation, 'authority', constructed)
    const person = await signUpPerson(installation, { role: 'regulator', organisation: authority })
    const listed = await person.request('/api/v1/jurisdiction/organisations')
    const { organisations } = await jsonOf<{ organisations: { slug: string }[] }>(listed)
    const [seen, hidden] = constructed ? ['city', 'first'] : ['first', 'city']
    expect(organisations.map(({ slug }) => slug)).toEqual([seen])
    const look = async (slug: string) => {
      const headers = { 'loomcell-organisation': slug }
      return (await person.request('/api/v1/batches', { headers })).status
    }
    expect([await look(seen), await look(hidden)]).toEqual([200, 403])
    const chosen = { method: 'PATCH', body: JSON.stringify({ organisation: hidden }) }
    const refused = await person.request('/api/v1/session', chosen)
    const nowhere = { method: 'PATCH', body: JSON.stringify({ organisation: 'nowhere' }) }
    expect(refused.status).toBe((await person.request('/api/v1/session', nowhere)).status)
    expect(refused.status).toBeGreaterThanOrEqual(400)
  },
)

it('lets no goods be offered to, or carried by, somebody of the other world', async () => {
  const { installation, sender, receiver } = await openTwo()
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  const [module = ''] = await dismantle(installation)
  const offer = { ...offerOf([module]), receiver: 'city' }
  const answer = async (slug: string) => {
    const refused = await sender.send('/hand-overs', { ...offer, receiver: slug })
    return { status: refused.status, text: (await refused.text()).replaceAll(slug, '') }
  }
  const refused = await answer('city')
  expect(refused.status).toBe(422)
  // What is of the other world is answered as what is nowhere.
  expect(refused).toEqual(await answer('nowhere'))
  const { id } = await sender.post('/hand-overs', offerOf([module]), 201)
  const carried = { step: 'dispatch', carrier: { name: 'City van', organisation: 'city' } }
  expect(await sender.status(`/hand-overs/${id}/steps`, carried)).toBe(422)
  expect(await sideOf(installation, city.key).get('/hand-overs')).toMatchObject({ handOvers: [] })
  expect(await receiver.get('/hand-overs')).toMatchObject({ handOvers: [{ id }] })

  // The database itself lets none of it be written, in either direction.
  const insert = installation.store.system.updateTable('hand_over').set({
    parties: sql`parties || ${city.actor.organisationKey}::integer`,
  })
  await expect(insert.execute()).rejects.toThrow(/some are constructed and some are real/)
})

it('invites nobody of one world into the other', async () => {
  const outbox = await openOutbox()
  const installation = await openTestInstallation({ mailer: outbox.mailer })
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  const invite = async (key: string, email: string) => {
    const headers = { authorization: `Bearer ${key}` }
    const body = JSON.stringify({ email, role: 'operator' })
    return installation.request('/api/v1/invitations', { method: 'POST', headers, body })
  }
  const into = await invite(city.key, 'you@real.example')
  expect([into.status, (await jsonOf<Problem>(into)).faults]).toMatchObject([
    422,
    [{ pointer: '/email', says: 'invite_into_demonstration' }],
  ])
  const from = await invite(installation.key, ' Operator@CITY.example')
  expect([from.status, (await jsonOf<Problem>(from)).faults]).toMatchObject([
    422,
    [{ pointer: '/email', says: 'invite_from_demonstration' }],
  ])
  expect(await outbox.count()).toBe(0)
  expect((await invite(city.key, 'trainee@city.example')).status).toBe(201)

  const { personId } = await signUpPerson(installation, { role: 'operator' })
  const wish = { personId, role: 'operator', now: new Date() } as const
  const { organisationKey } = city.actor
  await expect(addMembership(installation.store.system, organisationKey, wish)).rejects.toThrow(
    /one is constructed and one is real/,
  )
})

it('gives no mail of the demonstration to a mail server', async () => {
  const outbox = await openOutbox()
  const { mailer } = outbox
  // Nothing listens there: a message that went to it would fail.
  const sent = createMailer({
    smtpUrl: 'smtp://127.0.0.1:1',
    from: 'a@b.example',
    outboxFolder: outbox.folder,
    log: () => {},
  })
  await sent.send({ to: 'operator@city.example', subject: randomUUID(), text: 'x' })
  expect(await outbox.count()).toBe(1)
  await expect(sent.send({ to: 'a@real.example', subject: 's', text: 't' })).rejects.toThrow()
  await mailer.send({ to: 'a@real.example', subject: 's', text: 't' })
})

it.each([
  ['CN', ['cn-gd', 'cn']],
  ['CN-GD', ['cn-gd']],
  ['CN-G', []],
  ['HK', ['first', 'hk']],
  ['US', []],
])(
  'lets an authority of %s oversee its subdivisions and nothing else, in lists and looks alike',
  async (jurisdiction, seen) => {
    const installation = await openTestInstallation()
    const add = async (slug: string, at: string, kind: 'company' | 'authority' = 'company') =>
      addAnyOrganisation(installation.store.system, {
        slug,
        name: slug,
        kind,
        jurisdiction: at,
        now: new Date(),
      })
    await add('cn-gd', 'CN-GD')
    await add('cn', 'CN')
    await add('hk', 'HK')
    const authority = await add('authority', jurisdiction, 'authority')
    const person = await signUpPerson(installation, {
      role: 'regulator',
      organisation: authority?.organisationKey ?? 0,
    })
    const listed = await person.request('/api/v1/jurisdiction/organisations')
    const { organisations } = await jsonOf<{ organisations: { slug: string }[] }>(listed)
    expect(organisations.map(({ slug }) => slug)).toEqual(seen)
    for (const slug of ['first', 'hk', 'cn', 'cn-gd']) {
      const headers = { 'loomcell-organisation': slug }
      const { status } = await person.request('/api/v1/stock', { headers })
      expect([slug, status]).toEqual([slug, seen.some((one) => one === slug) ? 200 : 403])
    }
  },
)
