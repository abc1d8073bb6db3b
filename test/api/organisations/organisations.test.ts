import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import type { Env } from '../../../api/http/env.ts'
import { createGuard } from '../../../api/http/guard.ts'
import type { Principal } from '../../../api/http/principal.ts'
import { answerError } from '../../../api/http/problem.ts'
import { refuseInvalid } from '../../../api/http/refuse-invalid.ts'
import { createOrganisations } from '../../../api/organisations/organisations.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { jsonOf, pointersIn } from '../../harness/answers.ts'
import { openClay } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const path = '/api/v1/organisations'

it('lets the platform add organisations and see that they are there, and nothing of their business', async () => {
  const installation = await openClay()
  const platform = await addOrganisation(installation, 'operations', 'platform')
  const person = await signUpPerson(installation, { role: 'platform', organisation: platform })
  const body = JSON.stringify({ slug: 'hk-recycler', name: ' HK Recycler ', jurisdiction: 'HK' })
  const added = await person.request(path, { method: 'POST', body })
  expect(added.status).toBe(201)
  expect(await added.json()).toMatchObject({
    slug: 'hk-recycler',
    name: 'HK Recycler',
    kind: 'company',
  })
  expect(await (await person.request(path, { method: 'POST', body })).json()).toMatchObject({
    code: 'organisation_exists',
  })
  const wrong = JSON.stringify({
    slug: 'No Slug',
    name: '',
    kind: 'club',
    jurisdiction: 'Hong Kong',
  })
  expect(
    [...(await pointersIn(await person.request(path, { method: 'POST', body: wrong })))].sort(),
  ).toEqual(['/jurisdiction', '/kind', '/name', '/slug'])
  const { organisations, next } = await jsonOf<{ organisations: { slug: string }[]; next: string }>(
    await person.request(`${path}?limit=2`),
  )
  expect(organisations.map(({ slug }) => slug)).toEqual(['first', 'operations'])
  const rest = await person.request(`${path}?cursor=${next}`)
  expect(await rest.json()).toMatchObject({ organisations: [{ slug: 'hk-recycler' }], next: null })
  expect((await person.request('/api/v1/batches')).status).toBe(403)
})

it('is closed to everybody who does not run the platform', async () => {
  const installation = await openClay()
  expect((await installation.request(path)).status).toBe(403)
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  expect((await administrator.request(path)).status).toBe(403)
  expect((await administrator.request('/api/v1/jurisdiction/organisations')).status).toBe(403)
})

it('shows a regulator the companies of the jurisdiction, also before one is chosen', async () => {
  const installation = await openClay()
  await addOrganisation(installation, 'second')
  await addOrganisation(installation, 'overseas', 'company', 'SG')
  const authority = await addOrganisation(installation, 'epd', 'authority')
  const person = await signUpPerson(installation, { role: 'regulator', organisation: authority })
  const seen = async (response: Response) => {
    const { organisations } = await jsonOf<{ organisations: { slug: string }[] }>(response)
    return organisations.map(({ slug }) => slug)
  }
  expect(await seen(await person.request('/api/v1/jurisdiction/organisations'))).toEqual([
    'first',
    'second',
  ])

  const own = { organisationKey: authority, slug: 'epd', name: 'epd', names: {} }
  const nowhere: Principal = {
    kind: 'person',
    role: 'regulator',
    authority: own,
    personId: person.personId,
    name: 'R',
    email: person.email,
    sessionId: 's',
  }
  const app = guarded(installation, nowhere)
  expect(await seen(await app.request('/api/v1/jurisdiction/organisations'))).toEqual([
    'first',
    'second',
  ])
})

/** The same routes behind the same guard, asked by this principal. */
function guarded(installation: TestInstallation, principal: Principal) {
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
  app.onError((error, context) => answerError(error, context, () => {}))
  app.use(async (context, next) => {
    context.set('now', installation.now)
    await next()
  })
  const noteLook = () => Promise.reject(new Error('There is no organisation that could be told'))
  app.use(
    '/api/v1/*',
    createGuard({ authenticates: [async () => principal], noteLook, admit: () => 0 }),
  )
  return app.route(
    '/api/v1',
    createOrganisations(installation, () => new Date()),
  )
}

async function addOrganisation(
  { store }: TestInstallation,
  slug: string,
  kind: 'company' | 'authority' | 'platform' = 'company',
  jurisdiction = 'HK',
): Promise<number> {
  const given = { slug, name: slug, kind, jurisdiction, now: new Date() }
  const added = await addAnyOrganisation(store.system, given)
  if (added === undefined) throw new RangeError(`Cannot add "${slug}"`)
  return added.organisationKey
}
