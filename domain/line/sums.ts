/** What readings of a station add up to; whole pieces, milliseconds and units of meters. */
export interface Sums {
  readonly good: number
  readonly bad: number
  readonly runningMs: number
  readonly stoppedMs: number
  readonly faultMs: number
  readonly energyWattHours: number
  readonly waterMillilitres: number
  readonly dyeGrams: number
  /** How many readings a meter gave: none is not the same as nothing used. */
  readonly energyReadings: number
  readonly waterReadings: number
  readonly dyeReadings: number
}

const names = [
  'good',
  'bad',
  'runningMs',
  'stoppedMs',
  'faultMs',
  'energyWattHours',
  'waterMillilitres',
  'dyeGrams',
  'energyReadings',
  'waterReadings',
  'dyeReadings',
] as const satisfies readonly (keyof Sums)[]

export const noSums: Sums = {
  good: 0,
  bad: 0,
  runningMs: 0,
  stoppedMs: 0,
  faultMs: 0,
  energyWattHours: 0,
  waterMillilitres: 0,
  dyeGrams: 0,
  energyReadings: 0,
  waterReadings: 0,
  dyeReadings: 0,
}

/** Adds up sums; zeros for none. */
export function addUp(all: readonly Sums[]): Sums {
  const totals = names.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)])
  return Object.assign({}, noSums, Object.fromEntries(totals))
}
