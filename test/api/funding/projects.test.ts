import { expect, it } from 'vitest'
import { fundingOf, line, project } from '../../harness/funded.ts'
import { asOwnOrganisation, shareTestInstallation } from '../../harness/installation.ts'

const million = 100_000_000
const shared = shareTestInstallation()
const open = async () => fundingOf(await asOwnOrganisation(shared()))

const robot = line({
  amountCents: 30 * million,
  asset: { name: 'Robot', serial: 'R-100' },
  invoice: 'INV-1',
})

it('refuses a project that its scheme does not fund, with every fault named', async () => {
  const { done, refused } = await open()
  const early = project({ scheme: 'rfs-2020', starts: '2020-07-26', ends: '2020-07-25' })
  expect(await refused('POST', '', { ...early, budgetCents: 0 })).toEqual([
    '/budgetCents value_unread',
  ])
  expect(await refused('POST', '', early)).toEqual([
    '/ends project_ends_first',
    '/starts project_outside_scheme',
    '/milestones/0/plannedDay milestone_outside_project',
    '/milestones/1/plannedDay milestone_outside_project',
  ])
  await done('POST', '', project())
  expect(await refused('POST', '', project())).toEqual(['/code project_code_taken LINE'])
})

it('keeps the cap of a financial year once', async () => {
  const { done, refused } = await open()
  const year = { scheme: 'rttp-2023', starts: '2026-04-01', ends: '2027-03-31' }
  expect(await refused('POST', '', project({ ...year, ends: '2027-04-01' }))).toEqual([
    '/ends project_over_years',
  ])
  await done('POST', '', project(year))
  expect(await refused('POST', '', project({ ...year, code: 'MORE' }))).toEqual([
    '/starts project_of_year_taken LINE',
  ])
})

it('keeps a cost once across schemes, and names the project that has it', async () => {
  const { done, refused, send, event } = await open()
  await done('POST', '', project())
  await done('POST', '', project({ code: 'LAB', scheme: 'itf-2015' }))
  const { grant, lines } = await done('POST', '/LINE/lines', robot)
  expect(grant).toEqual({
    eligibleCents: 30 * million,
    governmentCents: 10 * million,
    companyCents: 20 * million,
    isCapped: false,
  })
  // The same robot under another scheme, its invoice spelled otherwise.
  expect(await refused('POST', '/LAB/lines', { ...robot, invoice: 'lnv-1' })).toEqual([
    '/invoice spend_twice LINE',
    '/asset/serial asset_elsewhere LINE',
  ])
  // A further part of the same robot in the same project is another cost.
  const part = { ...robot, invoice: 'INV-2', amountCents: 15 * million + 300 }
  expect((await done('POST', '/LINE/lines', part)).grant.governmentCents).toBe(15 * million)
  // Of the same cost sent at once to both, one is taken.
  const cost = line({ invoice: 'INV-3', events: [event] })
  const both = await Promise.all(
    ['LINE', 'LAB'].map((code) => send('POST', `/${code}/lines`, cost)),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  // Withdrawn, the robot may stand elsewhere.
  await done('DELETE', `/LINE/lines/${lines[0]?.id}`)
  expect(await refused('POST', '/LAB/lines', robot)).toEqual(['/asset/serial asset_elsewhere LINE'])
  const second = (await done('GET', '/LINE')).lines.find(({ number }) => number === 2)
  const withdrawn = await done('DELETE', `/LINE/lines/${second?.id}`)
  expect(withdrawn.lines.filter((one) => one.withdrawn !== null)).toHaveLength(2)
  expect(withdrawn.spendCents).toBeLessThanOrEqual(100_000)
  await done('POST', '/LAB/lines', robot)
})

it('lets the keys of the database alone keep a cost once, and a line tied to something', async () => {
  const installation = await asOwnOrganisation(shared())
  const { done } = await fundingOf(installation)
  await done('POST', '', project())
  await done('POST', '', project({ code: 'LAB', scheme: 'itf-2015' }))
  await done('POST', '/LINE/lines', robot)
  const { organisationKey } = installation.actor
  const db = installation.store.own(organisationKey)
  const projects = await db
    .selectFrom('funding_project')
    .select('funding_project_key as key')
    .orderBy('code')
    .execute()
  const [lab = 0, own = 0] = projects.map(({ key }) => key)
  const insert = (said: object) =>
    db
      .insertInto('spend_line')
      .values({
        organisation_key: organisationKey,
        funding_project_key: lab,
        number: 9,
        day: '2026-03-01',
        amount_cents: 30 * million,
        payee: 'x',
        invoice: 'x',
        payee_key: 'R0B0TS 1TD',
        invoice_key: 'X',
        kind: 'other',
        asset_name: null,
        asset_serial: null,
        held_serial: null,
        training_course_key: null,
        written_by: 'x',
        written_time: new Date(),
        ...said,
      })
      .execute()
  await expect(insert({})).rejects.toThrow('tied to no event, asset or course')
  await expect(insert({ invoice_key: '1NV-1' })).rejects.toThrow('spend_line_once')
  const asset = { asset_name: 'Robot', asset_serial: 'R-100', held_serial: 'R-100' }
  await expect(insert(asset)).rejects.toThrow('foreign key')
  await insert({ ...asset, funding_project_key: own })
})

it('ties a line to what is there and ours, on a day of its project', async () => {
  const { done, refused, event } = await open()
  const stranger = await open()
  await done('POST', '', project())
  const wrong = { day: '2100-01-01', course: event, events: [event, stranger.event] }
  expect(await refused('POST', '/LINE/lines', line(wrong))).toEqual([
    '/day spend_ahead',
    '/course spend_course_unknown',
    '/events/1 spend_event_unknown',
  ])
  expect(await refused('POST', '/LINE/lines', line({ day: '2026-01-31' }))).toEqual([
    '/day spend_outside_project',
    '/events spend_tied_to_nothing',
  ])
  expect(await refused('POST', '/NONE/lines', line({ events: [event] }))).toEqual([
    '/path/code project_not_there NONE',
  ])
  expect(await stranger.refused('GET', '/LINE')).toEqual(['/path/code project_not_there LINE'])
})

it('claims the grant at milestones that were reached, and freezes what a claim contains', async () => {
  const installation = await asOwnOrganisation(shared())
  const { done, refused, event } = await fundingOf(installation)
  await done('POST', '', project())
  await done('POST', '/LINE/lines', robot)
  await done('POST', '/LINE/lines', line({ day: '2026-06-01', events: [event], invoice: 'INV-9' }))
  const claim = { milestone: 1 }
  expect(await refused('POST', '/LINE/claims', claim)).toEqual([
    '/milestone grant_milestone_not_reached',
  ])
  const reached = '/LINE/milestones/1/reached'
  const shown = { day: '2026-04-30', evidence: 'Acceptance of the robot', events: [event] }
  expect(await refused('POST', reached, { ...shown, day: '2100-01-01' })).toEqual([
    '/day milestone_ahead',
  ])
  expect(await refused('POST', '/LINE/milestones/9/reached', shown)).toEqual([
    '/path/milestone milestone_not_there LINE',
  ])
  await done('POST', reached, shown)
  expect(await refused('POST', reached, shown)).toEqual(['/day milestone_reached_before'])
  const { claims, claimedCents, lines } = await done('POST', '/LINE/claims', claim)
  // The line of June is spent after the milestone: the next claim has it.
  expect(lines.map((one) => one.claim)).toEqual([1, null])
  expect(claims).toMatchObject([{ number: 1, spendCents: 30 * million, grantCents: 10 * million }])
  expect(claimedCents).toBe(10 * million)
  expect(await refused('POST', '/LINE/claims', claim)).toEqual(['/milestone grant_claimed_before'])
  expect(await refused('DELETE', `/LINE/lines/${lines[0]?.id}`)).toEqual([
    '/path/line spend_frozen',
  ])
  const frozen = installation.store.system
    .updateTable('spend_line')
    .set({ withdrawn_by: 'x', withdrawn_time: new Date(), held_serial: null })
    .where('id', '=', lines[0]?.id ?? '')
  await expect(frozen.execute()).rejects.toThrow('claimed or withdrawn')
  await done('POST', '/LINE/milestones/2/reached', { ...shown, day: '2026-05-31' })
  expect(await refused('POST', '/LINE/claims', { milestone: 2 })).toEqual([
    '/milestone grant_claim_empty',
  ])
  // What is spent after the last milestone has one of its own.
  const last = { name: 'Project over', plannedDay: '2027-01-01' }
  expect(await refused('POST', '/LINE/milestones', last)).toEqual([
    '/plannedDay milestone_outside_project',
  ])
  await done('POST', '/LINE/milestones', { ...last, plannedDay: '2026-06-30' })
  await done('POST', '/LINE/milestones/3/reached', { ...shown, day: '2026-06-30' })
  const again = await done('POST', '/LINE/claims', { milestone: 3 })
  expect(again.claims.at(-1)).toMatchObject({
    number: 2,
    spendCents: 30 * million + 100_000,
    grantCents: 10 * million + 33_333,
  })
})

it('gives the statement as paper, spreadsheet and CSV', async () => {
  const { done, send } = await open()
  await done('POST', '', project())
  await done('POST', '/LINE/lines', robot)
  const pdf = await send('GET', '/LINE/statement.pdf?lang=zh-Hant')
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect((await send('GET', '/LINE/statement.xlsx')).status).toBe(200)
  const csv = await (await send('GET', '/LINE/statement.csv')).text()
  expect(csv.split(/\r?\n/)[1]).toBe(
    '1,2026-03-01,Robots Ltd,INV-1,machinery,Robot R-100,,3000000000',
  )
})
