import { createReadStream } from 'node:fs'
import { type Fault, faultOf, isRefusal, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { parseJson } from '../../http/body.ts'
import { linesOf } from '../../http/lines.ts'
import { derivedIds, type Terms } from './scan-ids.ts'
import { mostRowCharacters } from './sheet.ts'

/** One line of an NDJSON file: what it said, and the scan or the faults in it. */
export interface ScanLine {
  /** Number of its line; empty ones are not counted. */
  readonly row: number
  readonly given: Readonly<Record<string, unknown>>
  readonly scan?: object
  /** The id under which earlier versions recorded it, where it has none of its own. */
  readonly formerId?: string
  readonly faults: readonly Fault[]
  readonly characters: number
}

/**
 * Reads scans line by line as `POST /scans` takes them. Without an id a scan gets one that follows from the organisation
 * and from what it says. A receipt of an earlier import is passed over.
 */
export async function* readNdjson(file: string, terms: Terms): AsyncGenerator<ScanLine> {
  let row = 0
  for await (const line of linesOf(createReadStream(file), mostRowCharacters)) {
    row += 1
    yield { row, characters: line?.length ?? 0, ...scanIn(line, terms) }
  }
}

function scanIn(
  line: string | undefined,
  terms: Terms,
): Pick<ScanLine, 'given' | 'scan' | 'formerId' | 'faults'> {
  if (line === undefined) {
    return { given: {}, faults: [faultOf('', 'line_too_long', { most: mostRowCharacters })] }
  }
  try {
    const given = objectIn(line)
    const { receipt: _, ...said } = given
    const derived = derivedIds(terms, said)
    if (isRefusal(derived)) throw new RefusedError(derived)
    const { id, former: formerId } = derived
    const isNamed = said.id !== undefined && said.id !== null
    if (isNamed) return { given: said, scan: said, faults: [] }
    return { given: said, scan: { ...said, id }, formerId, faults: [] }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return { given: { unreadable: line.slice(0, 200) }, faults: error.refusal.faults }
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  if (line.includes('\uFFFD')) {
    throw new RefusedError(refuse('invalid', '', ['line_not_utf_8']))
  }
  const given = parseJson(line)
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    return given as Readonly<Record<string, unknown>>
  }
  throw new RefusedError(refuse('invalid', '', ['line_no_object']))
}
