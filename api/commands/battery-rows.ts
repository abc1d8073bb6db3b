import type { Event } from '../../domain/event.ts'
import type { Field } from '../../domain/field.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Installation } from '../installation.ts'
import { readEnvelopes } from '../store/check/envelopes.ts'
import type { Database } from '../store/database.ts'
import { openStored } from './check/opened.ts'
import type { Table } from './read-rows.ts'

/**
 * Events that earlier imports made of the same rows, by id. What holds for every row and stands in no column (facility,
 * origin, given facts, baseline) is taken from them, so that a file that was mended or has grown can be imported again,
 * with other options too: only a row whose own figures changed is refused.
 */
export async function earlierEvents(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Event>> {
  const rows = await readEnvelopes(db, ids)
  return new Map(
    rows.flatMap(({ id, envelope, disclosed }) => {
      const opened = openStored(envelope, disclosed)
      return 'why' in opened ? [] : [[id, opened.event] as const]
    }),
  )
}

/** The stream that battery files are imported into. Throws when this installation has none. */
export function batteryStream({ streams }: Installation): LoadedStream {
  const stream = streams.get('battery')
  if (stream !== undefined) return stream
  const values = { streams: [...streams.keys()] }
  throw new RefusedError(refuse('unknown_stream', '', ['no_battery_stream', values]))
}

/** A table whose columns hold these facts, and further ones that must be there. */
export function tableOf(
  fields: readonly Field[],
  columns: Readonly<Record<string, string>>,
  further: readonly string[],
): Table {
  const decimals = fields.flatMap((field) => {
    const column = columns[field.name]
    return column === undefined || field.type !== 'decimal' ? [] : [[column, field] as const]
  })
  return { columns: [...further, ...Object.values(columns)], decimals: new Map(decimals) }
}
