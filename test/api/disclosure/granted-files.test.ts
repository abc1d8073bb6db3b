import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, packOutput } from '../../harness/held-pack.ts'
import { signUpPerson, type TestPerson } from '../../harness/people.ts'
import { pictures } from '../../harness/photos.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

const until = new Date(Date.now() + 30 * dayMilliseconds).toISOString()

it('are shown to whom the fact that names them is shown: own people, authorities, whom it was granted, and nobody else', async () => {
  const { installation, sender, receiver, stranger } = await openTwo()
  const [named, unnamed] = [await keep(sender, 'image/png'), await keep(sender, 'image/webp')]
  const output = packOutput('P1', { photo: [`ni:///sha-256;${named}`] })
  const facts = {
    sourceKind: 'workshop',
    sourceReference: 'job 1',
    removalDate: '2026-03-02',
    removalReason: 'capacity_loss',
    declaredWaste: false,
  }
  const scan = { ...battery('taken_in', { outputs: [output], facts }), facility: 'A' }
  const body = JSON.stringify(scan)
  const headers = { 'content-type': 'application/json' }
  const recorded = await installation.request('/api/v1/scans', { method: 'POST', headers, body })
  expect(await recorded.json()).toMatchObject({ status: 'accepted' })

  const roles = ['operator', 'supervisor', 'administrator'] as const
  const own = await Promise.all(roles.map((role) => signUpPerson(installation, { role })))
  const regulator = await regulatorOf(installation)
  const looking = { 'loomcell-organisation': 'first' }
  const see = async (person: TestPerson, digest: string, asked = {}) =>
    (await person.request(`/api/v1/files/${digest}`, { headers: asked })).status
  expect(await Promise.all(own.map((person) => see(person, named)))).toEqual([200, 200, 200])
  expect(await Promise.all(own.map((person) => see(person, unnamed)))).toEqual([200, 200, 200])
  expect([
    await see(regulator, named, looking),
    await see(regulator, unnamed, looking),
    await receiver.status(`/files/${named}`),
    (await installation.app.request(`/api/v1/files/${named}`)).status,
  ]).toEqual([200, 404, 404, 401])

  // An audience does not open what may show a person; the fact by its name does.
  const given = async (more: object) => {
    const grant = { id: randomUUID(), batches: ['P1'], until, reason: 'Before the sale', ...more }
    const answer = await sender.post('/grants', grant, 201)
    return { id: grant.id, link: (answer as unknown as { link?: string }).link }
  }
  const wide = await given({ receiver: 'second', audiences: ['legitimate_interest'] })
  const byName = await given({ receiver: 'second', facts: ['photo'] })
  const at = (id: string, digest: string) => `/granted/${id}/files/${digest}`
  expect([
    await receiver.status(at(wide.id, named)),
    await receiver.status(at(byName.id, named)),
    await receiver.status(at(byName.id, unnamed)),
    await receiver.status(at(byName.id, '..%2F..%2Fetc%2Fpasswd')),
    await stranger.status(at(byName.id, named)),
  ]).toEqual([404, 200, 404, 404, 404])
  const { link = '' } = await given({ outsider: 'Ms Lee, buyer', facts: ['photo'] })
  const path = new URL(link, 'http://localhost').pathname
  const outside = await installation.app.request(`${path}/files/${named}`)
  const page = await installation.app.request(path, { headers: { accept: 'text/html' } })
  expect([outside.status, outside.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect(await page.text()).toContain(`<a href="${path}/files/${named}">photo, PNG, `)
  expect((await installation.app.request(`${path}/files/${unnamed}`)).status).toBe(404)
  expect((await sender.get(`/grants/${byName.id}`)).looked.length).toBeGreaterThan(0)
  expect(installation.logged).toEqual([])
})

async function keep(side: Side, type: keyof typeof pictures): Promise<string> {
  return (await jsonOf<{ digest: string }>(await side.upload('/files', pictures[type], type)))
    .digest
}

async function regulatorOf(installation: Parameters<typeof signUpPerson>[0]): Promise<TestPerson> {
  const given = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK' } as const
  const added = await addAnyOrganisation(installation.store.system, {
    ...given,
    constructed: false,
    now: new Date(),
  })
  return signUpPerson(installation, {
    role: 'regulator',
    organisation: added?.organisationKey ?? 0,
  })
}
