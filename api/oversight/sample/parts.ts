import { sumOf } from '../../../domain/sum.ts'
import { idFrom, sha256Hex } from '../../digest.ts'
import type { Database } from '../../store/database.ts'
import { readSampled, type SampledEvent } from '../../store/oversight/sample-findings.ts'
import { listParts, type StoredSample } from '../../store/oversight/samples.ts'
import { type Scope, wholeJurisdiction } from '../scope.ts'

/** A sample as a scope shows it: what one request drew of each of its organisations, in the order of their slugs; one at least. */
export type DrawnSample = readonly [StoredSample, ...StoredSample[]]

/** An event of a sample, with whose it is; its place is that in the whole. */
export interface PlacedEvent extends SampledEvent {
  readonly organisation: string
}

/** Id under which an organisation keeps what was drawn of it together with others. */
export function partId(id: string, { slug }: { readonly slug: string }): string {
  return idFrom(`${id} ${slug}`)
}

/** What was drawn by a request, as far as the scope goes: by the id of the request, or by that of any part. None where nothing was. */
export async function findParts(
  { db, keys, organisations }: Scope,
  id: string,
): Promise<readonly StoredSample[]> {
  return listParts(db, keys, [id, ...organisations.map((one) => partId(id, one))])
}

/**
 * What is said of a sample before its events; of several organisations together their numbers are added up, and its id is the one by which it was
 * asked for.
 */
export function wholeOf(
  parts: DrawnSample,
  id: string,
): Omit<StoredSample, 'sampleKey' | 'digest'> {
  const [first, ...others] = parts
  if (others.length === 0) return first
  const digests = parts.map((part) => `${part.organisation} ${part.frameDigest}\n`)
  return {
    ...first,
    id,
    organisation: wholeJurisdiction,
    organisationName: parts.map(({ organisationName }) => organisationName).join(' · '),
    // Several together have a name in no language.
    organisationNames: {},
    frameCount: sumOf(parts, ({ frameCount }) => frameCount),
    frameDigest: sha256Hex(digests.join('')),
    strata: parts.flatMap(({ strata }) => strata),
  }
}

/** The events of all parts, one part after the other, each in the order in which they were drawn. */
export async function readPlaced(
  db: Database,
  parts: DrawnSample,
): Promise<readonly PlacedEvent[]> {
  const placed: PlacedEvent[] = []
  for (const part of parts) {
    const before = placed.length
    for (const event of await readSampled(db, part))
      placed.push({ ...event, organisation: part.organisation, place: before + event.place })
  }
  return placed
}

/** Where a place of the whole lies; undefined where there is none such. */
export function partAt(
  parts: DrawnSample,
  place: number,
): { readonly part: StoredSample; readonly place: number } | undefined {
  let before = 0
  for (const part of parts) {
    const drawn = drawnIn(part)
    if (place <= before + drawn) return { part, place: place - before }
    before += drawn
  }
  return undefined
}

/** How many events were drawn of a part. */
export function drawnIn({ strata }: StoredSample): number {
  return sumOf(strata, ({ drawn }) => drawn)
}
