import type { Context } from 'hono'
import { csvOf } from '../../../domain/csv.ts'
import { nameIn } from '../../../domain/local-names.ts'
import type { Language } from '../../../domain/words.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { StoredPosting } from '../../store/oversight/postings.ts'

/** What a reader calls the organisation in whose books a line stands. */
export function ownerOf(row: StoredPosting, language: Language): string {
  return nameIn({ name: row.organisation, names: row.organisationNames }, language)
}

/** Lines as CSV; where there are more than one file holds, the header says where the next begins. */
export function giveCsv(
  context: Context,
  rows: readonly StoredPosting[],
  next: string | undefined,
) {
  const language = pageLanguage(context)
  const header = [
    'event',
    'event_time',
    'record_time',
    'organisation',
    'facility',
    'stream',
    'stage',
    'batch',
    'account',
    'movement',
    'reason',
    'grams',
  ]
  const lines = rows.map((row) => [
    row.eventId,
    row.eventTime.toISOString(),
    row.recordTime.toISOString(),
    ownerOf(row, language),
    row.facility,
    row.stream,
    row.stage,
    row.batch,
    row.account,
    row.movement,
    row.reason,
    row.grams,
  ])
  return context.body(csvOf([header, ...lines]), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="postings.csv"',
    'cache-control': 'no-store',
    ...(next === undefined ? {} : { 'loomcell-next': next }),
  })
}
