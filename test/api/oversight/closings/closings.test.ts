import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { sha256 } from '../../../../api/digest.ts'
import { clay, dig, record, said } from '../../../harness/clay.ts'
import { openClosedJune } from '../../../harness/closed-june.ts'
import { fieldsIn, send } from '../../../harness/form.ts'
import { addTestOrganisation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'

interface Late {
  readonly id: string
  readonly counts: string
  readonly reverses: string | null
}
const lateOf = ({ events }: { events: readonly Late[] }) =>
  events.map(({ id, counts, reverses }) => [id, counts, reverses])

it('keeps a closed period as it was, and tells exactly what was corrected of it later', async () => {
  const { ask, close, correct, first, installation } = await openClosedJune()
  const { id, statement, digest } = await close('supervisor')
  expect(sha256(statement)).toBe(digest)
  expect(JSON.parse(statement)).toMatchObject({
    report: 'flow',
    closing: id,
    totals: { inGrams: 5_000, closingGrams: 5_000 },
    asOf: '2026-07-02T10:03:59.000Z',
  })
  const difference = async () => (await ask('supervisor', `/closings/${id}/difference`)).json
  expect(await difference()).toMatchObject({
    rows: [],
    events: [],
    isWhole: true,
    isReproduced: true,
    totals: { inGrams: 0 },
  })
  const { reversal, replacement } = await correct()
  const found = await difference()
  expect(lateOf(found)).toEqual([
    [reversal.id, 'after', first.id],
    [replacement.id, 'within', null],
  ])
  // The reversal counts in July, when it happened; what it took from June stands beside.
  expect(found).toMatchObject({
    isReproduced: true,
    totals: { openingGrams: 0, inGrams: 4_900, closingGrams: 4_900 },
    rows: [{ group: { facility: 'A' }, inGrams: 4_900, closingGrams: 4_900 }],
    takenBack: { inGrams: -5_000, closingGrams: -5_000 },
  })
  expect((await ask('supervisor', `/closings/${id}`)).json).toMatchObject({ statement, digest })
  const { store, streams } = installation
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})

it('closes once what is sent twice, at the same moment too, and nothing else by the same id', async () => {
  const { ask, installation, supervisor } = await openClosedJune()
  const id = randomUUID()
  const form = new URLSearchParams({ '/id': id, '/from': '2026-06-01', '/to': '2026-07-01' })
  const clicks = await Promise.all([1, 2].map(() => send(supervisor, '/work/closings', form)))
  expect(clicks.map(({ status }) => status)).toEqual([303, 303])
  const closings = async () => (await ask('supervisor', '/closings')).json.closings
  expect((await closings()).map((one: { id: string }) => one.id)).toEqual([id])
  const again = async (who: 'supervisor' | 'inspector', query: string) =>
    ask(who, `/closings?${query}&id=${id}`, { method: 'POST' })
  const groupBy = 'groupBy=facility,stream,material,month'
  const same = await again('supervisor', `from=2026-06-01&to=2026-07-01&${groupBy}`)
  expect([same.status, same.json.id]).toEqual([200, id])
  const other = await again('supervisor', `from=2026-06-02&to=2026-07-01&${groupBy}`)
  const stranger = await again('inspector', `from=2026-06-01&to=2026-07-01&${groupBy}`)
  const coarser = await again('supervisor', 'from=2026-06-01&to=2026-07-01&groupBy=facility')
  for (const refused of [other, stranger, coarser])
    expect([refused.status, refused.json.code]).toEqual([409, 'id_reused'])
  const trail = await installation.store.system
    .selectFrom('audit_entry')
    .select('action')
    .where('action', '=', 'period closed')
    .execute()
  expect([(await closings()).length, trail.length]).toEqual([1, 1])
})

it('names what comes late: within the period, before it, and none of what is after it', async () => {
  const { ask, close, clock, installation, supervisor } = await openClosedJune()
  const { id, statement } = await close('supervisor')
  clock.now = new Date('2026-07-03T08:00:00Z')
  // The last minute of June in Hong Kong, and the first of July.
  const late = dig('LATE', 700, { eventTime: '2026-06-30T15:59:00Z' })
  const july = dig('JULY', 9, { eventTime: '2026-06-30T16:00:00Z' })
  const earlier = dig('EARLIER', 30, { eventTime: '2026-05-31T15:59:00Z', facility: 'B' })
  const weightless = clay('looked_at', {
    batches: [{ batch: 'IN' }],
    eventTime: '2026-06-20T10:00:00Z',
  })
  const receipts = await record(installation, late, july, earlier, weightless)
  expect(said(receipts)).toEqual(Array(4).fill('accepted'))
  const found = (await ask('supervisor', `/closings/${id}/difference`)).json
  expect(lateOf(found)).toEqual([
    [late.id, 'within', null],
    [earlier.id, 'before', null],
  ])
  expect(found.totals).toMatchObject({ openingGrams: 30, inGrams: 700, closingGrams: 730 })
  expect(found.takenBack).toMatchObject({ inGrams: 0, closingGrams: 0 })
  expect(found.rows).toMatchObject([
    { group: { facility: 'A' }, openingGrams: 0, inGrams: 700, closingGrams: 700 },
    { group: { facility: 'B' }, openingGrams: 30, inGrams: 0, closingGrams: 30 },
  ])
  const page = await (await supervisor.request(`/work/closings/${id}`)).text()
  for (const text of ['+730', '+30', `/work/events/${late.id}`, `/work/events/${earlier.id}`])
    expect(page).toContain(text)
  expect(page).not.toContain(july.id)
  const file = await supervisor.request(`/work/closings/${id}/statement.json`)
  expect(await file.text()).toBe(statement)
})

it('is closed on a page, which says what is wrong with the days at their question', async () => {
  const { supervisor, operator } = await openClosedJune()
  const path = '/work/closings'
  const form = fieldsIn(await (await supervisor.request(path)).text())
  // The month before is offered.
  expect([form.get('/from'), form.get('/to')]).toEqual(['2026-06-01', '2026-07-01'])
  for (const [from, to, words] of [
    ['2026-07-01', '2026-08-01', '2 Jul 2026'],
    ['2026-06-01', '2026-06-01', 'aria-invalid="true"'],
    ['', '2026-06-01', 'aria-invalid="true"'],
  ] as const) {
    const refused = await send(supervisor, path, form, { '/from': from, '/to': to })
    expect([from, to, refused.status]).toEqual([from, to, 422])
    const page = await refused.text()
    expect(page).toContain(words)
    expect(page).toContain('aria-invalid="true"')
  }
  const done = await send(supervisor, path, form)
  const at = done.headers.get('location') ?? ''
  expect([done.status, at]).toEqual([
    303,
    expect.stringMatching(/^\/work\/closings\/[0-9a-f-]{36}$/),
  ])
  expect(await (await operator.request(path)).text()).toContain(at)
  expect((await operator.request(at)).status).toBe(200)
  expect((await send(operator, path, form)).status).toBe(403)
  expect((await supervisor.request('/work/closings/none')).status).toBe(404)
})

it('closes nothing that is not over, and nothing for whoever may not bind others', async () => {
  const { ask } = await openClosedJune()
  const post = { method: 'POST' }
  const early = await ask('supervisor', '/closings?from=2026-07-01&to=2026-07-03', post)
  expect([early.status, early.text]).toEqual([422, expect.stringContaining('2026-07-02')])
  const zone = 'from=2026-07-01&to=2026-07-02&timeZone='
  // It is the second of July in Hong Kong and still the first nowhere but further west.
  expect((await ask('supervisor', `/closings?${zone}Asia/Hong_Kong`, post)).status).toBe(201)
  expect((await ask('supervisor', `/closings?${zone}Pacific/Pago_Pago`, post)).status).toBe(422)
  expect((await ask('operator', '/closings?from=2026-06-01&to=2026-07-01', post)).status).toBe(403)
  const nowhere = await ask('supervisor', '/closings/4b0e4fd8-34f0-4c9b-9f0f-6d5a4f6f9b02')
  expect(nowhere.status).toBe(404)
  expect((await ask('supervisor', '/closings/none')).status).toBe(404)
})

it('is an authority’s own, over its jurisdiction, and puts every look on the trail of whom it is about', async () => {
  const { ask, close, correct, inspector, installation, first } = await openClosedJune()
  await addTestOrganisation(installation, 'city', { constructed: true })
  const whole = await close('inspector')
  const one = await close('inspector', 'from=2026-06-01&to=2026-07-01&organisation=first')
  const own = await close('supervisor')
  expect([whole.organisation, one.organisation, own.organisation]).toEqual(['*', 'first', 'first'])
  expect(JSON.parse(whole.statement)).toMatchObject({
    organisations: ['first'],
    timeZone: 'local',
    rows: [{ group: { organisation: 'first', facility: 'A' }, inGrams: 5_000 }],
  })
  const listed = async (who: Parameters<typeof ask>[0]) => {
    const { closings } = (await ask(who, '/closings')).json
    return closings.map(({ id }: { id: string }) => id)
  }
  expect(await listed('inspector')).toEqual([one.id, whole.id])
  expect(await listed('supervisor')).toEqual([own.id])
  // Whoever administers an authority looks at nobody's figures.
  expect(await listed('keeper')).toEqual([])
  const stranger = await addTestOrganisation(installation, 'second')
  const { organisationKey } = stranger.actor
  const other = await signUpPerson(installation, {
    role: 'supervisor',
    organisation: organisationKey,
  })
  for (const { id } of [whole, one]) {
    for (const path of [`/closings/${id}`, `/closings/${id}/difference`]) {
      expect((await ask('keeper', path)).status).toBe(404)
      expect((await ask('supervisor', path)).status).toBe(404)
      expect((await other.request(`/api/v1${path}`)).status).toBe(404)
    }
  }
  const { reversal } = await correct()
  const looks = async () => {
    const rows = await installation.store.system
      .selectFrom('audit_entry')
      .innerJoin('organisation', 'organisation.organisation_key', 'audit_entry.organisation_key')
      .select('action')
      .where('slug', '=', 'first')
      .where('audit_entry.kind', '=', 'look')
      .orderBy('audit_entry_key')
      .execute()
    return rows.map(({ action }) => action)
  }
  const before = await looks()
  expect(before).toEqual(['POST /api/v1/closings', 'POST /api/v1/closings'])
  const found = (await ask('inspector', `/closings/${one.id}/difference`)).json
  expect(lateOf(found)[0]).toEqual([reversal.id, 'after', first.id])
  expect(found.isReproduced).toBe(true)
  await ask('inspector', `/closings/${whole.id}`)
  expect((await looks()).slice(before.length)).toEqual([
    `GET /api/v1/closings/${one.id}/difference`,
    `GET /api/v1/closings/${whole.id}`,
  ])
  const page = await inspector.request(`/work/closings/${whole.id}`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('4,900')])
})

it('says so where the records no longer give what was sealed, and leaves no statement without its leaf', async () => {
  const { ask, close, installation } = await openClosedJune()
  const { id } = await close('supervisor')
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await expect(owner.query(`update closed_period set reported = 'x'`)).rejects.toThrow()
  await owner.query(`alter table posting disable trigger all; alter table flow_delta disable trigger all;
    update flow_delta set grams = grams + 1 where account = 'stock'; update posting set amount = amount + 1 where account = 'stock'`)
  const found = (await ask('supervisor', `/closings/${id}/difference`)).json
  expect(found).toMatchObject({ isReproduced: false, events: [], totals: { inGrams: 0 } })
  await owner.query(`alter table closed_period disable trigger all;
    update closed_period set statement = statement || ' ', digest = sha256(convert_to(statement || ' ', 'UTF8'))`)
  const { store, streams } = installation
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings.named.map(({ table }) => table)).toContain('closed_period')
})
