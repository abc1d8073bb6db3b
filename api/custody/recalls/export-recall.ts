import { csvOf } from '../../../domain/csv.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { sumOf } from '../../../domain/sum.ts'
import { type Language, words } from '../../../domain/words.ts'
import { localMoment } from '../../../web/pages/local-time.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
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

/** Columns, in English by the names that scripts know. */
const headings = [
  words('holder', '持有者', '持有方'),
  words('code', '編號', '编号'),
  words('stream', '流程', '流程'),
  words('kind', '種類', '种类'),
  words('material', '物料', '物料'),
  words('state', '狀態', '状态'),
  words('facility', '設施', '设施'),
  words('grams', '重量（克）', '重量（克）'),
  words('buyers', '買方', '买方'),
  words('sold_grams', '售出重量（克）', '售出重量（克）'),
  words('last_sold', '最近售出時間', '最近售出时间'),
  words('batches', '批次數目', '批次数目'),
  words('id', '識別碼', '标识'),
] as const

/** What stands for a holder whose name the reader may not know, and for a buyer whom nobody told. */
const withheldName = words('verified, name withheld', '已核實，名稱不公開', '已核实，名称不公开')
const notTold = words('not told', '未有告知', '未告知')

/** Who reads the file: in which language, and what they call streams, kinds and states. */
export interface FileReader {
  readonly language: Language
  readonly timeZone: string
  readonly called: (name: string | null) => string | null
}

/** All that a recall affects as CSV, page by page, in UTF-8 with a byte order mark. */
export async function* recallCsv(
  db: Database,
  asked: RecallExport,
  reader: FileReader,
): AsyncGenerator<string> {
  yield `\uFEFF${csvOf([columnsFor(reader)])}`
  for await (const page of pages(db, asked)) {
    yield csvOf(page.map((batch) => cellsOf(batch, reader)))
  }
  yield csvOf((await countWithheld(db, asked)).map((sort) => withheldCells(sort, reader)))
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
export async function recallXlsx(
  db: Database,
  asked: RecallExport,
  reader: FileReader,
): Promise<Uint8Array> {
  const rows: (readonly string[])[] = [columnsFor(reader)]
  for await (const page of pages(db, asked)) {
    rows.push(...page.map((batch) => cellsOf(batch, reader).map(textOf)))
    if (rows.length > mostSpreadsheetRows) throw new RefusedError(tooLarge)
  }
  rows.push(
    ...(await countWithheld(db, asked)).map((sort) => withheldCells(sort, reader).map(textOf)),
  )
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

function columnsFor({ language }: FileReader): readonly string[] {
  return headings.map((heading) => heading[language])
}

type Cell = string | number | null

function cellsOf(batch: AffectedBatch, reader: FileReader): readonly Cell[] {
  const { language, called } = reader
  const { code, stream, kind, material, state, facility, grams, sales, id } = batch
  const buyers = [...new Set(sales.map(({ buyer }) => buyer ?? notTold[language]))].join(
    language === 'en' ? '; ' : '；',
  )
  const sold = sumOf(sales, (sale) => sale.grams)
  return [
    nameIn(batch, language),
    code,
    called(stream),
    called(kind),
    called(material),
    called(state),
    facility,
    grams,
    buyers,
    sales.length === 0 ? null : sold,
    soldText(sales.at(-1)?.soldTime, reader),
    1,
    id,
  ]
}

function withheldCells(
  { stream, kind, material, batches }: WithheldBatches,
  { language, called }: FileReader,
) {
  return [
    withheldName[language],
    null,
    called(stream),
    called(kind),
    called(material),
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

/** When it was sold: for scripts as it is kept, for whoever reads Chinese as people write a time. */
function soldText(time: string | undefined, { language, timeZone }: FileReader): string | null {
  if (time === undefined) return null
  return language === 'en' ? time : localMoment(time, language, timeZone)
}

function textOf(cell: Cell): string {
  return cell === null ? '' : String(cell)
}

const tooLarge = refuse('too_large', '/path', [
  'recall_rows_too_many',
  { most: mostSpreadsheetRows },
])
