import { houseRule } from '../source.ts'

export const stationStates = ['running', 'stopped', 'fault'] as const
export type StationState = (typeof stationStates)[number]

/** What a station says of an interval: pieces, its state, what its meters counted; at least one of the three. */
export interface Reading {
  /** The station's own number of it: it never comes again with other content. */
  readonly seq: number
  /** UTC ISO 8601. */
  readonly from: string
  readonly to: string
  readonly good?: number | undefined
  readonly bad?: number | undefined
  /** Bad pieces by class of defect; what is left of `bad` has none. */
  readonly defects?: readonly Defect[] | undefined
  readonly state?: StationState | undefined
  /** Why it did not run. */
  readonly reason?: string | undefined
  readonly energyWattHours?: number | undefined
  readonly waterMillilitres?: number | undefined
  readonly dyeGrams?: number | undefined
}

export interface Defect {
  readonly class: string
  readonly pieces: number
}

/** What kinds of things a reading may say, each of which a station says once of any moment. */
export const readingKinds = ['count', 'state', 'meter'] as const
export type ReadingKind = (typeof readingKinds)[number]

/** Which kinds a reading is of. */
export function kindsOf(reading: Reading): readonly ReadingKind[] {
  const { good, bad, state, energyWattHours, waterMillilitres, dyeGrams } = reading
  const meters = [energyWattHours, waterMillilitres, dyeGrams]
  return readingKinds.filter((kind) => {
    if (kind === 'count') return good !== undefined || bad !== undefined
    if (kind === 'state') return state !== undefined
    return meters.some((meter) => meter !== undefined)
  })
}

/** Good and bad together. */
export function piecesOf({ good = 0, bad = 0 }: Pick<Reading, 'good' | 'bad'>): number {
  return good + bad
}

/** Bounds of readings. */
export const readingRules = {
  /** Most of one request. */
  mostTogether: 1_000,
  mostPieces: 1_000_000,
  /** Of a meter in one reading. */
  mostMetered: 1_000_000_000,
  mostDefects: 50,
  mostStateHours: 24,
  /** How far ahead of our clock a station may be. */
  leadMinutes: 5,
  keptDays: 400,
  keptSource: houseRule(
    'Readings are kept for 400 days, a year and the time to look back on it; what they add up to by hour stays',
  ),
} as const
