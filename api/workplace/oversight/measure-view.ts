import type { Language } from '../../../domain/words.ts'
import type {
  MeasureCell,
  MeasureReportView,
  MeasureViewLine,
} from '../../../web/pages/workplace/oversight/measures/view.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import { outputForms } from '../../outputs/output-of.ts'
import { type ReportCell, shownCell } from '../../outputs/report-table.ts'
import type { MadeMeasure } from '../../oversight/measures/make-measure.ts'
import type { Scope } from '../../oversight/scope.ts'
import { batchOpens } from './batch-opens.ts'
import { type MeasureAsk, measureHref } from './measure-asked.ts'

/** Most lines that a page shows; the answer of the API has more. */
const mostLines = 100

/** A measure as its page shows it. */
export function measureView(
  report: MadeMeasure,
  {
    ask,
    scope,
    language,
    person,
  }: {
    readonly ask: MeasureAsk
    readonly scope: Scope
    readonly language: Language
    readonly person: PersonPrincipal
  },
): MeasureReportView {
  const { measure, columns, rows, total, checks, notes, sources, lines, isLinked } = report
  const cellOf = (cell: ReportCell): MeasureCell => ({
    text: shownCell(cell, language),
    isNumber:
      typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?…?$/.test(cell)),
  })
  const behind = new Set(lines.map(({ row }) => row))
  const chosen = rows.find(({ key }) => key === ask.row)
  const own = lines.filter(({ row }) => row === chosen?.key)
  const href = (row: string) => `${measureHref(measure, ask, scope, { row })}#lines`
  return {
    heads: columns.map(({ label }) => label[language]),
    rows: rows.map(({ key, cells }) => ({
      cells: cells.map(cellOf),
      href: isLinked || behind.has(key) ? href(key) : undefined,
      isChosen: key === chosen?.key,
    })),
    total: total?.map(cellOf),
    checks,
    notes,
    sources,
    files: outputForms.map((form) => ({
      value: measureHref(measure, ask, scope, { as: form }),
      label: form.toUpperCase(),
    })),
    lines:
      chosen === undefined
        ? undefined
        : {
            of: shownCell(chosen.cells[0] ?? null, language),
            count: report.lineCount ?? own.length,
            shown: own.slice(0, mostLines).map((line): MeasureViewLine => {
              const { batch: code, organisation: slug } = line
              return {
                time: line.time,
                organisation: slug,
                batch:
                  code === undefined
                    ? undefined
                    : { code, opens: batchOpens(person, { slug, code }) },
                event: line.event,
                handOver: line.handOver,
                grams: line.grams,
                says: line.says?.[language],
              }
            }),
          },
  }
}
