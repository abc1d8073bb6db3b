import type { Scan } from '../../domain/event.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { meaningOf } from '../../workflows/meaning.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { sha256Hex } from '../digest.ts'

/**
 * SHA-256 of what a scan says, hex: the same for every way to write it. Never that of a scan as it was sent. Undefined for a
 * scan whose facts cannot be read.
 */
export function saidDigestOf(stream: LoadedStream, scan: Scan): string | undefined {
  const meaning = meaningOf(stream, scan)
  return meaning && sha256Hex(`loomcell-said/1\n${canonical(meaning)}`)
}
