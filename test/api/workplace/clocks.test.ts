import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { recordPath } from '../../../api/public-record/neighbour.ts'
import { changeUsualPlace } from '../../../api/store/organisations/register.ts'
import type { RecordView } from '../../../web/pages/record/view.ts'
import {
  anyFacility,
  rotationAt,
} from '../../../web/pages/workplace/organisation/station-controls.ts'
import { jsonOf } from '../../harness/answers.ts'
import { fieldsIn, send } from '../../harness/form.ts'
import { holdApart, hoursAgo, recordAt } from '../../harness/held-pack.ts'
import { asOwner } from '../../harness/jobs.ts'
import type { TestPerson } from '../../harness/people.ts'
import { certify, openWorkplace, type Workplace } from '../../harness/workplace.ts'

/** Never changes its clocks, as the yard at Tokyo does not; nobody of the test is in Hong Kong. */
const organisation = { zone: 'America/Phoenix', said: 'UTC-7' }
const yard = { zone: 'Asia/Tokyo', said: 'UTC+9' }

it('shows every time by the clock of the place, or of the organisation where there is none, and says whose', async () => {
  const workplace = await openAbroad()
  const { supervisor, administrator } = workplace
  const offer = await offered(workplace)
  await recall(workplace)
  await proposeRelease(workplace)
  const stations = fieldsIn(await text(administrator, '/work/stations'))
  await send(administrator, '/work/stations', stations, {
    '/name': 'Office',
    '/facility': anyFacility,
  })
  await send(administrator, '/work/stations', stations, { '/name': 'Gate', '/facility': 'TM' })
  const recalls = await text(supervisor, '/work/recalls')
  const [one = ''] = /\/work\/recalls\/[0-9a-f-]{36}/.exec(recalls) ?? []
  const pages = [
    [recalls, organisation],
    [await text(supervisor, one), organisation],
    [await text(supervisor, '/work/hand-overs'), organisation],
    [await text(supervisor, '/work/approvals'), yard],
    [await text(supervisor, offer), yard],
    [await text(supervisor, `${offer}/ticket`), yard],
    [await text(administrator, '/account'), organisation],
  ] as const
  for (const [page, { said }] of pages) {
    expect(page).toContain(said)
    expect(page).not.toContain('UTC+8')
  }
  // A key that is replaced ends later, which is the time that a station has.
  for (const [, station = ''] of (await text(administrator, '/work/stations')).matchAll(
    /action="(\/work\/stations\/[^"]+)"/g,
  )) {
    const under = rotationAt(station.slice('/work/stations/'.length))
    const rotated = new URLSearchParams({ do: 'rotate', [`${under}/graceHours`]: '24' })
    expect((await send(administrator, station, rotated)).status).toBe(200)
  }
  const keys = await text(administrator, '/work/stations')
  for (const { said } of [organisation, yard]) expect(keys).toContain(said)
}, 240_000)

it('shows anyone when something happened by the clock of where it happened', async () => {
  const workplace = await openAbroad()
  const { installation, own } = workplace
  const rows = await installation.store.system
    .selectFrom('batch')
    .select(['id', 'code', 'stream'])
    .where('organisation_key', '=', own.organisationKey)
    .execute()
  const at = (code: string) => recordPath(rows.find((row) => row.code === code)?.id ?? '')
  const pack = at('PACK-HK-0002')
  const bale = at(rows.find(({ stream }) => stream === 'textile')?.code ?? '')
  const read = async (path: string, accept: string) =>
    installation.app.request(path, { headers: { accept } })
  const view = await jsonOf<RecordView>(await read(pack, 'application/json'))
  expect([view.timeZone, view.latest.timeZone]).toEqual([organisation.zone, yard.zone])
  const yardPage = await (await read(pack, 'text/html')).text()
  expect(yardPage).toContain(yard.said)
  expect(yardPage).not.toMatch(/UTC\+8|UTC-7/)
  expect(await (await read(bale, 'text/html')).text()).toContain(organisation.said)
  // A page that is kept does not outlive a change of the place.
  await asOwner(installation.connection, [`update facility set time_zone = 'Asia/Kathmandu'`])
  expect(await (await read(pack, 'text/html')).text()).toContain('UTC+5:45')
}, 240_000)

async function openAbroad(): Promise<Workplace> {
  const workplace = await openWorkplace()
  const { installation, own } = workplace
  await changeUsualPlace(installation.store.system, own.organisationKey, {
    timeZone: organisation.zone,
  })
  const set = `update facility set time_zone = '${yard.zone}' where code = 'TM'`
  await asOwner(installation.connection, [set])
  return workplace
}

async function text(person: TestPerson, path: string): Promise<string> {
  const page = await person.request(path)
  expect([path, page.status]).toEqual([path, 200])
  return page.text()
}

async function offered({ operator, modules: [module = ''] }: Workplace): Promise<string> {
  const path = '/work/hand-overs/new'
  const form = fieldsIn(await text(operator, `${path}?batch=${module}`))
  const sent = await send(operator, path, form, {
    '/receiver': 'delta-recycling',
    '/papers/unNumber': 'UN3480',
    '/papers/hazardClass': '9',
    '/papers/packingInstruction': 'P903',
    '/papers/tripTicket': 'TT-1',
    do: 'offer',
  })
  const [at = ''] = (sent.headers.get('location') ?? '').split('?')
  expect(at).toMatch(/^\/work\/hand-overs\//)
  return at
}

async function recall({ supervisor, pack }: Workplace): Promise<void> {
  const body = { id: randomUUID(), batch: pack, reason: 'smoke', notice: 'fire', severity: 'high' }
  const opened = await supervisor.request('/api/v1/recalls', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(opened.status).toBe(201)
}

async function proposeRelease({ installation, own, operator }: Workplace): Promise<void> {
  const { personId } = operator
  await certify(installation, own, { personId, kind: 'quarantine_release' })
  const longHeld = { ...holdApart('PACK-HK-0003', hoursAgo(48)), facility: 'TM' }
  await recordAt({ ...installation, actor: own }, hoursAgo(48), [longHeld])
  const path = '/work/batches/PACK-HK-0003/stages/released'
  const proposed = await send(operator, path, fieldsIn(await text(operator, path)), {
    '/facts/releaseTemperatureCelsius': '22',
    '/facts/releaseFindings': 'cold, dry',
    do: 'record',
  })
  expect(proposed.headers.get('location')).toMatch(/^\/work\/approvals\?proposed=/)
}
