import { expect, it } from 'vitest'
import type { TaskContext } from '../../../api/notifications/jobs/task.ts'
import { tellHeldLimits } from '../../../api/notifications/tell-held-limits.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery, takeIn } from '../../harness/held-pack.ts'
import { dayFromNow, inspectorOf } from '../../harness/inspected.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

interface Measure {
  readonly checks: readonly { readonly holds: boolean }[]
  readonly rows: readonly { readonly row: string; readonly values: object }[]
}

interface Flow {
  readonly balanced: boolean
  readonly rows: readonly {
    readonly group: Readonly<Record<string, string | null>>
    readonly outGrams: number
  }[]
}

type Two = Awaited<ReturnType<typeof openTwo>>

const packGrams = 396_000
const measure = '/reports/measures/estates'

it('puts facilities into estates, and tells what they give out and hold by square metre', async () => {
  const two = await openTwo()
  const { installation, sender, receiverKey, stranger } = two
  const estate = { code: 'TAI-PO', name: 'Tai Po estate', names: { 'zh-Hant': '大埔工業園' } }
  expect(await send(two, 'POST /estates', estate)).toMatchObject([201, estate])
  expect(await send(two, 'POST /estates', estate)).toMatchObject([
    422,
    { faults: [{ pointer: '/code', message: expect.stringContaining('TAI-PO') }] },
  ])
  const renamed = { name: 'Tai Po InnoPark', names: { 'zh-Hant': null, 'zh-Hans': '大埔' } }
  expect(await send(two, 'PATCH /estates/TAI-PO', renamed)).toEqual([
    200,
    { code: 'TAI-PO', name: 'Tai Po InnoPark', names: { 'zh-Hans': '大埔' } },
  ])
  expect(await stranger.get('/estates')).toEqual({ estates: [] })
  const place = { estate: 'TAI-PO', floorAreaSquareMetres: 1_000 }
  expect(await send(two, 'PATCH /facilities/A', { ...place, estate: 'NOWHERE' })).toMatchObject([
    422,
    { faults: [{ pointer: '/estate' }] },
  ])
  expect(await send(two, 'PATCH /facilities/A', place)).toMatchObject([200, place])

  // A company of the same estate, which only an authority sees beside this one.
  const theirs = { authorization: `Bearer ${receiverKey}` }
  expect(await send(two, 'POST /estates', estate, theirs)).toMatchObject([201, estate])
  const beside = { estate: 'TAI-PO', floorAreaSquareMetres: 500 }
  expect(await send(two, 'PATCH /facilities/B', beside, theirs)).toMatchObject([200, beside])
  await takePacks(sender, ['P1', 'P2', 'P3'])
  await passOnWhole(two, ['P1'])
  const period = `from=${dayFromNow(-40)}&to=${dayFromNow(2)}&timeZone=UTC`
  const { rows, checks } = await sender.get(`${measure}?${period}`)
  expect(checks).toMatchObject([{ holds: true }])
  const values = Object.fromEntries(
    rows.map(({ row, values }: { row: string; values: object }) => [row, values]),
  )
  // 41 days have begun of the period.
  expect(values).toMatchObject({
    '*/TAI-PO': { place: 'TAI-PO', square_metres: 1_000, output_grams: packGrams },
    'first/A': {
      organisation: 'first',
      output_grams: packGrams,
      output_grams_per_square_metre_day: '9.7',
      dangerous_goods_grams: 2 * packGrams,
      dangerous_goods_grams_per_square_metre: '792.0',
      waste_grams: 0,
      limit_grams: null,
    },
    '*/': { place: '', square_metres: null },
    'first/B': { output_grams: 0, output_grams_per_square_metre_day: null },
  })
  const behind = await sender.get(`${measure}?${period}&row=${encodeURIComponent('*/TAI-PO')}`)
  expect(
    behind.lines.map(({ batch, grams, says }: { batch: string; grams: number; says: string }) => {
      return [batch, grams, says]
    }),
  ).toEqual([
    ['P1', packGrams, 'left'],
    ['P2', packGrams, 'dangerous goods'],
    ['P3', packGrams, 'dangerous goods'],
  ])

  // The same flow by estate as by its one facility, out of the sums and off the ledger.
  for (const asOf of ['', `&asOf=${new Date().toISOString()}`]) {
    const flow = async (groupBy: string) =>
      (await sender.get(`/reports/flow?${period}&groupBy=${groupBy}${asOf}`)) as Flow
    const [byEstate, byPlace] = await Promise.all([flow('estate,kind'), flow('facility,kind')])
    expect(byEstate.balanced).toBe(true)
    const [there] = byEstate.rows.filter(({ group }) => group.estate === 'TAI-PO')
    const [here] = byPlace.rows.filter(({ group }) => group.facility === 'A')
    expect(there).toEqual({ ...here, group: { estate: 'TAI-PO', kind: 'pack' } })
    expect(there?.outGrams).toBe(packGrams)
  }
  const operator = await signUpPerson(installation, { role: 'operator' })
  for (const estate of ['TAI-PO', '']) {
    const path = `/work/postings?${period}&figure=out&estate=${estate}`
    const page = await (await operator.request(path)).text()
    expect([estate, page.includes('P1')]).toEqual([estate, estate === 'TAI-PO'])
  }
  const rowsOf = await (await operator.request(`/work/flow?${period}&by=estate`)).text()
  expect(rowsOf).toContain('Tai Po InnoPark')
  expect(rowsOf).toContain('estate=TAI-PO')

  // Taken back, it left nowhere: what is named adds up to the figure all the same.
  const event = behind.lines[0]?.event
  const correction = { event, reason: 'the wrong pack' }
  expect((await sender.send('/corrections', correction)).status).toBe(201)
  const after = await sender.get(`${measure}?${period}&row=${encodeURIComponent('first/A')}`)
  const left = after.lines.filter(({ says }: { says: string }) => says === 'left')
  expect(left.map(({ grams }: { grams: number }) => grams)).toEqual([packGrams, -packGrams])

  const inspector = await inspectorOf(installation, 'HK')
  const whole = await jsonOf<Measure>(
    await inspector.request(`/api/v1${measure}?${period}&organisation=*`),
  )
  expect(whole.checks).toMatchObject([{ holds: true }])
  const [shared, ...places] = whole.rows
  expect(shared).toMatchObject({ row: '*/TAI-PO', values: { square_metres: 1_500 } })
  expect(places.slice(0, 2).map(({ row }) => row)).toEqual(['first/A', 'second/B'])
})

it('tells before a licence’s limit and above it, each once until less lies there again', async () => {
  const two = await openTwo()
  const { sender, stranger, installation } = two
  const licence = {
    kind: 'dangerous_goods_storage',
    number: 'DG-1',
    validFrom: dayFromNow(-10),
    validUntil: dayFromNow(300),
    dangerousGoodsLimitGrams: 1_320_000,
  }
  expect(await send(two, 'POST /facilities/A/licences', licence)).toMatchObject([201, licence])
  const past = { ...licence, number: 'DG-0', validFrom: '2020-01-01', validUntil: '2020-12-31' }
  expect(await send(two, 'POST /facilities/A/licences', past)).toMatchObject([201, past])
  const limits = async () => {
    const { limits: all } = await sender.get('/held-limits')
    return all.map(({ number, heldGrams, percent, state }: Record<string, unknown>) => {
      return [number, heldGrams, percent, state]
    })
  }
  await takePacks(sender, ['P1', 'P2'])
  expect(await limits()).toEqual([['DG-1', 792_000, '60.00', 'below']])
  expect(await told(two)).toEqual([])
  await takePacks(sender, ['P3'])
  expect(await limits()).toEqual([['DG-1', 1_188_000, '90.00', 'near']])
  expect(await told(two)).toEqual(['limit.near'])
  expect(await told(two)).toEqual(['limit.near'])
  const inspector = await inspectorOf(installation, 'HK')
  const desk = async () => (await inspector.request('/work/desk?lang=en')).text()
  expect(await desk()).toContain('dangerous goods at 90.00% of licence DG-1')
  await takePacks(sender, ['P4'])
  expect(await limits()).toEqual([['DG-1', 1_584_000, '120.00', 'over']])
  expect(await told(two)).toEqual(['limit.near', 'limit.passed'])
  await passOnWhole(two, ['P1'])
  expect(await told(two)).toHaveLength(2)
  await takePacks(sender, ['P5'])
  expect((await told(two)).slice(2)).toEqual(['limit.passed'])
  await passOnWhole(two, ['P2', 'P3'])
  expect(await told(two)).toHaveLength(3)
  await takePacks(sender, ['P6'])
  expect((await told(two)).slice(3)).toEqual(['limit.near'])
  expect(await stranger.get('/held-limits')).toMatchObject({ limits: [] })
  expect(installation.logged).toEqual([])
})

/** What an organisation asks by method and path, such as `PATCH /estates/TAI-PO`: status and answer. */
async function send(
  { installation }: Two,
  asked: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) {
  const [method = '', path] = asked.split(' ')
  const sent = { method, headers, body: JSON.stringify(body) }
  const answer = await installation.request(`/api/v1${path}`, sent)
  return [answer.status, await answer.json()]
}

/** Packs that came in at facility A a day ago. */
async function takePacks(sender: Side, codes: readonly string[]) {
  for (const code of codes) {
    const yesterday = new Date(Date.now() - 24 * 3_600_000)
    expect(await sender.status('/scans', takeIn(code, yesterday))).toBe(200)
  }
}

/** Packs that left for good. */
async function passOnWhole({ sender }: Two, codes: readonly string[]) {
  const batches = codes.map((batch) => ({ batch }))
  const facts = { returnReason: 'duplicate', returnedTo: 'sender' }
  expect(await sender.status('/scans', battery('returned', { batches, facts }))).toBe(200)
}

/** Topics of limits in the outbox after the job has run once more. */
async function told({ installation: { store, streams } }: Two): Promise<readonly string[]> {
  const { signal } = new AbortController()
  const context = { store, streams, now: () => new Date(), signal }
  await tellHeldLimits.run({}, context as TaskContext)
  const rows = await store.system
    .selectFrom('outbox_entry')
    .select('topic')
    .orderBy('outbox_entry_key')
    .execute()
  return rows.map(({ topic }) => topic).filter((topic) => topic.startsWith('limit.'))
}
