import { csvOf } from '../../../domain/csv.ts'
import { toldOrganisation } from '../../../domain/local-names.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type SummaryFigure, summaryFigureNames } from '../../../domain/summary/figures.ts'
import { leastBehind } from '../../../domain/summary/publish-line.ts'
import { sha256 } from '../../digest.ts'
import type { StoredMonth, StoredSummary } from '../../store/oversight/public-summaries.ts'

/**
 * A public summary as programs read it: months newest first, each as it was put together once; null where a figure is withheld. `digest` is SHA-256
 * of all the rest as canonical JSON (RFC 8785), base64url.
 */
export function summaryDocument(summary: StoredSummary, months: readonly StoredMonth[]) {
  const { jurisdiction, constructed } = summary
  const document = {
    authority: toldOrganisation(summary),
    jurisdiction,
    constructed,
    leastOrganisations: leastBehind.organisations,
    unit: 'g',
    asOf: months[0]?.asOf.toISOString() ?? null,
    months: months.map(({ month, asOf, figures }) => ({
      month,
      asOf: asOf.toISOString(),
      figures,
    })),
  }
  return { ...document, digest: sha256(canonical(document)) }
}

export type SummaryDocument = ReturnType<typeof summaryDocument>

/**
 * The same as a table: a row for each month and stream, `*` for all streams; a cell is empty where the figure is withheld. Every row says whether it is of
 * the demonstration.
 */
export function summaryCsv({ constructed, months }: SummaryDocument): string {
  const header = [
    'constructed',
    'month',
    'as_of',
    'stream',
    ...summaryFigureNames.map((name) => `${name}_grams`),
  ]
  const rows = months.flatMap(({ month, asOf, figures }) => {
    const gramsOf = (figure: SummaryFigure, stream: string) =>
      stream === '*' ? figures[figure].total : (figures[figure].parts[stream] ?? null)
    return [...Object.keys(figures.in.parts), '*'].map((stream) => [
      String(constructed),
      month,
      asOf,
      stream,
      ...summaryFigureNames.map((figure) => gramsOf(figure, stream)),
    ])
  })
  return csvOf([header, ...rows])
}
