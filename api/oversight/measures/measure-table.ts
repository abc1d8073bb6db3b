import { sourceIn } from '../../../domain/house-rules.ts'
import { type MeasureLine, measures } from '../../../domain/measure/measure.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { sha256 } from '../../digest.ts'
import { plainCell, type ReportPlace, type ReportTable } from '../../outputs/report-table.ts'
import { localDays } from '../flow/make-flow-report.ts'
import type { MadeMeasure } from './make-measure.ts'

/** A measure as a table for programs, a spreadsheet and paper; its digest is of all that it says, its lines too. */
export function measureTable(report: MadeMeasure, place: ReportPlace): ReportTable {
  const { measure, from, to, timeZone, asOf, organisations, columns, rows, total } = report
  const { checks, notes, sources } = report
  const zone =
    timeZone === localDays
      ? words('by the days of each place', '以各地點的日期計算', '以各地点的日期计算')
      : words(timeZone, timeZone, timeZone)
  return {
    file: `${measure}-${from}-to-${to}`,
    title: measures[measure].title,
    facts: [
      { label: phrases.organisations, value: organisations.join(', ') },
      {
        label: phrases.period,
        value: wordsFrom((language) => `${from} – ${to} · ${zone[language]}`),
      },
      { label: phrases.asOf, value: asOf ?? phrases.everything },
      ...checks.map(({ label, holds }) => ({ label, value: holds ? phrases.yes : phrases.no })),
    ],
    columns,
    rows: rows.map(({ cells }) => cells),
    total,
    notes: [...notes, ...sources.map(sourceWords)],
    digest: sha256(canonical(plainMeasure(report, { lines: true }))),
    place,
  }
}

/** A measure as JSON: cells by the key of their column. */
export function plainMeasure(
  report: MadeMeasure,
  { row, lines }: { readonly row?: string | undefined; readonly lines?: boolean } = {},
) {
  const { measure, from, to, timeZone, asOf, organisations, columns, total } = report
  const values = (cells: MadeMeasure['rows'][number]['cells']) =>
    Object.fromEntries(columns.map(({ key }, at) => [key, plainCell(cells[at] ?? null)]))
  const shown = report.lines.filter((line) => lines === true || line.row === row)
  return {
    measure,
    from,
    to,
    timeZone,
    asOf,
    organisations,
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: report.rows.map(({ key, cells }) => ({ row: key, values: values(cells) })),
    total: total === undefined ? null : values(total),
    checks: report.checks.map(({ label, holds }) => ({ says: label.en, holds })),
    notes: report.notes.map(({ en }) => en),
    sources: report.sources,
    lineCount: row === undefined ? null : (report.lineCount ?? shown.length),
    lines: shown.map(plainLine),
  }
}

function plainLine(line: MeasureLine) {
  const { row, organisation, batch, event, handOver, time, grams, says } = line
  return {
    row,
    organisation,
    ...(batch === undefined ? {} : { batch }),
    ...(event === undefined ? {} : { event }),
    ...(handOver === undefined ? {} : { handOver }),
    ...(time === undefined ? {} : { time }),
    ...(grams === undefined ? {} : { grams }),
    ...(says === undefined ? {} : { says: says.en }),
  }
}

function sourceWords(source: MadeMeasure['sources'][number]): Words {
  return wordsFrom((language) => {
    const told = sourceIn(source, language).text
    return `${phrases.source[language]}${told} (${phrases[source.basis][language]})`
  })
}

const phrases = {
  organisations: words('Organisations', '機構', '机构'),
  period: words('From, up to and without', '由，至（不包括當日）', '自，至（不包括当日）'),
  asOf: words('As of', '截至', '截至'),
  everything: words(
    'everything recorded until it was made',
    '製備前的所有記錄',
    '制作前的所有记录',
  ),
  yes: words('yes', '是', '是'),
  no: words('NO', '否', '否'),
  source: words('Source: ', '來源：', '来源：'),
  read: words('read', '已閱原文', '已读原文'),
  secondary: words('secondary source', '二手來源', '二手来源'),
  remembered: words('not checked', '未核實', '未核实'),
  house: words('rule of our own', '自訂規則', '自订规则'),
} as const
