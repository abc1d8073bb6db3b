import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { signList } from '../../../api/passports/status.ts'
import { makeAccessKey } from '../../../api/people/access/access-keys.ts'
import { listsNotSignedWithin } from '../../../api/store/passports/status-lists.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import {
  changeStatus,
  checkVersion,
  pathOf,
  payloadOf,
  readText,
  versionsOf,
} from '../../harness/passports.ts'
import { sideOf } from '../../harness/sides.ts'
import { faultsByUntp } from '../../harness/untp.ts'
import { walkTo } from '../../harness/walk-battery.ts'

async function issued() {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [version] = await versionsOf(installation)
  const own = sideOf(installation, installation.key)
  return { installation, own, id: version?.id ?? '' }
}

it('revokes a passport for good, so that everybody who looks it up sees it', async () => {
  const { installation, own, id } = await issued()
  const before = await checkVersion(installation, id)
  expect(await changeStatus(own, `/passports/${id}/revocation`, 'facts_wrong')).toBe(200)
  expect(await own.get(`/passports/${id}`)).toMatchObject({
    state: 'revoked',
    revocationReason: 'facts_wrong',
  })
  const { steps, list } = await checkVersion(installation, id)
  expect(steps.status?.map(({ says }) => says)).toEqual(['credential_revoked'])
  expect(steps.signature).toEqual([])
  expect(await own.get('/passports')).toMatchObject({ passports: [{ id, state: 'revoked' }] })
  // An old list that says otherwise is older than one that somebody may have seen.
  expect(Date.parse(payloadOf(list).validFrom)).toBeGreaterThan(
    Date.parse(payloadOf(before.list).validFrom),
  )
  // Done again, it changes nothing; nothing takes it back.
  expect(await changeStatus(own, `/passports/${id}/revocation`, 'facts_wrong')).toBe(200)
  expect(await changeStatus(own, `/passports/${id}/suspension`, 'disputed')).toBe(403)
  const status = JSON.parse(await readText(installation, `/credentials/${id}/status`))
  expect(status).toMatchObject({ state: 'revoked', reason: { name: 'facts_wrong' }, latest: null })
})

it('signs lists anew that a clock signed which was ahead, and none older than the last after a small step back', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  let now = Date.now()
  const context = { now: () => new Date(now) }
  await startTestJobs(installation, { context })
  const [version] = await versionsOf(installation)
  const id = version?.id ?? ''
  const { store } = installation
  const listed = async () => {
    const versions = store.system.selectFrom('status_list_version').select('valid_from')
    return (await versions.orderBy('version').execute()).map(({ valid_from }) =>
      valid_from.getTime(),
    )
  }
  const signedAt = async (time: number) => {
    const { length } = await listed()
    now = time
    await sql`select enqueue_job('sign-status-lists', '{}')`.execute(store.system)
    await eventually(listed, (all) => all.length > length)
    return (await listed()).at(-1)
  }
  const right = now
  const year = 365 * 86_400_000
  expect(await signedAt(right + year)).toBe(right + year)
  expect((await checkVersion(installation, id)).steps.status).toMatchObject([
    { says: 'credential_not_yet' },
  ])
  // The clock is right again: what it said before binds nobody.
  expect(await signedAt(right)).toBe(right)
  expect((await checkVersion(installation, id)).steps.status).toEqual([])
  const never = { from: new Date(0), to: new Date(0) }
  const [list] = await listsNotSignedWithin(store.system, never)
  if (list === undefined) throw new Error('no list')
  const { secret } = installation
  const signing = { secret, origin: 'https://loom.example', now: new Date(right - 60_000) }
  await store.system.transaction().execute((tx) => signList(tx, list, signing))
  expect((await listed()).at(-1)).toBe(right)
})

it('shows that a passport is suspended, and that it holds again', async () => {
  const { installation, own, id } = await issued()
  expect(await changeStatus(own, `/passports/${id}/suspension`, 'disputed')).toBe(200)
  const status = async () => JSON.parse(await readText(installation, `/credentials/${id}/status`))
  expect(await status()).toMatchObject({ state: 'suspended', reason: { name: 'disputed' } })
  const linkset = JSON.parse(await readText(installation, `/credentials/${id}/linkset`))
  expect(faultsByUntp('linkset', linkset)).toEqual([])
  expect(linkset.linkset[0]['latest-version'][0].title).toBe('Version 1: suspended')
  const back = await installation.request(`/api/v1/passports/${id}/suspension`, {
    method: 'DELETE',
  })
  expect(await back.json()).toMatchObject({ state: 'valid', suspensionReason: null })
  expect(await status()).toMatchObject({ state: 'valid', reason: null })
})

it('lets nobody but its issuer change how a passport stands, and takes no reason of their own', async () => {
  const { installation, own, id } = await issued()
  const other = await addTestOrganisation(installation, 'second')
  const stranger = sideOf(installation, other.key)
  for (const [what, reason] of [
    ['revocation', 'facts_wrong'],
    ['suspension', 'disputed'],
  ] as const) {
    expect(await changeStatus(stranger, `/passports/${id}/${what}`, reason)).toBe(404)
    expect(await changeStatus(own, `/passports/${id}/${what}`, 'because')).toBe(422)
    expect(await changeStatus(own, `/passports/${id}/${what}`, 'recycled')).toBe(422)
  }
  expect(await stranger.status(`/passports/${id}`)).toBe(404)
  const { organisationKey } = installation.actor
  const options = { name: 'handheld', now: new Date(), role: 'station' } as const
  const station = await makeAccessKey(installation.store.system, organisationKey, options)
  const handheld = sideOf(installation, station)
  expect(await changeStatus(handheld, `/passports/${id}/revocation`, 'facts_wrong')).toBe(403)
  expect(await handheld.status('/issuer-keys/rotation', {})).toBe(403)
  expect((await checkVersion(installation, id)).steps.status).toEqual([])
})

it('answers a passport in the form that is asked for, to anyone, and keeps copies as long as they hold', async () => {
  const { installation, id } = await issued()
  const ask = (accept: string, path = `/credentials/${id}`) =>
    installation.app.request(path, { headers: accept === '' ? {} : { accept } })
  const token = await ask('')
  expect(token.headers.get('content-type')).toBe('application/vc+jwt')
  expect(token.headers.get('access-control-allow-origin')).toBe('*')
  expect(token.headers.get('cache-control')).toBe('public, max-age=3600')
  const text = await token.text()
  const enveloped = await ask('application/vc')
  expect(await enveloped.json()).toEqual({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    id: `data:application/vc+jwt,${text}`,
    type: 'EnvelopedVerifiableCredential',
  })
  const page = await ask('text/html,application/xhtml+xml;q=0.9,*/*;q=0.8')
  expect([page.status, page.headers.get('location')?.slice(0, 3)]).toEqual([303, '/b/'])
  expect((await ask('application/vc+jwt')).headers.get('vary')).toContain('Accept')
  const etag = token.headers.get('etag') ?? ''
  const again = await installation.app.request(`/credentials/${id}`, {
    headers: { 'if-none-match': etag },
  })
  expect(again.status).toBe(304)
  const history = payloadOf(text).credentialSubject.relatedDocument[0].linkURL
  expect((await ask('', pathOf(history))).headers.get('cache-control')).toContain('immutable')
  for (const path of ['/credentials/x', `/credentials/${id.replace(/.$/, '_')}`, '/status/x'])
    expect((await ask('', path)).status).toBe(404)
  expect((await ask('', '/orgs/nobody/did.json')).status).toBe(404)
  expect((await ask('', '/orgs/first/did.json?versionId=0')).status).toBe(404)
  expect((await ask('', '/orgs/first/did.json?versionId=2')).status).toBe(404)
  const own = JSON.parse(await readText(installation, '/.well-known/did.json'))
  expect(own.id).toBe('did:web:loomcell.invalid')
})
