import type { ReconciledRow } from '../../../domain/claim/reconcile.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { type Words, words, wordsFrom } from '../../../domain/words.ts'
import { filled } from '../../../web/pages/record/format.ts'
import { classWords, evidencePhrases } from '../../../web/pages/workplace/evidence/phrases.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { sha256 } from '../../digest.ts'
import type { ReportCell, ReportPlace, ReportTable } from '../../outputs/report-table.ts'

/** A reconciliation as a table: a column for each number, and for what was claimed by each standard. */
export function reconciliationTable(
  { rows, balanced }: { readonly rows: readonly ReconciledRow[]; readonly balanced: boolean },
  asked: {
    readonly organisation: string
    readonly from: string
    readonly to: string
    readonly timeZone: string
    readonly place: ReportPlace
  },
): ReportTable {
  const { organisation, from, to, timeZone, place } = asked
  const columns = [...before, ...claimed(rows), closing]
  const balance = balanced ? stockPhrases.balanced : stockPhrases.unbalanced
  return {
    file: `reconciliation-${from}-to-${to}`,
    title: evidencePhrases.reconciliation,
    facts: [
      { label: words('Organisation', '機構', '机构'), value: organisation },
      { label: words('Period', '期間', '期间'), value: `${from} / ${to} (${timeZone})` },
      { label: words('Balance', '收支', '收支'), value: balance },
    ],
    columns,
    rows: rows.map((row) => columns.map(({ read }) => read(row))),
    notes: [evidencePhrases.periodWhy],
    digest: sha256(canonical({ organisation, from, to, timeZone, rows })),
    place,
  }
}

interface Column {
  readonly key: string
  readonly label: Words
  readonly width: number
  readonly read: (row: ReconciledRow) => ReportCell
}

const before: readonly Column[] = [
  {
    key: 'facility',
    label: words('Facility', '設施', '设施'),
    width: 1.6,
    read: (row) => row.facility,
  },
  {
    key: 'material',
    label: words('Material', '物料', '物料'),
    width: 1.6,
    read: (row) => row.material,
  },
  {
    key: 'class',
    label: words('Class', '類別', '类别'),
    width: 1.6,
    read: (row) => ({ code: row.class, label: classWords[row.class] }),
  },
  grams('opening_grams', evidencePhrases.opening, (row) => row.openingGrams),
  grams('recycled_input_grams', evidencePhrases.recycledInput, (row) => row.recycledInputGrams),
  grams('process_loss_grams', evidencePhrases.processLoss, (row) => row.processLossGrams),
  {
    key: 'conversion_factor',
    label: words('Conversion factor', '轉換系數', '转换系数'),
    width: 1.2,
    read: (row) => row.conversionFactor,
  },
  grams('by_product_grams', evidencePhrases.byProducts, (row) => row.byProductGrams),
  grams('taken_back_grams', evidencePhrases.takenBack, (row) => row.takenBackGrams),
  grams('carried_on_grams', evidencePhrases.carriedOn, (row) => row.carriedOnGrams),
]

const closing = grams('closing_grams', evidencePhrases.closing, (row) => row.closingGrams)

function claimed(rows: readonly ReconciledRow[]): readonly Column[] {
  const standards = new Set(rows.flatMap(({ claimedGrams }) => Object.keys(claimedGrams)))
  return [...standards].sort().map((standard) => {
    const key = `claimed_${standard.toLowerCase().replaceAll(/\W+/g, '_')}_grams`
    const label = wordsFrom((language) => filled(evidencePhrases.claimed, language, { standard }))
    return grams(key, label, ({ claimedGrams }) => claimedGrams[standard] ?? 0)
  })
}

function grams(key: string, label: Words, read: (row: ReconciledRow) => number): Column {
  const unit = words(' (g)', '（克）', '（克）')
  return { key, label: wordsFrom((language) => label[language] + unit[language]), width: 1, read }
}
