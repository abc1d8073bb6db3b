import { csvOf } from '../../../domain/csv.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type SummaryFigure, summaryFigureNames } from '../../../domain/summary/figures.ts'
import { leastBehind } from '../../../domain/summary/publish-line.ts'
import { sha256 } from '../../digest.ts'
import type { StoredMonth, StoredSummary } from '../../store/oversight/public-summaries.ts'

/**
 * A public summary as programs read it: months newest first, each as it was put together once; null where a figure is withheld. `digest` is SHA-256
 * of all the rest as canonical JSON (RFC 8785), base64url.
 */
export function summaryDocument(
  { slug, name, jurisdiction, constructed }: StoredSummary,
  months: readonly StoredMonth[],
) {
  const document = {
    authority: { slug, name },
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

/** The same as a table: a row for each month and stream, `*` for all streams; a cell is empty where the figure is withheld. */
export function summaryCsv({ months }: SummaryDocument): string {
  const header = ['month', 'as_of', 'stream', ...summaryFigureNames.map((name) => `${name}_grams`)]
  const rows = months.flatMap(({ month, asOf, figures }) => {
    const gramsOf = (figure: SummaryFigure, stream: string) =>
      stream === '*' ? figures[figure].total : (figures[figure].parts[stream] ?? null)
    return [...Object.keys(figures.in.parts), '*'].map((stream) => [
      month,
      asOf,
      stream,
      ...summaryFigureNames.map((figure) => gramsOf(figure, stream)),
    ])
  })
  return csvOf([header, ...rows])
}
