import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordCity } from '../../../api/commands/city/record-city.ts'
import { facilityChange } from '../../../api/commands/organisation.ts'
import { logFilesIn } from '../../../api/log/log-files.ts'
import { addAnyOrganisation } from '../../../api/store/organisations/register.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { languages } from '../../../domain/words.ts'
import {
  changed,
  exported,
  exportedTo,
  type Files,
  recomputed,
  recomputedAt,
} from '../../harness/exported.ts'
import { openFlowInSql } from '../../harness/flow-in-sql.ts'
import { shareTestInstallation } from '../../harness/installation.ts'
import { keepOnce } from '../../harness/log.ts'
import { runCommand, writeTestFile } from '../../harness/run-command.ts'

let clock = Date.parse('2026-11-22T00:00:00Z')
const shared = shareTestInstallation({ now: tick })
const now = new Date('2026-11-22T00:00:00Z')
const october = { period: '2026-10', 'time-zone': 'Asia/Hong_Kong' }
const recycler = 'harbour-batteries'
let files: Files
let everybody: Files

beforeAll(async () => {
  const installation = shared()
  await recordCity(installation, now)
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-log-'))
  await keepOnce(installation, logFilesIn(folder, undefined))
  const given = { options: { organisation: recycler, 'time-zone': 'America/Los_Angeles' } }
  await runCommand(installation, facilityChange, { words: ['KWAI-CHUNG'], ...given })
  const slug = 'harbour-authority'
  const authority = { slug, name: slug, kind: 'authority', jurisdiction: 'HK', now } as const
  await addAnyOrganisation(installation.store.system, { ...authority, constructed: true })
  files = await exported(installation, { ...october, organisation: recycler })
  everybody = await exported(installation, { period: '2026-10', organisation: slug })
  return () => rm(folder, { recursive: true, force: true })
}, 300_000)

describe('an export', () => {
  it('is recomputed to the last figure, with the log that its key signed', async () => {
    const policy = await writeTestFile('policy', files.get('policy.txt') ?? '')
    const { code, json, out } = await recomputed(files, { options: { policy } })
    expect([code, json.findings]).toEqual([0, []])
    expect(json.reports).toMatchObject({ reports: 12, figures: expect.any(Number) })
    expect(json.reports.figures).toBeGreaterThan(500)
    expect(json.log).toMatchObject({ logged: json.events.events, isSigned: true })
    expect(out.at(-2)).toBe('No difference')
  })

  it('is read as the one file that it is, also without the keys of anybody', async () => {
    const zip = await exportedTo(shared(), { ...october, organisation: recycler })
    for (const language of languages) {
      const { code, json, out } = await recomputedAt(zip, { language })
      expect([code, json.findings]).toEqual([0, []])
      expect(out.join('\n')).not.toMatch(/undefined|\{\w+\}/)
    }
  })

  it('is recomputed by a process that has no database and no network', async () => {
    const zip = await exportedTo(shared(), { ...october, organisation: recycler })
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', LANG: 'C' }
    const args = ['api/commands/main.ts', 'recompute', zip]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/Replayed \d+ events.*\n.*\n.*\n.*\n.*\nNo difference\n$/)
  })

  it('comes of every organisation that an authority oversees, and of nobody else', async () => {
    const { organisations } = JSON.parse(String(everybody.get('manifest.json')))
    expect(organisations).toContain(recycler)
    expect(organisations).not.toContain('first')
    const { code, json } = await recomputed(everybody)
    expect([code, json.findings]).toEqual([0, []])
    expect(json.reports.reports).toBe(12 * (organisations.length + 1))
  })

  it('is of what was recorded up to a moment', async () => {
    const times = linesOf(files, 'events.jsonl')
      .map((line) => JSON.parse(line).recordTime)
      .toSorted()
    const asOf = times[Math.floor(times.length / 2)]
    const then = await exported(shared(), { ...october, organisation: recycler, 'as-of': asOf })
    const { code, json } = await recomputed(then)
    expect([code, json.findings]).toEqual([0, []])
    expect(json.events.events).toBeLessThan(linesOf(files, 'events.jsonl').length)
    const later = changed(then, 'events.jsonl', () => linesOf(files, 'events.jsonl'))
    const says = (await recomputed(later)).json.findings.map((one) => one.says)
    expect(says).toContain('recompute_event_later')
  })

  it('rests on events alone where all of them are in it', async () => {
    const whole = await exported(shared(), {
      ...october,
      organisation: recycler,
      'from-beginning': true,
    })
    expect(String(whole.get('opening.jsonl'))).toBe('')
    const { code, json, out } = await recomputed(whole)
    expect([code, json.findings]).toEqual([0, []])
    expect(out).toContain('All events are there: every figure rests on them alone')
    expect(whole.get('reports.jsonl')).toEqual(files.get('reports.jsonl'))
  })

  it('holds what its maker may see: no sealed fact is in it', async () => {
    const sealed = await shared()
      .store.system.selectFrom('disclosure')
      .select('disclosed')
      .execute()
    const salts = sealed.flatMap(({ disclosed }) =>
      (disclosed as readonly (readonly [string])[]).map(([salt]) => salt),
    )
    const text = [...files.values()].map(String).join('')
    expect(salts.length).toBeGreaterThan(100)
    expect(salts.filter((salt) => text.includes(salt))).toEqual([])
  })
})

describe('plain SQL that shares no line with ours, over the export in a bare database', () => {
  it.each([
    ['of a month', async () => files],
    [
      'of all events',
      () => exported(shared(), { ...october, organisation: recycler, 'from-beginning': true }),
    ],
    ['of a jurisdiction, each place by its own days', async () => everybody],
  ])('comes to the same reports %s', async (_, made) => {
    const own = await made()
    const database = await openFlowInSql(own)
    try {
      for (const line of linesOf(own, 'reports.jsonl')) {
        const { report, groupBy, organisations, rows } = JSON.parse(line)
        if (report !== 'flow') continue
        expect(sorted(await database.rows(groupBy, organisations)), groupBy).toEqual(sorted(rows))
      }
    } finally {
      await database.end()
    }
  })
})

describe('what somebody changed in an export', () => {
  it('is named where a gram of an event was flipped: the event, its ledger line and every figure', async () => {
    const at = lineWith(files, 'events.jsonl', /"drawnGrams":.*"eventTime":"2026-10-1/)
    const other = changed(files, 'events.jsonl', (lines) =>
      lines.with(at, flipped(lines[at] ?? '', 'drawnGrams')),
    )
    const { code, json } = await recomputed(other)
    expect(code).toBe(1)
    const { id } = JSON.parse(linesOf(files, 'events.jsonl')[at] ?? '')
    const says = json.findings.map((one) => one.says)
    expect(json.findings[0]).toMatchObject({ file: 'events.jsonl', line: at + 1 })
    expect(says.slice(0, 3)).toContain('recompute_event_unlogged')
    expect(json.findings.find((one) => one.says === 'recompute_line_other')).toMatchObject({
      file: 'postings.jsonl',
      values: { event: id },
    })
    expect(json.findings.find((one) => one.says === 'recompute_figure_other')).toMatchObject({
      file: 'reports.jsonl',
      message: expect.stringMatching(
        /(consumed|out)Grams: the events come to \d+, the report says \d+/,
      ),
    })
  })

  it('is named where a gram of a ledger line was flipped, and nothing else is', async () => {
    const at = lineWith(files, 'postings.jsonl', /"dimension":"mass"/)
    const other = changed(files, 'postings.jsonl', (lines) =>
      lines.with(at, flipped(lines[at] ?? '', 'amount')),
    )
    const { json } = await recomputed(other)
    const { event } = JSON.parse(linesOf(files, 'postings.jsonl')[at] ?? '')
    expect(json.findings).toMatchObject([
      { file: 'postings.jsonl', line: at + 1, says: 'recompute_line_other', values: { event } },
      { file: 'postings.jsonl', says: 'recompute_file_other' },
    ])
  })

  it.each(['addedGrams', 'closingGrams', 'consumedGrams', 'lostGrams', 'processDifferenceGrams'])(
    'is named where a figure of a report was flipped: %s',
    async (figure) => {
      const at = 1
      const other = changed(files, 'reports.jsonl', (lines) => {
        const report = JSON.parse(lines[at] ?? '')
        const isPlain = typeof report.totals[figure] === 'number'
        const row = report.rows.find(
          (one: Record<string, object>) => isPlain || Object.keys(one[figure] ?? {}).length > 0,
        )
        const [inner = ''] = Object.keys(row[figure])
        if (isPlain) row[figure] += 1
        else row[figure][inner] += 1
        return lines.with(at, canonical(report))
      })
      const { json } = await recomputed(other)
      expect(json.findings).toMatchObject([
        {
          file: 'reports.jsonl',
          line: at + 1,
          says: 'recompute_figure_other',
          values: {
            report: `flow ${recycler} facility`,
            figure: expect.stringMatching(`^${figure}`),
          },
        },
        { file: 'reports.jsonl', says: 'recompute_file_other' },
      ])
    },
  )

  it.each([
    ['incoming', 'lines'],
    ['outgoing', 'grams'],
    ['processed', 'grams'],
    ['held', 'grams'],
  ])('is named where a figure of a register was flipped: %s, %s', async (register, figure) => {
    const at = lineWith(files, 'reports.jsonl', /"report":"registers"/)
    const other = changed(files, 'reports.jsonl', (lines) => {
      const report = JSON.parse(lines[at] ?? '')
      expect(report.registers[register][figure]).toBeGreaterThan(0)
      report.registers[register][figure] += 1
      return lines.with(at, canonical(report))
    })
    const values = { report: `registers ${recycler}`, row: register, figure }
    expect((await recomputed(other)).json.findings).toMatchObject([
      { file: 'reports.jsonl', line: at + 1, says: 'recompute_figure_other', values },
      { file: 'reports.jsonl', says: 'recompute_file_other' },
    ])
  })

  it('is named where an event was left out: its place, its leaf and its lines', async () => {
    const at = lineWith(files, 'events.jsonl', /"drawnGrams":.*"seq":2/)
    const { id } = JSON.parse(linesOf(files, 'events.jsonl')[at] ?? '')
    const other = changed(files, 'events.jsonl', (lines) => lines.toSpliced(at, 1))
    const { json } = await recomputed(other)
    const says = new Set(json.findings.map((one) => one.says))
    for (const one of [
      'recompute_event_missing',
      'recompute_line_strange',
      'recompute_count_other',
    ])
      expect(says).toContain(one)
    expect(JSON.stringify(json.findings)).toContain(id)
  })

  it('is named where an event was left out with all that tells of it but later events of its batch', async () => {
    const lines = linesOf(files, 'events.jsonl')
    const at = lines.findIndex((line) => {
      const { subjects } = JSON.parse(line)
      const [{ batch, seq }] = subjects
      return seq === 1 && lines.some((later) => later.includes(`{"batch":"${batch}","prev"`))
    })
    const { id } = JSON.parse(lines[at] ?? '')
    const without = (name: string) => (given: Files) =>
      changed(given, name, (own) => own.filter((line) => !line.includes(id)))
    const other = without('lineage.jsonl')(
      without('postings.jsonl')(without('events.jsonl')(files)),
    )
    const { json } = await recomputed(other)
    expect(json.findings.map(({ says }) => says)).toContain('recompute_place_missing')
  })

  it('is named where an event stands twice', async () => {
    const other = changed(files, 'events.jsonl', (lines) => lines.toSpliced(5, 0, lines[3] ?? ''))
    const { json } = await recomputed(other)
    const { id } = JSON.parse(linesOf(files, 'events.jsonl')[3] ?? '')
    expect(json.findings).toMatchObject([
      { file: 'events.jsonl', line: 6, says: 'recompute_event_twice', values: { event: id } },
      { file: 'events.jsonl', says: 'recompute_file_other' },
    ])
  })

  it('is named where the zone of the days was changed, whoever else was made to agree', async () => {
    const zone = changed(files, 'manifest.json', ([line = '']) => [
      line.replace('Asia/Hong_Kong', 'America/Los_Angeles'),
    ])
    const { json } = await recomputed(zone)
    expect(json.findings.map(({ says }) => says)).toContain('recompute_period_other')
    const everywhere = changed(zone, 'reports.jsonl', (lines) =>
      lines.map((line) => line.replace('Asia/Hong_Kong', 'America/Los_Angeles')),
    )
    const agreed = changed(everywhere, 'facilities.jsonl', (lines) =>
      lines.map((line) =>
        line.replace('2026-09-30T16', '2026-10-01T07').replace('2026-10-31T16', '2026-11-01T07'),
      ),
    )
    const says = (await recomputed(agreed)).json.findings.map((one) => one.says)
    expect(says).not.toContain('recompute_period_other')
    // Days of one zone that become those of another lose or gain what happened around midnight.
    expect(says.filter((one) => one !== 'recompute_file_other').length).toBeGreaterThan(0)
  })

  it('is named where stock was stated otherwise, or a batch is said to be another', async () => {
    const more = changed(files, 'opening.jsonl', (lines) => lines.slice(1))
    expect((await recomputed(more)).json.findings.map(({ says }) => says)).toContain(
      'recompute_figure_other',
    )
    const at = lineWith(files, 'batches.jsonl', /"material":"NMC"/)
    const other = changed(files, 'batches.jsonl', (lines) =>
      lines.with(at, (lines[at] ?? '').replace('"NMC"', '"LFP"')),
    )
    expect((await recomputed(other)).json.findings.map(({ says }) => says)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^recompute_(batch|figure)_other$/)]),
    )
  })

  it('is named where the log was cut so that it fits', async () => {
    const last = linesOf(files, 'log-entries.jsonl').length - 1
    const other = changed(files, 'log-entries.jsonl', (lines) => lines.toSpliced(last, 1))
    const { json } = await recomputed(other)
    const says = json.findings.map((one) => one.says)
    expect(says).toContain('recompute_root_other')
    expect(says).toContain('recompute_event_unlogged')
  })

  it('is named where the checkpoint is of another log than is believed', async () => {
    const forged = changed(files, 'log-checkpoint.txt', (lines) =>
      lines.with(1, String(Number(lines[1]) + 1)),
    )
    const policy = await writeTestFile('policy', files.get('policy.txt') ?? '')
    const { code, json } = await recomputed(forged, { options: { policy } })
    expect(code).toBe(1)
    expect(json.log).toMatchObject({ isSigned: false })
  })

  it('refuses a zip in which a byte is not what was packed, or names what differs', async () => {
    const zip = await exportedTo(shared(), Object.assign({ organisation: recycler }, october))
    const whole = await readFile(zip)
    const start = whole.indexOf('events.jsonl')
    let refused = 0
    for (let at = 1; at <= 20; at += 1) {
      const torn = Buffer.from(whole)
      const place = start + at * 200
      torn[place] = (torn[place] ?? 0) ^ 0x5a
      await writeFile(zip, torn)
      try {
        const { code, json } = await recomputedAt(zip)
        expect([at, code, json.findings.length > 0]).toEqual([at, 1, true])
      } catch (error) {
        expect(error, `byte ${place}`).toBeInstanceOf(RefusedError)
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(0)
  })

  it('never ends in an error of ours, however it was torn', async () => {
    for (const name of files.keys()) {
      const torn = new Map(files)
      torn.set(name, Buffer.from('{"event":"\n\u0000torn\n[]\n'))
      const { code, json } = await recomputed(torn)
      expect([name, code]).toEqual([name, 1])
      expect(json.findings.length, name).toBeGreaterThan(0)
      torn.delete(name)
      expect((await recomputed(torn)).code, name).toBe(1)
    }
  })
})

function linesOf(of: Files, name: string): readonly string[] {
  return String(of.get(name)).split('\n').slice(0, -1)
}

function lineWith(of: Files, name: string, pattern: RegExp): number {
  const at = linesOf(of, name).findIndex((line) => pattern.test(line))
  expect(at).toBeGreaterThanOrEqual(0)
  return at
}

/** The line with one gram more under a name. */
function flipped(line: string, name: string): string {
  return line.replace(
    new RegExp(`("${name}":)(-?\\d+)`),
    (_, before, grams) => `${before}${Number(grams) + 1}`,
  )
}

function sorted(rows: readonly { readonly group?: unknown }[]) {
  return rows
    .map((row) => [canonical(row.group), row] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}

/** A clock on which every look is a millisecond later. */
function tick(): Date {
  clock += 1
  return new Date(clock)
}
