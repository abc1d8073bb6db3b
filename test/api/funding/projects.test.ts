import { hash } from 'node:crypto'
import { expect, it } from 'vitest'
import { unzipWithin } from '../../../api/zip.ts'
import { checkEvidence } from '../../../domain/funding/check-statement.ts'
import type { Statement } from '../../../domain/funding/statement.ts'
import { jsonOf } from '../../harness/answers.ts'
import { addProject, fundingOf, line, project } from '../../harness/funded.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'

const million = 100_000_000

it('keeps a cost once, tied to what came of it, and claims the grant at milestones', async () => {
  const installation = await openTestInstallation()
  const funding = await fundingOf(installation)
  const { send, refused, event } = funding
  expect(
    await refused(
      await send(
        'POST',
        '',
        project({ starts: '2020-07-26', ends: '2020-07-25', scheme: 'rfs-2020', budgetCents: 0 }),
      ),
    ),
  ).toEqual(['/budgetCents value_unread'])
  expect(
    await refused(
      await send(
        'POST',
        '',
        project({ starts: '2020-07-26', ends: '2020-07-25', scheme: 'rfs-2020' }),
      ),
    ),
  ).toEqual([
    '/ends project_ends_first',
    '/starts project_outside_scheme',
    '/milestones/0/plannedDay milestone_outside_project',
    '/milestones/1/plannedDay milestone_outside_project',
  ])
  await addProject(funding, project({}))
  expect(await refused(await send('POST', '', project({})))).toEqual(['/code project_code_taken'])

  const robot = line({
    amountCents: 30 * million,
    asset: { name: 'Robot', serial: 'R-100' },
    invoice: 'INV-1',
  })
  const added = await jsonOf<{ statement: Statement }>(await send('POST', '/LINE/lines', robot))
  expect(added.statement.grant).toEqual({
    eligibleCents: 30 * million,
    governmentCents: 10 * million,
    companyCents: 20 * million,
    isCapped: false,
  })
  expect(
    await refused(
      await send(
        'POST',
        '/LINE/lines',
        line({ day: '2100-01-01', course: event, events: [event.replace(/^./, 'f')] }),
      ),
    ),
  ).toEqual(['/day spend_ahead', '/course spend_course_unknown', '/events/0 spend_event_unknown'])
  expect(await refused(await send('POST', '/LINE/lines', line({ day: '2026-01-31' })))).toEqual([
    '/day spend_outside_project',
    '/events spend_tied_to_nothing',
  ])

  // The same robot under another scheme, and the same invoice spelled otherwise.
  await addProject(funding, project({ code: 'LAB', scheme: 'itf-2015' }))
  expect(await refused(await send('POST', '/LAB/lines', { ...robot, invoice: 'lnv-1' }))).toEqual(
    [
      '/invoice spend_twice {"invoice":"lnv-1","payee":"Robots Ltd","line":1,"project":"LINE"}',
      '/asset/serial asset_elsewhere {"serial":"R-100","project":"LINE"}',
    ].map((text) => text.split(' ').slice(0, 2).join(' ')),
  )
  // A further part of the same asset in the same project is another cost.
  expect(
    (
      await send('POST', '/LINE/lines', {
        ...robot,
        invoice: 'INV-2',
        amountCents: 15 * million + 300,
        events: [event],
      })
    ).status,
  ).toBe(201)
  // Sent at once, a cost stands once.
  const both = await Promise.all(
    ['LINE', 'LAB'].map((code) =>
      send('POST', `/${code}/lines`, line({ invoice: 'INV-3', events: [event] })),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])

  expect(await refused(await send('POST', '/LINE/claims', { milestone: 1 }))).toEqual([
    '/milestone grant_milestone_not_reached',
  ])
  expect(
    await refused(
      await send('POST', '/LINE/milestones/1/reached', {
        day: '2100-01-01',
        evidence: 'acceptance',
      }),
    ),
  ).toEqual(['/day milestone_ahead'])
  expect(
    (
      await send('POST', '/LINE/milestones/1/reached', {
        day: '2026-04-30',
        evidence: 'Acceptance of the robot',
        events: [event],
      })
    ).status,
  ).toBe(200)
  expect(
    await refused(
      await send('POST', '/LINE/milestones/1/reached', { day: '2026-04-30', evidence: 'Again' }),
    ),
  ).toEqual(['/day milestone_reached_before'])
  const claimed = await jsonOf<{ statement: Statement; digest: string }>(
    await send('POST', '/LINE/claims', { milestone: 1 }),
  )
  expect(claimed.statement.claims[0]).toMatchObject({
    number: 1,
    milestone: 1,
    grantCents: 15 * million,
  })
  expect(claimed.statement.claimedCents).toBe(15 * million)
  expect(await refused(await send('POST', '/LINE/claims', { milestone: 1 }))).toEqual([
    '/milestone grant_claimed_before',
  ])
  const [first] = claimed.statement.lines
  expect(await refused(await send('DELETE', `/LINE/lines/${first?.id}`))).toEqual([
    '/path/line spend_frozen',
  ])
  await expect(
    installation.store.system
      .updateTable('spend_line')
      .set({ withdrawn_by: 'x', withdrawn_time: new Date(), held_serial: null })
      .where('number', '=', 1)
      .execute(),
  ).rejects.toThrow('claimed or withdrawn')

  // The file alone gives the same, and every change of it is found.
  const zip = Buffer.from(await (await send('GET', '/LINE/evidence.zip')).arrayBuffer())
  const unpacked = await unzipWithin(zip, {
    mostBytes: 10_000_000,
    mostEntries: 100,
    isAsked: () => true,
  })
  const files = new Map([...unpacked].map(([name, bytes]) => [name, bytes.toString()]))
  const sha256 = (text: string) => hash('sha256', text, 'base64url')
  expect([...files.keys()].toSorted()).toEqual([
    'README.txt',
    'check_log.go',
    'events/00001.json',
    'lines.csv',
    'manifest.json',
    'policy.txt',
    'statement.json',
  ])
  expect(checkEvidence(files, sha256)).toEqual({ faults: [], statement: claimed.statement })
  expect(sha256(files.get('statement.json') ?? '')).toBe(claimed.digest)
  const changed = new Map(files).set(
    'statement.json',
    (files.get('statement.json') ?? '').replace(
      '"amountCents":3000000000',
      '"amountCents":3300000000',
    ),
  )
  expect(checkEvidence(changed, sha256).faults.map(({ says }) => says)).toEqual([
    'evidence_file_changed',
    'evidence_totals_differ',
    'evidence_claim_differs',
  ])
  expect((await send('GET', '/LINE/statement.pdf?lang=zh-Hant')).headers.get('content-type')).toBe(
    'application/pdf',
  )
  const csv = await (await send('GET', '/LINE/statement.csv')).text()
  expect(csv.split('\n')[1]).toContain('3000000000')

  const stranger = await addTestOrganisation(installation, 'second')
  const asked = await installation.request('/api/v1/funding-projects/LINE', {
    headers: { authorization: `Bearer ${stranger.key}` },
  })
  expect(asked.status).toBe(404)
})

it('lets an asset stand elsewhere once its lines are withdrawn', async () => {
  const funding = await fundingOf(await openTestInstallation())
  const { send, refused } = funding
  await addProject(funding, project({}))
  await addProject(funding, project({ code: 'LAB', scheme: 'itf-2015' }))
  const robot = line({ asset: { name: 'Robot', serial: 'R-100' } })
  const { statement } = await jsonOf<{ statement: Statement }>(
    await send('POST', '/LINE/lines', robot),
  )
  expect(await refused(await send('POST', '/LAB/lines', robot))).toEqual([
    '/invoice spend_twice',
    '/asset/serial asset_elsewhere',
  ])
  const withdrawn = await jsonOf<{ statement: Statement }>(
    await send('DELETE', `/LINE/lines/${statement.lines[0]?.id}`),
  )
  expect([withdrawn.statement.lines.length, withdrawn.statement.spendCents]).toEqual([1, 0])
  expect((await send('POST', '/LAB/lines', robot)).status).toBe(201)
})

it('has the cap of a financial year once', async () => {
  const funding = await fundingOf(await openTestInstallation())
  const { send, refused } = funding
  const year = { scheme: 'rttp-2023', starts: '2026-04-01', ends: '2027-03-31' }
  expect(await refused(await send('POST', '', project({ ...year, ends: '2027-04-01' })))).toEqual([
    '/ends project_over_years',
  ])
  await addProject(funding, project(year))
  expect(await refused(await send('POST', '', project({ ...year, code: 'MORE' })))).toEqual([
    '/starts project_of_year_taken',
  ])
})
