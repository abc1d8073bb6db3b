import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
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
  resealed,
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
    expect(json.reports).toMatchObject({ reports: 13, figures: expect.any(Number) })
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
    expect(json.reports.reports).toBe(13 * organisations.length + 12)
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

type Change = (lines: readonly string[]) => readonly string[]
const inFile =
  (name: string, change: Change) =>
  (of: Files): Files =>
    changed(of, name, change)
const line =
  (name: string, like: RegExp, change: (text: string) => string) =>
  (of: Files): Files => {
    const at = lineWith(of, name, like)
    return changed(of, name, (lines) => lines.with(at, change(lines[at] ?? '')))
  }
const said = (like: RegExp, text: string) =>
  line('manifest.json', /./, (held) => held.replace(like, text))

/** What is done, and what it is named as once the list of files was made to agree with it. */
const attacks: readonly (readonly [string, (of: Files) => Files, string])[] = [
  ['the facts of two events changed places', swappedFacts, 'recompute_event_unlogged'],
  ['an event left out, and those after it renumbered', renumbered, 'recompute_event_missing'],
  [
    'an event recorded at another time',
    line('events.jsonl', /./, (text) => text.replace(/"recordTime":"2026/, '"recordTime":"2025')),
    'recompute_event_unlogged',
  ],
  [
    'an event put in another place',
    inFile('events.jsonl', (lines) => lines.toReversed()),
    'recompute_place_missing',
  ],
  [
    'an event cut off',
    inFile('events.jsonl', (lines) => lines.with(-1, lines.at(-1)?.slice(0, 90) ?? '')),
    'recompute_event_unreadable',
  ],
  ['both lines of a posting left out', withoutPair, 'recompute_line_missing'],
  [
    'ledger lines in another order',
    inFile('postings.jsonl', (lines) => lines.toReversed()),
    'recompute_line_missing',
  ],
  [
    'a reason changed',
    line('postings.jsonl', /"reason"/, (text) => text.replace(/"reason":"/, '"reason":"x')),
    'recompute_line_other',
  ],
  [
    'a figure that stands twice in a line',
    line('reports.jsonl', /./, (text) =>
      text.replace('"balanced":true', '"balanced":false,"balanced":true'),
    ),
    'recompute_line_unreadable',
  ],
  [
    'grams that stand twice in a line',
    line('opening.jsonl', /./, (text) => text.replace('}', ',"grams":1}')),
    'recompute_line_unreadable',
  ],
  [
    'grams that are no number',
    line('opening.jsonl', /./, (text) => text.replace(/"grams":\d+/, '"grams":NaN')),
    'recompute_line_unreadable',
  ],
  [
    'grams without end',
    line('opening.jsonl', /./, (text) => text.replace(/"grams":\d+/, '"grams":1e400')),
    'recompute_line_unreadable',
  ],
  [
    'grams that no number holds',
    line('opening.jsonl', /./, (text) => text.replace(/"grams":\d+/, '"grams":9007199254740993')),
    'recompute_line_unreadable',
  ],
  [
    'a label of a code',
    line('codes.json', /./, (text) => text.replace('"en":"', '"en":"x')),
    'recompute_code_other',
  ],
  [
    'the totals of a report',
    line('reports.jsonl', /"groupBy":\[\]/, (text) =>
      text.replace(/"outGrams":(\d+)/g, '"outGrams":1$1'),
    ),
    'recompute_figure_other',
  ],
  [
    'a report left out',
    inFile('reports.jsonl', (lines) => lines.slice(1)),
    'recompute_report_missing',
  ],
  ['all reports left out', inFile('reports.jsonl', () => []), 'recompute_report_missing'],
  [
    'a report given twice',
    inFile('reports.jsonl', (lines) => [...lines, ...lines.slice(0, 1)]),
    'recompute_report_twice',
  ],
  [
    'a report of somebody else',
    inFile('reports.jsonl', (lines) => [...lines, (lines[0] ?? '').replace(recycler, 'other')]),
    'recompute_report_strange',
  ],
  [
    'a report of other days',
    line('reports.jsonl', /./, (text) => text.replace('"to":"2026-11-01"', '"to":"2026-11-02"')),
    'recompute_report_period',
  ],
  [
    'a report without an end of days',
    line('reports.jsonl', /./, (text) => text.replace('"to":"2026-11-01"', '"to":"9999-12-31"')),
    'recompute_line_unreadable',
  ],
  [
    'a day that no calendar has',
    said(/"to":"2026-11-01"/, '"to":"2026-11-31"'),
    'recompute_manifest_unreadable',
  ],
  [
    'a period without an end',
    said(/"to":"2026-11-01"/, '"to":"9999-12-31"'),
    'recompute_manifest_unreadable',
  ],
  [
    'an earlier moment',
    said(/"asOf":null/, '"asOf":"2026-10-02T00:00:00.000Z"'),
    'recompute_event_later',
  ],
  ['all events said to be there', said(/"whole":false/, '"whole":true'), 'recompute_opening_told'],
  [
    'an organisation said to be in it',
    said(/"organisations":\[/, '"organisations":["other",'),
    'recompute_report_missing',
  ],
  ['events of somebody else among them', mixed, 'recompute_organisation_strange'],
  [
    'a hash of the log',
    line('log-nodes.txt', /./, () => `${'A'.repeat(43)}=`),
    'recompute_root_other',
  ],
  [
    'a place in the log',
    line('log-entries.jsonl', /./, (text) => text.replace(/"index":(\d+)/, '"index":1$1')),
    'recompute_root_other',
  ],
  ['the log left out', withoutFiles(/^log-/), 'recompute_checkpoint_missing'],
  ['the list of codes left out', withoutFiles(/^codes/), 'recompute_file_missing'],
  ['the credits left out', withoutFiles(/^credits/), 'recompute_file_missing'],
  [
    'a file put beside them',
    (of) => new Map([...of, ['..x', Buffer.from('x')]]),
    'recompute_file_strange',
  ],
]

describe('what an insider did to an export, and to all that describes it', () => {
  it.each(attacks)('is found and named: %s', async (_, change, says) => {
    const policy = await writeTestFile('policy', files.get('policy.txt') ?? '')
    const { code, json } = await recomputed(resealed(change(files)), { options: { policy } })
    expect(code).toBe(1)
    expect(json.findings.map((one) => one.says)).toContain(says)
    expect(json.findings.map((one) => one.message).join()).not.toMatch(/undefined|\{\w+\}/)
  })

  it('shows nothing of the log where it was left out and nobody asked for it, and says so', async () => {
    const { code, out } = await recomputed(resealed(withoutFiles(/^log-/)(files)))
    expect(code).toBe(0)
    expect(out).toContain('Not checked: the export has no checkpoint of the public log')
  })

  it('writes no mark that a terminal obeys, whatever a file is called or says', async () => {
    const beside = await recomputed(new Map([...files, ['a\u001b[2Jb', Buffer.from('x')]]))
    expect(beside.out.join('')).toContain('[U+001B][2Jb')
    const other = said(/"organisations":\[/, '"organisations":["\u009b2Jx",')(files)
    const out = [...beside.out.slice(0, -1), ...(await recomputed(other)).out.slice(0, -1)].join('')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
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

function swappedFacts(of: Files): Files {
  const held = linesOf(of, 'events.jsonl').map((text) => JSON.parse(text))
  const factsOf = (at: number) => canonical(held[at].body.facts ?? {})
  const one = held.findIndex(({ body }) => body.facts !== undefined)
  const other = held.findIndex(({ body }, at) => body.facts && factsOf(at) !== factsOf(one))
  const [facts, others] = [held[one].body.facts, held[other].body.facts]
  held[one].body.facts = others
  held[other].body.facts = facts
  return changed(of, 'events.jsonl', () => held.map(canonical))
}

/** The second event of a batch is gone, with its lines, and every later one of that batch says that there was none. */
function renumbered(of: Files): Files {
  const lines = linesOf(of, 'events.jsonl')
  const gone = lines.find((text) => {
    const { subjects } = JSON.parse(text)
    const [{ batch, seq }] = subjects
    return (
      subjects.length === 1 &&
      seq === 2 &&
      lines.some((one) => one.includes(`"batch":"${batch}","prev"`) && one.includes('"seq":3'))
    )
  })
  const { id, subjects } = JSON.parse(gone ?? '')
  const [{ batch }] = subjects
  let prev: string | undefined
  const without = (name: string) => (given: Files) =>
    changed(given, name, (own) => own.filter((text) => !text.includes(`"event":"${id}"`)))
  const events = changed(of, 'events.jsonl', (own) =>
    own
      .filter((text) => text !== gone)
      .map((text) => {
        if (!text.includes(`"batch":"${batch}"`)) return text
        const event = JSON.parse(text)
        for (const subject of event.subjects)
          if (subject.batch === batch && subject.seq > 1)
            Object.assign(subject, { seq: subject.seq - 1, prev })
        const sealed = canonical(event)
        prev = hash('sha256', sealed, 'base64url')
        return sealed
      }),
  )
  return without('lineage.jsonl')(without('postings.jsonl')(events))
}

function withoutPair(of: Files): Files {
  const at = lineWith(
    of,
    'postings.jsonl',
    /"dimension":"mass","event":"[^"]*","facility":"[^"]*","line":0/,
  )
  const { event } = JSON.parse(linesOf(of, 'postings.jsonl')[at] ?? '')
  return changed(of, 'postings.jsonl', (lines) => lines.filter((text) => !text.includes(event)))
}

/** With an event of another organisation, its place and its lines. */
function mixed(of: Files): Files {
  const events = linesOf(everybody, 'events.jsonl')
  const foreign = events.find((text) => !text.includes(`"organisation":"${recycler}"`)) ?? ''
  const { id, actor, subjects } = JSON.parse(foreign)
  const ofIt = (name: string, like: (text: string) => boolean) => (given: Files) =>
    changed(given, name, (own) => [...own, ...linesOf(everybody, name).filter(like)])
  const parts = [
    ofIt('events.jsonl', (text) => text === foreign),
    ofIt('postings.jsonl', (text) => text.includes(`"event":"${id}"`)),
    ofIt('lineage.jsonl', (text) => text.includes(`"event":"${id}"`)),
    ofIt('facilities.jsonl', (text) => text.includes(`"organisation":"${actor.organisation}"`)),
    ofIt('batches.jsonl', (text) => text.includes(subjects[0].batch)),
  ]
  return parts.reduce((given, part) => part(given), of)
}

function withoutFiles(like: RegExp): (of: Files) => Files {
  return (of) => new Map([...of].filter(([name]) => !like.test(name)))
}

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
