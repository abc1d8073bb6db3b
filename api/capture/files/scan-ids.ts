import { parseScan } from '../../../domain/parse-scan.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/refusal.ts'
import { meaningOf } from '../../../workflows/meaning.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { idFrom } from '../../digest.ts'

/** The ids that a scan without one of its own may have. */
export interface DerivedIds {
  readonly id: string
  /** The one that followed from its text, which earlier versions recorded it under. */
  readonly former: string
}

/** Who imports, and the streams that a scan may name. */
export interface Terms {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly organisation: string
}

/**
 * The id of a scan that came without one: it follows from the organisation and from what the scan says, whatever it was typed
 * like, so that the same again is a duplicate. What cannot be read is refused under the id of its text. A refusal where that
 * has no canonical form: a number too large, half a character.
 */
export function derivedIds({ streams, organisation }: Terms, said: object): DerivedIds | Refusal {
  try {
    const former = idFrom(`import scans/${organisation}/${canonical(said)}`)
    const scan = parseScan({ ...said, id: former })
    const stream = isRefusal(scan) ? undefined : streams.get(scan.stream)
    const meaning = isRefusal(scan) || stream === undefined ? undefined : meaningOf(stream, scan)
    if (meaning === undefined) return { id: former, former }
    return { id: idFrom(`import scans/2/${organisation}/${canonical(meaning)}`), former }
  } catch {
    return refuse('invalid', '', ['scan_not_canonical'])
  }
}
