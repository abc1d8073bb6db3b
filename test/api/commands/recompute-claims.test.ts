import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { logFilesIn } from '../../../api/log/log-files.ts'
import { openClaimsInSql } from '../../harness/claims-in-sql.ts'
import { clay, clayFolder, record, said } from '../../harness/clay.ts'
import {
  changed,
  exported,
  type Files,
  forged,
  type Held,
  linesIn,
  recomputed,
  resealed,
} from '../../harness/exported.ts'
import { shareTestInstallation } from '../../harness/installation.ts'
import { keepOnce } from '../../harness/log.ts'
import { writeTestFile } from '../../harness/run-command.ts'
import { claimFor, creditFor, fibreGrams, post, spin } from '../../harness/yarn.ts'

let clock = Date.parse('2026-01-15T00:00:00Z')
const shared = shareTestInstallation({ streamsFolder: clayFolder, now: () => new Date(clock) })
const first = { organisation: 'first', 'time-zone': 'UTC' } as const
let early: Files
let spring: Files
let summer: Files
let autumn: Files
let year: Files

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-log-'))
  const keep = () => keepOnce(shared(), logFilesIn(folder, undefined))
  await workYear(async () => {
    await keep()
    early = await exported(shared(), { period: '2026', ...first })
  })
  await keep()
  spring = await exported(shared(), { from: '2026-01-01', to: '2026-04-01', ...first })
  summer = await exported(shared(), { from: '2026-04-01', to: '2026-07-01', ...first })
  autumn = await exported(shared(), { from: '2026-07-01', to: '2026-10-01', ...first })
  year = await exported(shared(), { period: '2026', ...first })
  return () => rm(folder, { recursive: true, force: true })
}, 120_000)

const yarn = { facility: 'A', material: 'cotton and polyester', class: 'post_consumer' }
const still = {
  openingGrams: 0,
  recycledInputGrams: 0,
  processLossGrams: 0,
  conversionFactor: null,
  byProductGrams: 0,
  takenBackGrams: 0,
  claimedGrams: {},
  carriedOnGrams: 0,
  closingGrams: 0,
}

describe('recycled content in an export', () => {
  it('is the worked example: 357,752 g claimable, 210,000 drawn, 147,752 left, computed anew out of the sealed event', async () => {
    expect(reconciliationIn(spring)).toEqual([
      {
        ...yarn,
        ...still,
        recycledInputGrams: fibreGrams,
        processLossGrams: 22_836,
        conversionFactor: '0.939998',
        claimedGrams: { 'RCS 2.0': 210_000 },
        closingGrams: 147_752,
      },
    ])
    expect((await recomputed(spring)).json).toMatchObject({
      differences: 0,
      findings: [],
      // The clay of a test is no stream of ours.
      hasOwnCodes: false,
    })
  })

  it('opens with what the last period closed with, out of credits whose process lies before it', async () => {
    expect(linesIn(summer, 'events.jsonl').map((line) => JSON.parse(line).type)).toContain(
      'clay.kneaded',
    )
    expect(reconciliationIn(summer)).toMatchObject([
      {
        ...yarn,
        openingGrams: 147_752,
        carriedOnGrams: 100_000,
        claimedGrams: { 'GRS 4.0': 7_000, 'RCS 2.0': 0 },
        closingGrams: 40_752,
      },
      { material: 'dust for filling', byProductGrams: 14_000, closingGrams: 7_000 },
      { facility: 'B', recycledInputGrams: 100_000, closingGrams: 98_043 },
    ])
    expect((await recomputed(summer)).json).toMatchObject({ differences: 0, findings: [] })
  })

  it('tells what was taken back with its process, and what was written off with its credit', async () => {
    expect(reconciliationIn(year)).toMatchObject([
      { ...yarn, recycledInputGrams: 2 * fibreGrams, takenBackGrams: 357_752 },
      { material: 'dust for filling' },
      { facility: 'B', recycledInputGrams: 100_000, takenBackGrams: 98_043, closingGrams: 0 },
    ])
    expect((await recomputed(year)).json).toMatchObject({ differences: 0, findings: [] })
  })

  it('leaves what was taken back where it was, whatever is ended after it', async () => {
    const [, , plied] = reconciliationIn(autumn)
    expect(plied).toMatchObject({ openingGrams: 98_043, takenBackGrams: 98_043, closingGrams: 0 })
    expect((await recomputed(autumn)).json).toMatchObject({ differences: 0, findings: [] })
  })

  it('is as it stood at a moment, where the export is', async () => {
    const asOf = '2026-04-15T00:00:00.000Z'
    const then = await exported(shared(), { period: '2026', 'as-of': asOf, ...first })
    expect(reconciliationIn(then)).toMatchObject([
      { claimedGrams: { 'RCS 2.0': 210_000 }, carriedOnGrams: 0, closingGrams: 147_752 },
      { claimedGrams: {}, closingGrams: 14_000 },
    ])
    expect(linesIn(then, 'claims.jsonl')).toHaveLength(1)
    expect((await recomputed(then)).json).toMatchObject({ differences: 0, findings: [] })
  })

  it('names no buyer, and no reason that somebody wrote', () => {
    const text = [...year.values()].map(String).join('')
    for (const word of ['Weaver', 'typed twice']) expect(text).not.toContain(word)
  })

  it('comes to the same rows by plain SQL that shares no line with ours, over the export in a bare database', async () => {
    for (const files of [spring, summer, autumn, year]) {
      const { period } = JSON.parse(String(files.get('manifest.json')))
      const database = await openClaimsInSql(files)
      try {
        expect(await database.rows('first', period)).toEqual(reconciliationIn(files))
      } finally {
        await database.end()
      }
    }
  })
})

const more = (figure: string) => (held: Held | undefined) => {
  if (held === undefined) throw new RangeError(`Cannot find what has ${figure}`)
  held[figure] = Number(held[figure]) + 1
}
const other = (figure: string) => ({ says: 'recompute_paper_other', values: { figure } })
const above = (figure: RegExp) => ({
  says: 'recompute_paper_above',
  values: { figure: expect.stringMatching(figure) },
})
const row = (figure: string) => ({ says: 'recompute_figure_other', values: { figure } })
const main = /"evidence":\{"declaration"/
const dust = /"byProductOf"/
const evenly = /"use":"certificate"/

/** File, a line of it, what is changed there with all that describes it, and what is named. */
const flips: readonly (readonly [string, RegExp, (held: Held) => void, object])[] = [
  ['credits', main, more('recycledInputGrams'), other('recycledInputGrams')],
  ['credits', main, more('totalInputGrams'), other('totalInputGrams')],
  ['credits', main, more('outputGrams'), other('outputGrams')],
  ['credits', main, more('claimableGrams'), other('claimableGrams')],
  ['credits', main, (held) => more('grams')(held.inputs[0]), above(/^inputs/)],
  ['credits', main, (held) => more('grams')(held.inputs[0]), other('recycledInputGrams')],
  ['credits', dust, more('claimableGrams'), other('claimableGrams')],
  ['credits', dust, (held) => Object.assign(held, { outputGrams: 900_000 }), above(/dust/)],
  ['credits', dust, (held) => Object.assign(held, { loss: 'other' }), above(/other/)],
  ['credits', dust, (held) => Object.assign(held, { class: 'pre_consumer' }), missing()],
  ['credits', main, (held) => Object.assign(held, { event: randomUUID() }), missing()],
  [
    'credits',
    main,
    (held) => Object.assign(held, { given: '2027-02-01T00:00:00.000Z' }),
    row('claimedGrams.RCS 2.0'),
  ],
  ['credits', /"ended"/, (held) => more('grams')(held.ended), other('ended')],
  ['credits', /"kind":"certificate"/, (held) => more('grams')(held.inputs[0]), above(/^inputs/)],
  ['claims', evenly, more('netGrams'), other('netGrams')],
  [
    'claims',
    evenly,
    (held) => Object.assign(held, { netGrams: 300_002 }),
    other('draws (post_consumer)'),
  ],
  ['claims', evenly, (held) => more('post_consumer')(held.shares), other('draws (post_consumer)')],
  ['claims', evenly, (held) => Object.assign(held, { model: 'segregated' }), other('model')],
  [
    'claims',
    /GRS/,
    (held) => Object.assign(held, { standard: 'RCS', version: '2.0' }),
    row('claimedGrams.GRS 4.0'),
  ],
  ['claims', /"ended"/, (held) => more('grams')(held.ended), other('ended')],
  ['draws', /"claim"/, more('grams'), other('draws (post_consumer)')],
  ['draws', /"into"/, more('grams'), other(`inputs`)],
  ['draws', /"grams":-/, more('grams'), other('ended')],
  ['draws', /"writtenOff"/, more('grams'), other('ended')],
  ['draws', /"certificate"/, more('grams'), other('inputs')],
  ['draws', /"claim"/, (held) => Object.assign(held, { claim: randomUUID() }), missing()],
  ['draws', /"claim"/, (held) => Object.assign(held, { grams: 400_000 }), above(/^draws/)],
  ['draws', /"into"/, (held) => void delete held.into, { says: 'recompute_draw_unsound' }],
  ['certificates', /"out"/, (held) => more('netGrams')(held.lines[0]), other('netGrams')],
  [
    'certificates',
    /"in"/,
    (held) => Object.assign(held.lines[0] ?? held, { netGrams: 1_000 }),
    above(/^draws/),
  ],
  [
    'reports',
    /"reconciliation"/,
    (held) => more('closingGrams')(held.rows[0]),
    row('closingGrams'),
  ],
  [
    'reports',
    /"reconciliation"/,
    (held) => more('openingGrams')(held.rows[1]),
    row('openingGrams'),
  ],
  [
    'reports',
    /"reconciliation"/,
    (held) => Object.assign(held, { balanced: false }),
    row('balanced'),
  ],
  ['reports', /"reconciliation"/, (held) => void held.rows.pop(), row('closingGrams')],
]

describe('what an insider changed of recycled content, and of all that describes it,', () => {
  it.each(flips)('is found and named: %s %s', async (name, like, change, expected) => {
    const { code, json } = await recomputed(forged(year, `${name}.jsonl`, { like, change }))
    expect(code).toBe(1)
    expect(json.findings).toContainEqual(expect.objectContaining(loosely(expected)))
  })

  it.each([
    ['credits', main, 'recompute_paper_missing'],
    ['claims', evenly, 'recompute_paper_missing'],
    ['certificates', /"in"/, 'recompute_paper_missing'],
    ['draws', /"claim"/, 'recompute_paper_other'],
    ['reports', /"reconciliation"/, 'recompute_report_missing'],
  ])('is found and named where a line is gone, or stands twice: %s', async (name, like, says) => {
    const file = `${name}.jsonl`
    const at = linesIn(year, file).findIndex((line) => like.test(line))
    const gone = resealed(changed(year, file, (lines) => lines.toSpliced(at, 1)))
    expect((await recomputed(gone)).json.findings.map((one) => one.says)).toContain(says)
    const twice = resealed(changed(year, file, (lines) => lines.toSpliced(at, 0, lines[at] ?? '')))
    expect((await recomputed(twice)).json.differences).toBeGreaterThan(0)
  })
})

it('names every event that an older root of the log does not have, signed as it is', async () => {
  const older = [...early].filter(([name]) => name.startsWith('log-'))
  const policy = await writeTestFile('policy', year.get('policy.txt') ?? '')
  const { code, json } = await recomputed(resealed(new Map([...year, ...older])), {
    options: { policy },
  })
  expect([code, json.log]).toMatchObject([1, { isSigned: true }])
  const count = (files: Files) => linesIn(files, 'events.jsonl').length
  const unlogged = json.findings.filter(({ says }) => says === 'recompute_event_unlogged')
  expect(unlogged).toHaveLength(count(year) - count(early))
})

function missing() {
  return { says: 'recompute_paper_missing' }
}

/** A figure that is named with the id of a source has that behind its name. */
function loosely(expected: object) {
  const { values, ...rest } = expected as { values?: { figure: unknown } }
  if (values === undefined) return rest
  const { figure } = values
  const like = figure === 'inputs' ? expect.stringMatching(/^inputs \(/) : figure
  return { ...rest, values: expect.objectContaining({ figure: like }) }
}

function reconciliationIn(files: Files): readonly unknown[] {
  const line = linesIn(files, 'reports.jsonl').find((one) => one.includes('"reconciliation"'))
  const { balanced, rows } = JSON.parse(line ?? '{}')
  expect(balanced).toBe(true)
  return rows
}

/** The worked example over a year: a credit, claims under two standards, dust sold as filling, a claim ended, a later process taken back, a credit ended, and so the one taken back. */
async function workYear(afterSpring: () => Promise<void>): Promise<void> {
  const desk = shared()
  const at = (day: string) => {
    clock = Date.parse(`2026-${day}T08:00:00Z`)
  }
  const made = async (path: string, body: object) => {
    const { status, answer } = await post(desk, path, body)
    expect([path, status < 300, answer]).toEqual([path, true, answer])
    return String(answer.id)
  }
  at('01-20')
  await made('/certificates/scope', scope)
  const blend = await spin(desk)
  at('02-10')
  const credit = await made('/credits', creditFor(blend))
  at('03-31')
  const claim = await made('/claims', claimFor(credit, [300_000, 210_000]))
  const lines = [{ product: 'Yarn', netGrams: 300_000, shares: { post_consumer: 7_000 } }]
  await made('/certificates/transaction', paper('OUT-1', { direction: 'out', claim, lines }))
  await afterSpring()
  at('04-01')
  const material = 'dust for filling'
  const filling = { id: randomUUID(), credit, loss: 'dust', grams: 20_000, material }
  const beside = await made('/credits/by-products', filling)
  at('05-01')
  const grs = { standard: 'GRS', version: '4.0' }
  for (const of of [credit, beside]) await made('/claims', claimFor(of, [10_000, 7_000], grs))
  const wrong = await made('/claims', claimFor(credit, [10_000, 7_000]))
  at('05-02')
  await post(desk, `/claims/${wrong}/end`, { note: 'typed twice' })
  at('06-01')
  const plied = clay('kneaded', {
    batches: [{ batch: 'YARN' }],
    facility: 'B',
    outputs: [{ batch: 'PLIED', kind: 'lump', massGrams: 501_075 }],
    losses: [{ reason: 'dust', massGrams: 10_000 }],
  })
  expect(said(await record(desk, plied))).toEqual(['accepted'])
  const evidence = { kind: 'credit', credit }
  const later = await made(
    '/credits',
    creditFor(plied.id, { inputs: [{ batch: 'YARN', grams: 100_000, evidence }] }),
  )
  at('07-10')
  const facts = { reason: 'wrong lot' }
  const reversal = clay('reversed', { reverses: plied.id, facts })
  expect(said(await record(desk, reversal))).toEqual(['accepted'])
  at('08-01')
  const came = await made('/certificates/transaction', paper('IN-1', {}))
  const again = await spin(desk, '-2')
  const inputs = [{ batch: 'FIBRE-2', evidence: { kind: 'certificate', certificate: came } }]
  const second = await made('/credits', creditFor(again, { inputs }))
  at('09-01')
  await post(desk, `/credits/${second}/end`, { note: 'typed twice' })
  at('11-01')
  await post(desk, `/credits/${later}/end`, { note: 'for what was taken back' })
}

const scope = {
  body: 'Body',
  number: 'OURS',
  holder: 'Mill',
  standard: 'RCS',
  version: '2.0',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  status: 'issued',
  since: '2026-01-01',
}

function paper(number: string, rest: Record<string, unknown>) {
  return {
    id: randomUUID(),
    direction: 'in',
    number,
    seller: 'Mill',
    buyer: 'Weaver',
    scope: { body: 'Body', number: 'OURS' },
    shipDate: '2026-03-01',
    lines: [{ product: 'Fibre', netGrams: 1_000_000, shares: { post_consumer: 5_000 } }],
    ...rest,
  }
}
