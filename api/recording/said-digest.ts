import type { Scan } from '../../domain/event.ts'
import { parseScan } from '../../domain/parse-scan.ts'
import { canonical } from '../../domain/proof/canonical.ts'
import { isRefusal } from '../../domain/refusal.ts'
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

/** Whether two scans as they were sent say the same; not where one of them cannot be read. */
export function sayTheSame(
  streams: ReadonlyMap<string, LoadedStream>,
  one: unknown,
  next: unknown,
): boolean {
  const [digest, other] = [one, next].map((given) => {
    const scan = parseScan(given)
    const stream = isRefusal(scan) ? undefined : streams.get(scan.stream)
    return isRefusal(scan) || stream === undefined ? undefined : saidDigestOf(stream, scan)
  })
  return digest !== undefined && digest === other
}
