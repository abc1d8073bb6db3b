import { expect, it } from 'vitest'
import { eventually, startTestJobs } from '../../harness/jobs.ts'
import { changeStatus, checkVersion, readText, versionsOf } from '../../harness/passports.ts'
import { openTwo, passOn } from '../../harness/sides.ts'
import { faultsByUntp } from '../../harness/untp.ts'
import { walkTo } from '../../harness/walk-battery.ts'

it('lets the passport go on with whoever takes the battery over, and shows that the old version is superseded', async () => {
  const { installation, sender, receiver } = await openTwo()
  await walkTo(installation, 'passport_issued', {})
  await startTestJobs(installation)
  const [first] = await versionsOf(installation)
  await passOn({ sender, receiver }, [first?.code ?? ''])
  const versions = await eventually(
    () => versionsOf(installation),
    (all) => all.length === 2,
  )
  expect(versions).toMatchObject([
    { version: 1, isSuperseded: true },
    { version: 2, cause: 'handed_over', isSuperseded: false, passport: first?.passport },
  ])
  const [old, next] = versions.map(({ id }) => id)
  const { payload, steps } = await checkVersion(installation, next ?? '')
  expect(steps).toEqual({ form: [], key: [], signature: [], dates: [], status: [] })
  expect(payload.issuer.name).toBe('second')
  expect(faultsByUntp('dpp', payload)).toEqual([])
  const before = await checkVersion(installation, old ?? '')
  // What was said of the battery stays said; it was made where it was made.
  const { characteristics: said, producedAtFacility } = payload.credentialSubject
  expect(said.chemistry).toBe(before.payload.credentialSubject.characteristics.chemistry)
  expect(said.application).toBe(before.payload.credentialSubject.characteristics.application)
  expect(producedAtFacility).toEqual(before.payload.credentialSubject.producedAtFacility)
  // The old one is genuine as before; that another holds in its place is seen in its links and how it stands.
  expect(Object.values(before.steps)).toEqual([[], [], [], [], []])
  const status = JSON.parse(await readText(installation, `/credentials/${old}/status`))
  expect(status).toMatchObject({ state: 'superseded', latest: payload.id })
  const [links] = JSON.parse(await readText(installation, `/credentials/${old}/linkset`)).linkset
  expect(links['latest-version']).toMatchObject([{ href: payload.id, title: 'Version 2: valid' }])
  expect(links['successor-version']).toMatchObject([{ href: payload.id }])
  const [own] = JSON.parse(await readText(installation, `/credentials/${next}/linkset`)).linkset
  expect(own['predecessor-version']).toMatchObject([{ href: before.payload.id }])
  // Each looks after what it issued, and after nothing else.
  expect((await receiver.get('/passports')).passports).toMatchObject([{ id: next }])
  expect((await sender.get('/passports')).passports).toMatchObject([{ id: old }])
  expect(await changeStatus(sender, `/passports/${next}/revocation`, 'facts_wrong')).toBe(404)
})
