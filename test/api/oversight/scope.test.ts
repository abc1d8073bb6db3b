import { expect, it } from 'vitest'
import type { PersonPrincipal } from '../../../api/http/principal.ts'
import { openScope } from '../../../api/oversight/scope.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'

const now = new Date('2026-11-28T10:00:00Z')

/** An authority of Hong Kong, companies there and elsewhere, and one of the demonstration. */
async function openJurisdiction() {
  const installation = await openTestInstallation()
  const { system } = installation.store
  const add = async (slug: string, kind: 'company' | 'authority', jurisdiction: string) => {
    const added = await addAnyOrganisation(system, { slug, name: slug, kind, jurisdiction, now })
    if (added === undefined) throw new RangeError(`Cannot add "${slug}"`)
    return added
  }
  await addTestOrganisation(installation, 'second')
  const first = {
    organisationKey: installation.actor.organisationKey,
    slug: 'first',
    name: 'first',
    names: {},
  }
  const kowloon = await add('kowloon', 'company', 'HK-KC')
  await add('shenzhen', 'company', 'CN-GD')
  await addTestOrganisation(installation, 'city', { constructed: true })
  const authority = await add('epd', 'authority', 'HK')
  const regulator: PersonPrincipal = {
    kind: 'person',
    role: 'regulator',
    personId: 'fc7a2f2e-57a1-44a6-8b67-2d2c3f1c8d11',
    name: 'Inspector',
    email: 'inspector@epd.example',
    sessionId: 'one',
    organisation: authority,
    authority,
  }
  const open = (
    organisation: string | undefined,
    { principal = regulator, at = now }: { principal?: PersonPrincipal; at?: Date } = {},
  ) => openScope(installation, { organisation }, { principal, action: 'GET /api/v1/desk', now: at })
  const slugsSeen = async (organisation: string | undefined, principal = regulator) => {
    const { db, organisations } = await open(organisation, { principal })
    const seen = await db.selectFrom('organisation').select('slug').orderBy('slug').execute()
    const slugs = seen.map(({ slug }) => slug)
    expect(organisations.map(({ slug }) => slug).toSorted()).toEqual(slugs)
    return slugs
  }
  const looks = async () => {
    const rows = await system
      .selectFrom('audit_entry')
      .innerJoin('organisation', 'organisation.organisation_key', 'audit_entry.organisation_key')
      .select('slug')
      .where('audit_entry.kind', '=', 'look')
      .orderBy('audit_entry_key')
      .execute()
    return rows.map(({ slug }) => slug).toSorted()
  }
  return { installation, first, kowloon, authority, regulator, open, slugsSeen, looks }
}

it('opens a jurisdiction to its authority, and nothing beyond it or of the demonstration', async () => {
  const { slugsSeen, open, regulator, first, kowloon } = await openJurisdiction()
  const all = ['first', 'kowloon', 'second']
  expect(await slugsSeen(undefined)).toEqual(all)
  expect(await slugsSeen('kowloon')).toEqual(['kowloon'])
  const looking: PersonPrincipal = { ...regulator, organisation: kowloon }
  expect(await slugsSeen(undefined, looking)).toEqual(['kowloon'])
  expect(await slugsSeen('first', looking)).toEqual(['first'])
  expect(await slugsSeen('*', looking)).toEqual(all)
  for (const hidden of ['shenzhen', 'city', 'epd', 'nowhere', '']) {
    await expect(open(hidden), hidden).rejects.toThrow(`Cannot show "${hidden}"`)
  }
  const { of, keys, timeZone } = await open('first')
  expect({ of, keys, timeZone }).toEqual({
    of: 'organisation',
    keys: [first.organisationKey],
    timeZone: 'Asia/Hong_Kong',
  })
})

it('opens nothing to a company but its own', async () => {
  const { slugsSeen, open, looks, regulator, first } = await openJurisdiction()
  const { authority: _, ...person } = regulator
  const member: PersonPrincipal = { ...person, role: 'administrator', organisation: first }
  for (const asked of [undefined, 'first', '*']) {
    expect(await slugsSeen(asked, member)).toEqual(['first'])
  }
  await expect(open('second', { principal: member })).rejects.toThrow('Cannot show "second"')
  expect(await looks()).toEqual([])
})

it('sees nothing where a jurisdiction has nobody yet', async () => {
  const { installation, open, regulator } = await openJurisdiction()
  const given = { slug: 'bern', name: 'Bern', kind: 'authority', jurisdiction: 'CH', now } as const
  const bern = await addAnyOrganisation(installation.store.system, given)
  if (bern === undefined) throw new RangeError('Cannot add "bern"')
  const { db, keys } = await open(undefined, {
    principal: { ...regulator, organisation: bern, authority: bern },
  })
  expect(keys).toEqual([])
  expect(await db.selectFrom('organisation').select('slug').execute()).toEqual([])
})

it('tells everybody whose figures are shown, of a jurisdiction once a day', async () => {
  const { open, looks, regulator } = await openJurisdiction()
  await open(undefined)
  await open('*')
  const once = ['first', 'kowloon', 'second']
  expect(await looks()).toEqual(once)
  // Another person is another look, and so is another day, or one organisation by itself.
  await open('*', { principal: { ...regulator, personId: '4b0e4fd8-34f0-4c9b-9f0f-6d5a4f6f9b02' } })
  expect(await looks()).toEqual([...once, ...once].toSorted())
  await open('*', { at: new Date('2026-11-29T00:00:00Z') })
  await open('kowloon')
  await open('kowloon')
  const more = ['kowloon', 'kowloon']
  expect(await looks()).toEqual([...once, ...once, ...once, ...more].toSorted())
})
