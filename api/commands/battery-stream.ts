import { refusal } from '../../domain/refusal.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { RefusedError } from '../http/problem.ts'
import type { Installation } from '../installation.ts'

/** The stream that battery files are imported into. Throws when this installation has none. */
export function batteryStream({ streams }: Installation): LoadedStream {
  const stream = streams.get('battery')
  if (stream !== undefined) return stream
  const message = `Cannot import batteries: there is no stream "battery", only ${[...streams.keys()].join(', ')}`
  throw new RefusedError(refusal('unknown_stream', '', message))
}
