import { refuse } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'

/** The stream that battery files are imported into. Throws when this installation has none. */
export function batteryStream({ streams }: Installation): LoadedStream {
  const stream = streams.get('battery')
  if (stream !== undefined) return stream
  const values = { streams: [...streams.keys()] }
  throw new RefusedError(refuse('unknown_stream', '', ['no_battery_stream', values]))
}
