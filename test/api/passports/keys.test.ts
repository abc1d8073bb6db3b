import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { takeUpSecret } from '../../../api/commands/secret/take-up-secret.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import { sideOf } from '../../harness/sides.ts'
import { walkTo } from '../../harness/walk-battery.ts'

it('ends a key without forgetting it, and signs what holds anew with the next one', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [first] = await versionsOf(installation)
  const own = sideOf(installation, installation.key)
  const before = await checkVersion(installation, first?.id ?? '')
  const seenAt = new Date().toISOString()
  expect(await own.status('/issuer-keys/rotation', {})).toBe(200)
  const { did, keys } = await own.get('/issuer-keys')
  expect(keys).toMatchObject([{ endedTime: expect.any(String) }, { endedTime: null }])
  const versions = await eventually(
    () => versionsOf(installation),
    (all) => all.length === 2,
  )
  expect(versions).toMatchObject([
    { version: 1, isSuperseded: true },
    { version: 2, cause: 'key_changed', isSuperseded: false },
  ])
  const next = await checkVersion(installation, versions[1]?.id ?? '')
  expect(next.steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  // The key that ended stays in the document, and what it signed counts for whoever had seen it before.
  const document = JSON.parse(await readText(installation, '/orgs/first/did.json'))
  expect(document.verificationMethod).toMatchObject([
    { id: keys[0].id, controller: did, revoked: keys[0].endedTime },
    { id: keys[1].id },
  ])
  const old = await checkVersion(installation, first?.id ?? '')
  expect(old.steps.key?.map(({ says }) => says)).toEqual(['did_key_ended'])
  const { verifyCredential } = await import('../../../domain/proof/credential/verify-credential.ts')
  const now = new Date().toISOString()
  const given = { now, seenAt, issuerDocument: document, status: { lists: [old.list] } }
  const seen = await verifyCredential(before.token, given)
  expect(Object.values(seen.steps)).toEqual([[], [], [], [], []])
  // Every version of the document stays where it was.
  const versionOne = await readText(installation, '/orgs/first/did.json?versionId=1')
  expect(JSON.parse(versionOne)).toEqual(before.issuerDocument)
  expect(JSON.parse(await readText(installation, '/orgs/first/did.json?versionId=2'))).toEqual(
    document,
  )
})

it('carries keys over to the secret in use, so that the one before can be dropped', async () => {
  const installation = await openTestInstallation()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  await versionsOf(installation)
  const sealed = async () =>
    (
      await sql<{ sealed: string }>`select sealed from issuer_key`.execute(
        installation.store.system,
      )
    ).rows[0]?.sealed
  const before = await sealed()
  const old = installation.secret.current
  const changed = { ...installation, secret: { current: 'n'.repeat(40), before: [old] } }
  const options = { now: new Date(), log: () => {} }
  await takeUpSecret(changed, options)
  const after = await sealed()
  expect(after).not.toBe(before)
  // Carried over once; without the secret of before it opens and signs.
  const alone = { ...installation, secret: { current: 'n'.repeat(40), before: [] } }
  await takeUpSecret(alone, options)
  expect(await sealed()).toBe(after)
  await startTestJobs(alone)
  await sql`select enqueue_job('sign-status-lists', '{}')`.execute(installation.store.system)
  const { openText } = await import('../../../api/secret/seal-text.ts')
  const { rows } = await sql<{ did: string; name: string }>`
    select did, name from issuer_key`.execute(installation.store.system)
  const purpose = `issuer ${rows[0]?.did} ${rows[0]?.name}`
  expect(openText(alone.secret, purpose, after ?? '')).toBeTruthy()
  expect(openText(installation.secret, purpose, after ?? '')).toBeUndefined()
})
