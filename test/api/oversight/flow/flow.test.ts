import { Kysely, PostgresDialect } from 'kysely'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordWalk } from '../../../../api/commands/city/record-walk.ts'
import { ledgerFlow } from '../../../../api/store/oversight/ledger-flow.ts'
import type { FlowReport } from '../../../../domain/balance-flow.ts'
import { jsonOf, pointersIn } from '../../../harness/answers.ts'
import { clay, clayFolder, dig, openClay, record, said } from '../../../harness/clay.ts'
import {
  addTestOrganisation,
  openTestInstallation,
  shareTestInstallation,
  type TestInstallation,
} from '../../../harness/installation.ts'
import { noFlow } from '../../../harness/no-flow.ts'
import { signUpPerson } from '../../../harness/people.ts'

const june = 'from=2026-06-01&to=2026-07-01'

describe('GET /reports/flow', () => {
  it('tells each facility what came in, went out and lay there, to the gram', async () => {
    const installation = await openClay()
    await workJune(installation)
    const { balanced, totals, rows } = await flow(installation, `${june}&groupBy=facility`)
    const lostGrams = { dust: 12 }
    const addedGrams = { grog: 30 }
    const worked = { consumedGrams: 600, producedGrams: 610, lostGrams, addedGrams }
    expect(rows).toEqual([
      {
        ...noFlow,
        group: { facility: 'A' },
        openingGrams: 1_000,
        inGrams: 500,
        movedOutGrams: 400,
        weighingDifferenceGrams: -3,
        closingGrams: 1_097,
      },
      {
        ...noFlow,
        ...worked,
        group: { facility: 'B' },
        processDifferenceGrams: 8,
        movedInGrams: 400,
        inGrams: 200,
        outGrams: 310,
        closingGrams: 300,
      },
    ])
    expect(balanced).toBe(true)
    expect(totals).toEqual({
      ...noFlow,
      ...worked,
      openingGrams: 1_000,
      inGrams: 700,
      outGrams: 310,
      movedInGrams: 400,
      movedOutGrams: 400,
      weighingDifferenceGrams: -3,
      processDifferenceGrams: 8,
      closingGrams: 1_397,
    })
    const present = await jsonOf<{ rows: { massGrams: number }[] }>(
      await installation.request('/api/v1/stock'),
    )
    expect(present.rows.map(({ massGrams }) => massGrams)).toEqual([totals.closingGrams])
  })

  it('puts a loss with the material that was worked, and an unclear one with none', async () => {
    const installation = await openClay()
    await workJune(installation)
    const mixed = clay('kneaded', {
      eventTime: '2026-06-20T00:00:00Z',
      batches: [{ batch: 'p', massGrams: 100 }, { batch: 'c' }],
      outputs: [{ batch: 'm', kind: 'lump', massGrams: 290 }],
      losses: [{ reason: 'dust', massGrams: 10 }],
    })
    expect(
      said(
        await record(
          installation,
          dig('c', 200, { facility: 'B', eventTime: '2026-06-19T00:00:00Z' }),
          mixed,
        ),
      ),
    ).toEqual(['accepted', 'accepted'])
    const { balanced, rows } = await flow(installation, `${june}&groupBy=material`)
    expect(balanced).toBe(true)
    expect(rows.map(({ group, lostGrams }) => [group.material, lostGrams])).toEqual([
      [null, { dust: 10 }],
      ['red', { dust: 12 }],
      ['unknown', {}],
    ])
  })

  it('opens each month with what the one before closed with, in the time zone asked for', async () => {
    const installation = await openClay()
    await record(
      installation,
      dig('a', 100, { eventTime: '2026-01-15T00:00:00Z' }),
      // In Hong Kong this is already March.
      dig('b', 10, { eventTime: '2026-02-28T16:00:00Z' }),
    )
    const months = async (zone: string) => {
      const query = `from=2026-02-01&to=2026-05-01&groupBy=month&timeZone=${zone}`
      const { balanced, rows } = await flow(installation, query)
      expect(balanced).toBe(true)
      return rows.map((row) => [row.group.month, row.openingGrams, row.inGrams, row.closingGrams])
    }
    expect(await months('Asia/Hong_Kong')).toEqual([
      ['2026-02', 100, 0, 100],
      ['2026-03', 100, 10, 110],
      ['2026-04', 110, 0, 110],
    ])
    expect(await months('UTC')).toEqual([
      ['2026-02', 100, 10, 110],
      ['2026-03', 110, 0, 110],
      ['2026-04', 110, 0, 110],
    ])
  })

  it('ends a period where the next one begins', async () => {
    const installation = await openClay()
    await record(installation, dig('a', 5, { eventTime: '2026-06-01T00:00:00Z' }))
    const before = await flow(installation, 'from=2026-05-01&to=2026-06-01')
    expect(before).toMatchObject({ balanced: true, rows: [], totals: noFlow })
    expect((await flow(installation, june)).totals).toMatchObject({ openingGrams: 0, inGrams: 5 })
  })

  it('counts what was taken back with the opposite sign at its own time', async () => {
    const installation = await openClay()
    const dug = dig('a', 5, { eventTime: '2026-05-31T00:00:00Z' })
    const back = { reverses: dug.id, eventTime: '2026-06-02T00:00:00Z', facts: { reason: 'slip' } }
    await record(installation, dug)
    await record(installation, clay('reversed', back))
    expect(await flow(installation, june)).toMatchObject({
      balanced: true,
      totals: { openingGrams: 5, inGrams: -5, closingGrams: 0 },
    })
  })

  it('has no stock at a stage, only what flowed through it', async () => {
    const installation = await openClay()
    await workJune(installation)
    const { balanced, rows } = await flow(installation, `${june}&groupBy=stage`)
    expect(balanced).toBe(true)
    expect(rows.map((row) => [row.group.stage, row.openingGrams, row.closingGrams])).toEqual([
      ['dug', null, null],
      ['kneaded', null, null],
      ['looked_at', null, null],
      ['sent', null, null],
      ['weighed', null, null],
    ])
    expect(rows[1]).toMatchObject({ consumedGrams: 600, producedGrams: 610 })
  })

  describe('of the whole battery walk', () => {
    const shared = shareTestInstallation()
    beforeAll(async () => {
      const { recorder, streams, actor } = shared()
      const start = new Date('2026-06-30T00:00:00Z')
      const battery = streams.get('battery')
      if (battery === undefined) throw new Error('expected the battery stream')
      await recordWalk(recorder, battery, { actor, facility: 'A', start })
    })

    it.each([
      '',
      'facility',
      'stage',
      'stream,kind',
      'material,kind,month',
      'facility,stage,month',
    ])('balances grouped by "%s"', async (groupBy) => {
      const { balanced, rows, totals } = await flow(
        shared(),
        `from=2026-01-01&to=2027-01-01&groupBy=${groupBy}`,
      )
      expect(balanced).toBe(true)
      const sum = (read: (row: (typeof rows)[number]) => number) =>
        rows.reduce((total, row) => total + read(row), 0)
      expect(sum((row) => row.consumedGrams)).toBe(totals.consumedGrams)
      expect(sum((row) => row.inGrams - row.outGrams)).toBe(totals.inGrams - totals.outGrams)
    })
  })

  it('comes as CSV that no spreadsheet runs', async () => {
    const installation = await openClay()
    const body = JSON.stringify({ code: '=1+1,"x"', name: 'trap' })
    await installation.request('/api/v1/facilities', { method: 'POST', body })
    await record(
      installation,
      dig('a', 5, { facility: '=1+1,"x"', eventTime: '2026-06-02T00:00:00Z' }),
    )
    const headers = { accept: 'text/csv' }
    const path = `/api/v1/reports/flow?${june}&groupBy=facility`
    const response = await installation.request(path, { headers })
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect(await response.text()).toBe(
      'facility,opening_grams,in_grams,produced_grams,moved_in_grams,out_grams,consumed_grams,' +
        'moved_out_grams,weighing_difference_grams,closing_grams,process_difference_grams\r\n' +
        '"\'=1+1,""x""",0,5,0,0,0,0,0,0,5,0\r\n',
    )
  })

  it('comes as a spreadsheet in the words of its reader and on paper, with the same numbers', async () => {
    const installation = await openClay()
    await record(installation, dig('a', 5, { eventTime: '2026-06-02T00:00:00Z' }))
    const path = `/api/v1/reports/flow?${june}&groupBy=stream`
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    const sheet = await installation.request(path, {
      headers: { accept: type, 'accept-language': 'zh-HK' },
    })
    expect(sheet.headers.get('content-type')).toBe(type)
    const rows = await readSheet(Buffer.from(await sheet.arrayBuffer()), 1)
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['流程', '期初（克）', '轉入（克）'],
      ['Clay（繁）', 0, 5],
      [null, 0, 5],
    ])
    const paper = await installation.request(path, { headers: { accept: 'application/pdf' } })
    expect(paper.headers.get('content-disposition')).toContain('.pdf"')
    expect(Buffer.from(await paper.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it('leads from a file to its page where the installation is reached, and not where the request came in', async () => {
    const publicUrl = 'http://loom.example'
    const installation = await openTestInstallation({ streamsFolder: clayFolder, publicUrl })
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    for (const [path, page] of [
      [`/api/v1/reports/flow?${june}`, `/work/flow?${june}`],
      [`/work/flow?${june}&as=xlsx`, `/work/flow?${june}`],
      [`/api/v1/reports/reconciliation?${june}`, `/work/reconciliation?${june}`],
      [`/work/reconciliation?${june}&as=xlsx`, `/work/reconciliation?${june}`],
      ['/api/v1/reports/recycling?year=2026', '/work/recycling?year=2026'],
      ['/work/recycling?year=2026&as=xlsx', '/work/recycling?year=2026'],
      [`/api/v1/registers/incoming/lines.xlsx?${june}`, `/work/registers/incoming?${june}`],
    ] as const) {
      const answer = await supervisor.request(path, { headers: { accept, origin: publicUrl } })
      expect([path, answer.status]).toEqual([path, 200])
      const about = await readSheet(Buffer.from(await answer.arrayBuffer()), 2)
      expect(about.flat().join('\n')).toContain(`\n${publicUrl}${page}`)
    }
  })

  it('refuses bad days, groups and zones with every fault named', async () => {
    const { request } = await openClay()
    const asked = 'from=2026-02-30&to=soon&groupBy=owner&timeZone=%2B08:00&x=1'
    const bad = await request(`/api/v1/reports/flow?${asked}`)
    expect(bad.status).toBe(422)
    expect(await pointersIn(bad)).toEqual([
      '/query/from',
      '/query/to',
      '/query/timeZone',
      '/query/groupBy',
      '/query/x',
    ])
    const backwards = await request('/api/v1/reports/flow?from=2026-02-01&to=2026-02-01')
    expect(await pointersIn(backwards)).toEqual(['/query/to'])
    const long = await request('/api/v1/reports/flow?from=2000-01-01&to=2026-02-01')
    expect(await pointersIn(long)).toEqual(['/query/to'])
    expect(await pointersIn(await request('/api/v1/reports/flow'))).toEqual([
      '/query/from',
      '/query/to',
    ])
  })

  it('shows nothing of another organisation', async () => {
    const installation = await openClay()
    await workJune(installation)
    const other = await addTestOrganisation(installation, 'second')
    const headers = { authorization: `Bearer ${other.key}` }
    const response = await installation.request(`/api/v1/reports/flow?${june}`, { headers })
    expect(await response.json()).toMatchObject({ balanced: true, rows: [], totals: noFlow })
  })

  it('joins of the ledger only what the groups need', () => {
    const asked = { organisationKeys: [7], from: '2026-06-01', to: '2026-07-01', most: 10 }
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: async () => never() }) })
    const places = [{ placeKey: 3, timeZone: 'UTC' }]
    const plain = ledgerFlow({ ...asked, groupBy: ['facility'] }, places).compile(db)
    expect(plain.sql).not.toContain('batch')
    expect(plain.sql).not.toContain('organisation.slug')
    expect(plain.parameters).toEqual([
      [3],
      ['UTC'],
      ['2026-06-01T00:00:00.000Z'],
      ['2026-07-01T00:00:00.000Z'],
      [7],
      10,
    ])
    const byKind = ledgerFlow({ ...asked, groupBy: ['kind'] }, places).compile(db)
    expect(byKind.sql).toContain('left join lateral')
  })
})

/** A thousand grams lie at A before June; in June A and B dig, A sends 400 g to B, and B kneads and sends out. */
async function workJune(installation: TestInstallation): Promise<void> {
  const at = (day: number) => ({ eventTime: `2026-06-${String(day).padStart(2, '0')}T08:00:00Z` })
  const red = { facts: { colour: 'red' } }
  const receipts = await record(
    installation,
    dig('before', 600, { eventTime: '2026-05-02T00:00:00Z', ...red }),
    dig('moving', 400, { eventTime: '2026-05-03T00:00:00Z', ...red }),
    dig('new', 500, { ...at(2), ...red }),
    dig('at-b', 200, { ...at(3), ...red, facility: 'B' }),
    clay('looked_at', { ...at(4), batches: [{ batch: 'moving' }], facility: 'B' }),
    clay('weighed', {
      ...at(5),
      batches: [{ batch: 'before', massGrams: 597 }],
      facts: { scale: 'S1' },
    }),
    clay('kneaded', {
      ...at(6),
      facility: 'B',
      batches: [{ batch: 'moving' }, { batch: 'at-b' }],
      outputs: [
        { batch: 'p', kind: 'lump', massGrams: 300 },
        { batch: 'q', kind: 'lump', massGrams: 310 },
      ],
      losses: [{ reason: 'dust', massGrams: 12 }],
      additions: [{ material: 'grog', massGrams: 30 }],
    }),
    clay('sent', { ...at(7), facility: 'B', batches: [{ batch: 'q' }] }),
  )
  expect(said(receipts)).toEqual(receipts.map(() => 'accepted'))
}

async function flow({ request }: TestInstallation, query: string): Promise<FlowReport> {
  const response = await request(`/api/v1/reports/flow?${query}`)
  expect(response.status).toBe(200)
  return jsonOf(response)
}

function never(): never {
  throw new Error('expected no query')
}
