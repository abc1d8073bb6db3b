import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { addTestOrganisation, openTestInstallation } from '../../harness/installation.ts'
import { callOf, judgedSet, openOpticalLine } from '../../harness/optical-line.ts'

interface Told {
  readonly code: string
  readonly faults: readonly { readonly says: string; readonly values: object }[]
}

/** The inspection of the paper, constructed: of 1,200 pieces 1,140 called as a person judges them. */
function paperCall(at: number): string {
  return at < 1_020 || at >= 1_180 ? 'sound' : 'scratch'
}

function paperVerdict(at: number): string {
  if (at < 1_020) return 'sound'
  if (at < 1_140) return 'scratch'
  return at < 1_180 ? 'sound' : 'dent'
}

it('lets a version go live after it was compared on the same pieces, and shows its figures as a query of its own finds them', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { register, goLive, send, judge, report } = line
  await register('1', { controlOneIn: 1 })
  const refused = await jsonOf<Told>(await goLive('1'))
  expect([refused.code, refused.faults]).toMatchObject([
    'guard_not_met',
    [{ says: 'optical_too_few_judged', values: { pieces: 0, least: 300 } }],
  ])
  const codes = Array.from({ length: 1_200 }, (_, at) => `R-${String(at).padStart(4, '0')}`)
  const called = codes.map((code, at) => callOf(code, { reference: true, class: paperCall(at) }))
  await judgedSet(installation, line, { called: called.slice(0, 1_000), judged: paperVerdict })
  const rest = { called: called.slice(1_000), judged: (at: number) => paperVerdict(at + 1_000) }
  await judgedSet(installation, line, rest)
  const first = await report('1')
  expect(first).toMatchObject({
    agreement: { some: 1_140, all: 1_200, share: 0.95 },
    escapes: { some: 20, all: 140 },
    falseRejects: { some: 40, all: 1_060 },
    comparison: { other: null, difference: null },
  })
  expect(first.agreement.low).toBeCloseTo(0.936, 3)
  expect(first.agreement.high).toBeCloseTo(0.961, 3)
  await expectAsByHand(installation, first)
  expect((await goLive('1')).status).toBe(200)
  expect((await goLive('1')).status).toBe(409)

  // One changed verdict moves the figures, and the verdict before it stays.
  expect((await judge(codes[0] ?? '', 'scratch')).status).toBe(201)
  const moved = await report('1')
  expect(moved).toMatchObject({
    agreement: { some: 1_139, all: 1_200 },
    escapes: { some: 21, all: 141 },
    falseRejects: { some: 40, all: 1_059 },
  })
  await expectAsByHand(installation, moved)

  // What a person judged for doubt is no part of figures that speak for all pieces.
  const doubted = callOf('R-doubt', { confidence: 0.1, reference: false })
  await register('2', { controlOneIn: 10_000 })
  await send([doubted])
  // Drawn at random is each piece of version 1, a doubtful one too.
  await judge('R-doubt', 'dent')
  expect((await report('1')).chosen).toMatchObject({ control: 1, judgedOfControl: 1 })
  expect((await report('1')).weeks[0]).toMatchObject({
    week: '2026-11-23',
    called: 1,
    agreement: { some: 0, all: 1 },
    // One piece alone cannot be told apart from chance.
    difference: { isMoreThanChance: false },
  })

  // Another version: on 299 of the same pieces it cannot be compared, on 300 and worse it needs a reason.
  const second = (from: number, to: number) =>
    codes
      .slice(from, to)
      .map((code) => callOf(code, { version: '2', reference: true, class: 'dent' }))
  expect((await send(second(1, 300))).status).toBe(200)
  expect(await jsonOf<Told>(await goLive('2'))).toMatchObject({
    faults: [{ says: 'optical_too_few_compared', values: { pieces: 299, other: '1' } }],
  })
  expect((await send(second(300, 301))).status).toBe(200)
  expect((await report('2')).comparison).toMatchObject({
    other: '1',
    paired: { bothRight: 0, onlyFirst: 0, onlySecond: 300, bothWrong: 0 },
    difference: { method: 'chi_square', isMoreThanChance: true },
  })
  expect(await jsonOf<Told>(await goLive('2'))).toMatchObject({
    faults: [{ says: 'optical_version_worse' }],
  })
  expect(await jsonOf(await goLive('2', 'The old camera is gone'))).toMatchObject({
    state: 'live',
    steps: [{ state: 'live', other: '1', reason: 'The old camera is gone' }],
  })
  expect((await report('1')).version.state).toBe('retired')
})

it('tells apart what was drawn from what was doubted, and shows no other organisation any of it', async () => {
  const installation = await openTestInstallation()
  const line = await openOpticalLine(installation)
  const { register, goLive, send, judge, report, person } = line
  await register('1')
  const called = Array.from({ length: 300 }, (_, at) => callOf(`R-${at}`, { reference: true }))
  await judgedSet(installation, line, { called, judged: () => 'sound' })
  await goLive('1')
  await send([callOf('D-1', { confidence: 0.1 }), callOf('D-2')])
  await judge('D-1', 'dent')
  await judge('D-2', 'dent')
  expect((await report('1')).agreement).toMatchObject({ some: 300, all: 300 })
  expect((await report('1', 'judged')).agreement).toMatchObject({ some: 300, all: 302 })
  const list = await person.request(
    '/api/v1/optical-pieces?model=housing&version=1&called=sound&judged=dent&basis=judged',
  )
  expect(await jsonOf(list)).toMatchObject({
    pieces: [
      { piece: 'D-2', choice: 'unasked' },
      { piece: 'D-1', choice: 'doubt' },
    ],
  })
  // About one piece in so many is drawn, by no order that a station could know.
  await register('2', { controlOneIn: 4, model: 'terminal' })
  const many = Array.from({ length: 400 }, (_, at) =>
    callOf(`C-${at}`, { version: '2', model: 'terminal' }),
  )
  const { waiting } = await jsonOf<{ waiting: readonly string[] }>(await send(many))
  expect(waiting.length).toBeGreaterThan(60)
  expect(waiting.length).toBeLessThan(140)

  const { key, actor } = await addTestOrganisation(installation, 'second')
  const ask = (path: string) =>
    installation.request(`/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  expect(await jsonOf(await ask('/optical-versions'))).toEqual({ versions: [] })
  expect(await jsonOf(await ask('/optical-pieces'))).toEqual({ pieces: [], next: null })
  expect((await ask('/optical-versions/housing/1')).status).toBe(404)
  expect((await ask('/optical-pieces/D-1')).status).toBe(404)
  for (const table of tables) {
    const { rows } = await sql`select from ${sql.table(table)}`.execute(
      installation.store.own(actor.organisationKey),
    )
    expect([table, rows.length]).toEqual([table, 0])
  }
})

const tables = [
  'optical_version',
  'optical_version_step',
  'optical_piece',
  'optical_call',
  'optical_verdict',
]

type Installation = Awaited<ReturnType<typeof openTestInstallation>>
type Report = Awaited<ReturnType<Awaited<ReturnType<typeof openOpticalLine>>['report']>>

/** Holds the figures of version 1 against raw rows, asked in another way than the product asks: by the newest verdict of a window. */
async function expectAsByHand({ store }: Installation, told: Report): Promise<void> {
  const { rows } = await sql<Record<string, number>>`
    with said as (select optical_piece_key, class, row_number() over (partition by optical_piece_key order by optical_verdict_key desc) as age
      from optical_verdict),
    held as (select call.class as called, said.class as judged from optical_version
      join optical_call as call using (optical_version_key) join said using (optical_piece_key)
      where version = '1' and age = 1)
    select sum((called = judged)::integer)::integer as agreed, count(*)::integer as judged,
      sum((judged <> 'sound')::integer)::integer as bad, sum((judged <> 'sound' and called = 'sound')::integer)::integer as escaped,
      sum((judged = 'sound')::integer)::integer as good, sum((judged = 'sound' and called <> 'sound')::integer)::integer as rejected
    from held`.execute(store.system)
  const { agreement, escapes, falseRejects } = told
  expect(rows).toEqual([
    {
      agreed: agreement.some,
      judged: agreement.all,
      bad: escapes.all,
      escaped: escapes.some,
      good: falseRejects.all,
      rejected: falseRejects.some,
    },
  ])
}
