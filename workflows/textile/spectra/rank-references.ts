import { type FibreType, unresolvedCellulose } from './fibre-types.ts'

/** A spectrum whose fibre is known. */
export interface Reference {
  /** What its library calls the spectrum. */
  readonly spectrum: string
  /** The piece of fibre that was measured; its replicates share it. */
  readonly sample: string
  readonly type: FibreType
  /** A name of Regulation (EU) 1007/2011, or `unresolved_cellulose`. */
  readonly fibre: string
  readonly fingerprint: readonly number[]
}

/** How near the nearest reference of one name or type is. */
export interface Candidate {
  readonly name: string
  readonly distance: number
  /** The reference that is so near. */
  readonly spectrum: string
}

/** The two nearest names and types, and how near the nearest cellulose without a name is. */
export interface Ranking {
  readonly names: readonly Candidate[]
  readonly types: readonly Candidate[]
  readonly unresolvedDistance: number
}

/** Ranks the references by Euclidean distance. Those of the spectrum's own sample have no say. */
export function rankReferences(
  references: readonly Reference[],
  { fingerprint, sample }: { readonly fingerprint: readonly number[]; readonly sample?: string },
): Ranking {
  const names = new Map<string, Candidate>()
  const types = new Map<string, Candidate>()
  let unresolvedDistance = Number.POSITIVE_INFINITY
  for (const reference of references) {
    if (reference.sample === sample) continue
    const { spectrum, type, fibre } = reference
    const distance = distanceBetween(fingerprint, reference.fingerprint)
    keepNearest(types, { name: type, distance, spectrum })
    if (fibre !== unresolvedCellulose) keepNearest(names, { name: fibre, distance, spectrum })
    else unresolvedDistance = Math.min(unresolvedDistance, distance)
  }
  return { names: nearestTwo(names), types: nearestTwo(types), unresolvedDistance }
}

/** By how much the first name is nearer than the second, as a share of the second's distance: 0 to 1. */
export function leadOf([first, second]: readonly Candidate[]): number {
  if (first === undefined || second === undefined || second.distance === 0) return 0
  return 1 - first.distance / second.distance
}

function distanceBetween(one: readonly number[], other: readonly number[]): number {
  let squares = 0
  for (let at = 0; at < one.length; at += 1) squares += ((one[at] ?? 0) - (other[at] ?? 0)) ** 2
  return Math.sqrt(squares)
}

function keepNearest(nearest: Map<string, Candidate>, candidate: Candidate): void {
  const known = nearest.get(candidate.name)
  if (known === undefined || candidate.distance < known.distance) {
    nearest.set(candidate.name, candidate)
  }
}

function nearestTwo(nearest: ReadonlyMap<string, Candidate>): readonly Candidate[] {
  return [...nearest.values()].sort((one, other) => one.distance - other.distance).slice(0, 2)
}
