import { createHash, randomUUID } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import { expect, it } from 'vitest'
import type { TaskContext } from '../../../../api/notifications/jobs/task.ts'
import { deliverReports } from '../../../../api/oversight/delivery/deliver.ts'
import { gathered } from '../../../../api/oversight/delivery/make-file.ts'
import { pruneDelivered } from '../../../../api/oversight/delivery/prune-delivered.ts'
import { partsOf } from '../../../../api/recording/parse.ts'
import {
  addAnyOrganisation,
  changeUsualPlace,
} from '../../../../api/store/organisations/register.ts'
import { listOpenDeliveries, noteFailure } from '../../../../api/store/oversight/deliveries.ts'
import { deliveryTerms } from '../../../../domain/delivery/terms.ts'
import { deliveryPhrases } from '../../../../web/pages/workplace/oversight/delivery/phrases.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder, dig, record, said } from '../../../harness/clay.ts'
import { fieldsIn, send } from '../../../harness/form.ts'
import { addTestOrganisation, openTestInstallation } from '../../../harness/installation.ts'
import { asOwner } from '../../../harness/jobs.ts'
import { signUpPerson, type TestPerson } from '../../../harness/people.ts'
import { connectOwner, untilWaiting } from '../../../harness/while-held.ts'

const at = '/work/monthly-reports'

it('makes a report once for each month on the chosen day, in its form and language, however often it is run, and tells of it', async () => {
  const { installation, supervisor, operator, run, order, topics, files } = await opened()
  expect(said(await record(installation, dig('LUMP', 12_345)))).toEqual(['accepted'])
  const wrong = await order(supervisor, { '/day': '31', '/report': 'everything' })
  expect(wrong.status).toBe(422)
  const told = await wrong.text()
  expect(told).toContain('from 1 to 28')
  expect(told).toContain('Choose one of those')
  // What was typed stays, and what is wrong is said where it stands.
  expect(told).toMatch(/<input id="q-day"[^>]*aria-invalid="true"[^>]* value="31"/)
  expect(told).toMatch(/id="q-report-wrong"/)
  expect((await order(supervisor, { '/report': 'incoming', '/day': '5' })).status).toBe(303)
  expect((await send(operator, at, new URLSearchParams())).status).toBe(403)
  await run('2026-12-04T16:00:00+08:00')
  expect(await files()).toEqual([])
  // Two processes at once, and again: one file.
  await Promise.all([run('2026-12-05T09:00:00+08:00'), run('2026-12-05T09:00:00+08:00')])
  await run('2026-12-05T10:00:00+08:00')
  expect((await files()).map(({ month, name }) => [month, name])).toEqual([
    ['2026-11', 'register-incoming-2026-11-01-to-2026-12-01.csv'],
  ])
  expect(await topics()).toEqual(['report.delivered'])
  const page = await (await operator.request(`${at}?lang=en`)).text()
  const [, file = ''] = /href="(\/work\/monthly-reports\/[^"]+\/2026-11)"/.exec(page) ?? []
  const answer = await operator.request(file)
  expect(answer.headers.get('content-type')).toContain('text/csv')
  expect(answer.headers.get('content-disposition')).toContain('register-incoming-2026-11')
  const text = await answer.text()
  expect(text).toContain('LUMP')
  expect(text).toContain('12345')
  // What was away for two months is made up for, month by month.
  await run('2027-02-05T09:00:00+08:00')
  expect((await files()).map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01'])
  // Nobody else's.
  const foreign = await stranger(installation)
  expect((await foreign.request(file)).status).toBe(404)
  const [, id = ''] = /reports\/([^/]+)\//.exec(file) ?? []
  expect((await send(foreign, `${at}/${id}/end`, new URLSearchParams())).status).toBe(404)
  expect((await send(supervisor, `${at}/${id}/end`, new URLSearchParams())).status).toBe(303)
  await run('2027-03-05T09:00:00+08:00')
  expect(await files()).toHaveLength(3)
  expect((await operator.request(file)).status).toBe(200)
  expect(installation.logged).toEqual([])
})

it('orders, lists, gives and ends by the API what its pages show, and keeps a file for as long as is said', async () => {
  const { installation, supervisor, operator, run, files } = await opened()
  expect(said(await record(installation, dig('LUMP', 12_345)))).toEqual(['accepted'])
  const asked = async (person: Pick<TestPerson, 'request'>, path: string, body?: object) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const answer = await person.request(`/api/v1/monthly-reports${path}`, init)
    return { status: answer.status, json: await jsonOf<Told>(answer) }
  }
  const order = { id: randomUUID(), report: 'yields', form: 'csv', language: 'en', day: 5 }
  expect((await asked(operator, '', order)).status).toBe(403)
  expect((await asked(installation, '', order)).status).toBe(403)
  const wrong = await asked(supervisor, '', { ...order, day: 29 })
  expect(wrong.json).toMatchObject({ faults: [{ pointer: '/day', says: 'delivery_day_wrong' }] })
  const first = await asked(supervisor, '', order)
  expect(first).toMatchObject({ status: 201, json: { report: 'yields', files: [], ended: null } })
  expect((await asked(supervisor, '', order)).status).toBe(200)
  const other = await asked(supervisor, '', { ...order, report: 'flow' })
  expect(other).toMatchObject({ status: 409, json: { faults: [{ pointer: '/id' }] } })
  const second = { ...order, id: randomUUID(), report: 'compliance', form: 'xlsx' }
  expect((await asked(supervisor, '', second)).status).toBe(201)

  await run('2026-12-05T09:00:00+08:00')
  const { json: page } = await asked(operator, '?limit=1')
  expect(page.reports).toMatchObject([{ id: second.id, nextMonth: '2026-12' }])
  const { json: rest } = await asked(operator, `?limit=1&cursor=${page.next}`)
  const [listed] = rest.reports ?? []
  expect(listed?.files).toMatchObject([
    { month: '2026-11', name: 'yields-2026-11-01-to-2026-12-01.csv' },
  ])
  const path = `/api/v1/monthly-reports/${order.id}/2026-11`
  const answer = await operator.request(path)
  expect(answer.headers.get('content-disposition')).toContain('yields-2026-11-01')
  const body = Buffer.from(await answer.arrayBuffer())
  expect(createHash('sha256').update(body).digest('base64url')).toBe(listed?.files[0]?.digest)
  expect((await asked(operator, `/${order.id}/2026-10`)).status).toBe(404)
  const foreign = await stranger(installation)
  expect((await asked(foreign, `/${order.id}/2026-11`)).status).toBe(404)
  expect((await asked(foreign, `/${order.id}/end`, {})).status).toBe(404)
  for (const _ of ['at once', 'and again'])
    expect((await asked(supervisor, `/${order.id}/end`, {})).json.endedBecause).toBe('asked')

  const prune = (now: string) => {
    const context = { ...installation, now: () => new Date(now) }
    return pruneDelivered.run({}, context as unknown as TaskContext)
  }
  await prune('2028-12-05T00:59:59Z')
  expect(await files()).toHaveLength(2)
  await prune('2028-12-05T01:00:01Z')
  expect(await files()).toEqual([])
  expect((await operator.request(path)).status).toBe(404)
  expect(installation.logged).toEqual([])
})

interface Told {
  readonly endedBecause?: string
  readonly reports?: readonly {
    readonly files: readonly { readonly digest: string }[]
  }[]
  readonly next?: string | null
}

it.each(['flow', 'held', 'all', 'second-life', 'permits'])(
  'makes %s as a spreadsheet and on paper',
  async (report) => {
    const { supervisor, installation, run, order, files } = await opened()
    expect(said(await record(installation, dig('LUMP', 12_345)))).toEqual(['accepted'])
    for (const form of ['xlsx', 'pdf'])
      await order(supervisor, { '/report': report, '/form': form, '/language': 'zh-Hant' })
    await run('2026-12-28T09:00:00+08:00')
    const made = await files()
    const heads = made.map(({ body }) => body.subarray(0, 4).toString('latin1'))
    expect(heads.toSorted()).toEqual(['%PDF', 'PK\u0003\u0004'])
  },
)

it('goes on with no more reports than may be, however many are ordered at once, and answers for each of them again', async () => {
  const { supervisor } = await opened()
  const order = async (id: string) => {
    const body = JSON.stringify({ id, report: 'flow', form: 'csv', language: 'en', day: 5 })
    return (await supervisor.request('/api/v1/monthly-reports', { method: 'POST', body })).status
  }
  const { mostOfOrganisation } = deliveryTerms
  const ids = Array.from({ length: mostOfOrganisation + 3 }, () => randomUUID())
  const answers = await Promise.all(ids.map(order))
  expect(answers.toSorted()).toEqual(
    ids.map((_, index) => (index < mostOfOrganisation ? 201 : 422)),
  )
  expect(await order(ids[answers.indexOf(201)] ?? '')).toBe(200)
})

it('leads from a file to the page of whose figures it holds, and names them in the words of its language', async () => {
  const { installation, supervisor, run, order, files } = await opened()
  const { organisationKey } = installation.actor
  const names = { 'zh-Hant': '第一回收', 'zh-Hans': '第一回收站' }
  await changeUsualPlace(installation.store.system, organisationKey, { names })
  await order(supervisor, { '/report': 'all', '/form': 'xlsx', '/language': 'zh-Hant' })
  await run('2026-12-28T09:00:00+08:00')
  const [file] = await files()
  const about = (await readSheet(file?.body ?? Buffer.alloc(0), 2)).flat().join('\n')
  const page = '/work/registers/all?from=2026-11-01&to=2026-12-01&organisation=first'
  expect(about).toContain(`https://loom.example.org${page}`)
  expect(about).toContain('第一回收')
  expect(about).not.toContain('第一回收站')
})

it('reads no further than a file may be long', async () => {
  let made = 0
  async function* endless() {
    for (;;) {
      made += 1
      yield '克'.repeat(100)
    }
  }
  const few = async function* () {
    yield '克'
    yield 'a'
  }
  expect((await gathered(few(), 4)).toString()).toBe('克a')
  await expect(gathered(few(), 3)).rejects.toMatchObject({ refusal: { code: 'too_large' } })
  await expect(gathered(endless(), 1_000)).rejects.toThrow()
  expect(made).toBe(4)
})

it('delivers nothing for whoever has left, and says so', async () => {
  const { installation, supervisor, administrator, run, order, topics, files } = await opened()
  await order(supervisor, {})
  await asOwner(installation.connection, [
    `update membership set ended_time = now() where person_id = '${supervisor.personId}'`,
  ])
  await run('2026-12-28T09:00:00+08:00')
  await run('2026-12-28T10:00:00+08:00')
  expect(await files()).toEqual([])
  expect(await topics()).toEqual(['report.failed'])
  const page = await (await administrator.request(`${at}?lang=en`)).text()
  expect(page).toContain(deliveryPhrases.endedLeft.en)
})

it('shows what could not be made, tries it again, and tells of it once', async () => {
  const { installation, supervisor, run, order, topics, files } = await opened()
  await order(supervisor, {})
  const broken = {
    ...installation.store,
    own: () => {
      throw new RangeError('away')
    },
  }
  const fail = (now: string) => run(now, { store: broken as unknown as TaskContext['store'] })
  // Two processes that fail at once: neither has noted it when the other does.
  const [holding, watching] = [await connectOwner(installation), await connectOwner(installation)]
  await holding.query('begin')
  await holding.query('select from report_delivery for update')
  const both = [fail('2026-12-28T09:00:00+08:00'), fail('2026-12-28T09:00:00+08:00')]
  await untilWaiting(watching, 2)
  await holding.query('commit')
  await Promise.all(both)
  await fail('2026-12-28T09:20:00+08:00')
  expect(await topics()).toEqual(['report.failed'])
  expect(await files()).toEqual([])
  const page = await (await supervisor.request(`${at}?lang=en`)).text()
  expect(page).toContain('Could not be made')
  await run('2026-12-28T09:40:00+08:00')
  expect(await files()).toHaveLength(1)
  expect(await (await supervisor.request(`${at}?lang=en`)).text()).not.toContain(
    'Could not be made',
  )
  expect(await topics()).toEqual(['report.failed', 'report.delivered'])
})

it('tells of no failure where another process made the month meanwhile', async () => {
  const { installation, supervisor, run, order, topics, files } = await opened()
  await order(supervisor, {})
  const { system } = installation.store
  const [delivery] = await listOpenDeliveries(system, '2027-01')
  if (delivery === undefined) throw new RangeError('Cannot find what was ordered')
  await run('2026-12-28T09:00:00+08:00')
  expect(await files()).toHaveLength(1)
  const failed = { now: new Date(), failure: 'interrupted' }
  expect(await noteFailure(system, delivery, failed)).toBe(false)
  expect(await topics()).toEqual(['report.delivered'])
  const page = await (await supervisor.request(`${at}?lang=en`)).text()
  expect(page).not.toContain('Could not be made')
})

it('makes for an authority what it may see of its jurisdiction, and tells everybody whom it shows', async () => {
  const { installation, run, order, files } = await opened()
  const { system } = installation.store
  const asked = { slug: 'epd', name: 'EPD', kind: 'authority', jurisdiction: 'HK' } as const
  const authority = await addAnyOrganisation(system, { ...asked, now: new Date() })
  const organisation = authority?.organisationKey ?? 0
  const regulator = await signUpPerson(installation, { role: 'regulator', organisation })
  const second = await addTestOrganisation(installation, 'second')
  const city = await addTestOrganisation(installation, 'city', { constructed: true })
  for (const actor of [installation.actor, second.actor, city.actor]) {
    const scan = dig(`OF-${actor.organisation}`, 1_000)
    expect(said(await installation.recorder.record(partsOf([scan], actor)))).toEqual(['accepted'])
  }
  expect((await order(regulator, { '/report': 'incoming' })).status).toBe(303)
  await run('2026-12-28T09:00:00+08:00')
  const [file] = await files()
  const text = file?.body.toString('utf8') ?? ''
  expect(text).toContain('OF-first')
  expect(text).toContain('OF-second')
  expect(text).not.toContain('OF-city')
  const looks = async (person: TestPerson) => {
    const rows = await system
      .selectFrom('audit_entry')
      .select('organisation_key')
      .where('kind', '=', 'look')
      .where('actor', '=', person.personId)
      .where('action', '=', 'GET /work/monthly-reports')
      .where('organisation_key', '<>', organisation)
      .execute()
    return rows.map(({ organisation_key }) => organisation_key).toSorted()
  }
  const both = [installation.actor, second.actor].map(({ organisationKey }) => organisationKey)
  expect(await looks(regulator)).toEqual(both.toSorted())
  // Whoever else of the authority fetches it later looks, too; its list alone is no look at anybody.
  const colleague = await signUpPerson(installation, { role: 'regulator', organisation })
  const page = await (await colleague.request(at)).text()
  expect(await looks(colleague)).toEqual([])
  const [, path = ''] = /href="(\/work\/monthly-reports\/[^"]+\/2026-11)"/.exec(page) ?? []
  expect((await colleague.request(path)).status).toBe(200)
  expect(await looks(colleague)).toEqual(both.toSorted())
})

async function opened() {
  const installation = await openTestInstallation({ streamsFolder: clayFolder })
  const { store, connection } = installation
  const supervisor = await signUpPerson(installation, { role: 'supervisor' })
  const operator = await signUpPerson(installation, { role: 'operator' })
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const run = (now: string, more: Partial<TaskContext> = {}) => {
    const context = {
      ...installation,
      now: () => new Date(now),
      signal: new AbortController().signal,
      publicUrl: 'https://loom.example.org',
      log: () => {},
      ...more,
    }
    return deliverReports.run({}, context as unknown as TaskContext)
  }
  const order = async (person: TestPerson, changes: Readonly<Record<string, string>>) => {
    const fields = fieldsIn(await (await person.request(`${at}?lang=en`)).text())
    const usual = { '/report': 'flow', '/form': 'csv', '/language': 'en', '/day': '28' }
    return send(person, `${at}?lang=en`, fields, { ...usual, '/id': randomUUID(), ...changes })
  }
  const topics = async () => {
    const rows = await asOwner(connection, ['select topic from outbox_entry order by created_time'])
    return rows.map(({ topic }) => topic)
  }
  const files = async () =>
    store.system
      .selectFrom('delivered_report')
      .select(['month', 'name', 'body'])
      .orderBy('month')
      .execute()
  return { installation, supervisor, operator, administrator, run, order, topics, files }
}

async function stranger(installation: Awaited<ReturnType<typeof openTestInstallation>>) {
  const { actor } = await addTestOrganisation(installation, 'stranger')
  const organisation = actor.organisationKey
  return signUpPerson(installation, { role: 'supervisor', organisation })
}
