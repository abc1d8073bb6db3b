import { csvOf } from '../../../domain/csv.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sumOf } from '../../../domain/sum.ts'
import { xlsxOf } from '../../capture/files/write-answers.ts'
import {
  type AffectedBatch,
  type AffectedQuery,
  countWithheld,
  listAffected,
  type WithheldBatches,
} from '../../store/custody/affected-batches.ts'
import type { Database } from '../../store/database.ts'
import { affectedView } from './recall-view.ts'

/**
 * Rows that one question brings; between two of them no connection is held. Each question looks at all that is left, so
 * small pages would cost a large recall its square.
 */
const rowsTogether = 20_000

/** A spreadsheet is made in memory as a whole. */
const mostSpreadsheetRows = 100_000

export type RecallExport = Omit<AffectedQuery, 'after' | 'limit'>

const columns = [
  'holder',
  'code',
  'stream',
  'kind',
  'material',
  'state',
  'facility',
  'grams',
  'buyers',
  'sold_grams',
  'last_sold',
  'batches',
  'id',
] as const

/** What stands for a holder whose name the reader may not know. */
const withheldName = 'verified, name withheld'

/** All that a recall affects as CSV, page by page, in UTF-8 with a byte order mark. */
export async function* recallCsv(db: Database, asked: RecallExport): AsyncGenerator<string> {
  yield `\uFEFF${csvOf([columns])}`
  for await (const page of pages(db, asked)) yield csvOf(page.map(cellsOf))
  yield csvOf((await countWithheld(db, asked)).map(withheldCells))
}

/** The same as NDJSON: a line for each batch, then a line for each sort of what is withheld. */
export async function* recallNdjson(db: Database, asked: RecallExport): AsyncGenerator<string> {
  for await (const page of pages(db, asked)) {
    yield page.map((batch) => `${JSON.stringify(affectedView(batch))}\n`).join('')
  }
  const withheld = await countWithheld(db, asked)
  yield withheld.map((sort) => `${JSON.stringify({ withheld: sort })}\n`).join('')
}

/** The same as a spreadsheet; refused when it would hold too many rows. */
export async function recallXlsx(db: Database, asked: RecallExport): Promise<Uint8Array> {
  const rows: (readonly string[])[] = [columns]
  for await (const page of pages(db, asked)) {
    rows.push(...page.map((batch) => cellsOf(batch).map(textOf)))
    if (rows.length > mostSpreadsheetRows) throw new RefusedError(tooLarge)
  }
  rows.push(...(await countWithheld(db, asked)).map((sort) => withheldCells(sort).map(textOf)))
  return xlsxOf(rows)
}

async function* pages(db: Database, asked: RecallExport): AsyncGenerator<readonly AffectedBatch[]> {
  let after = 0
  for (;;) {
    const page = await listAffected(db, { ...asked, after, limit: rowsTogether })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (last === undefined || page.length < rowsTogether) return
    after = last.batchKey
  }
}

type Cell = string | number | null

function cellsOf(batch: AffectedBatch): readonly Cell[] {
  const { name, code, stream, kind, material, state, facility, grams, sales, id } = batch
  const buyers = [...new Set(sales.map(({ buyer }) => buyer ?? 'not told'))].join('; ')
  const sold = sumOf(sales, (sale) => sale.grams)
  return [
    name,
    code,
    stream,
    kind,
    material,
    state,
    facility,
    grams,
    buyers,
    sales.length === 0 ? null : sold,
    sales.at(-1)?.soldTime ?? null,
    1,
    id,
  ]
}

function withheldCells({ stream, kind, material, batches }: WithheldBatches) {
  return [
    withheldName,
    null,
    stream,
    kind,
    material,
    null,
    null,
    null,
    null,
    null,
    null,
    batches,
    null,
  ] satisfies readonly Cell[]
}

function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell)
}

const tooLarge = refuse('too_large', '/path', [
  'recall_rows_too_many',
  { most: mostSpreadsheetRows },
])
