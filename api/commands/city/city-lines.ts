import type { Area } from '../../../domain/line/area.ts'

/** A constructed production line of the city, with the change that it went through. */
export interface CityLine {
  readonly organisation: string
  /** Code of the facility in which it stands. */
  readonly facility: string
  readonly code: string
  readonly name: string
  readonly shifts: readonly string[]
  readonly stations: readonly {
    readonly name: string
    /** Pieces an hour that it can do more than the line. */
    readonly faster: number
    /** What its meters count in an hour; a meter that is left out is not there. */
    readonly meters: { readonly energyWattHours: number; readonly waterMillilitres?: number }
  }[]
  /** Oldest first. */
  readonly versions: readonly {
    readonly daysAgo: number
    readonly area: Area
    readonly plannedPeople: number
    readonly ratedPerHour: number
    /** Of all pieces, over all stations. */
    readonly defectRate: number
  }[]
  readonly defects: readonly string[]
  readonly stops: { readonly stopped: readonly string[]; readonly fault: readonly string[] }
  /** What its readings are drawn from. */
  readonly seed: number
}

/**
 * Both change as the paper's assembly line did: half the floor, one and a half times the capacity, 60 % fewer people, 1.2 instead of 1.5 %
 * defects. All else is made up.
 */
export const cityLines: readonly CityLine[] = [
  {
    organisation: 'tai-po-fibre',
    facility: 'TAI-PO',
    code: 'YARN-1',
    name: 'Yarn line (constructed)',
    shifts: ['08:00-16:00', '16:00-24:00'],
    stations: [
      { name: 'Sanitising', faster: 60, meters: { energyWattHours: 4_200, waterMillilitres: 0 } },
      { name: 'Colour sorting', faster: 30, meters: { energyWattHours: 1_800 } },
      { name: 'Opening', faster: 0, meters: { energyWattHours: 9_500 } },
      { name: 'Carding', faster: 10, meters: { energyWattHours: 7_400 } },
      { name: 'Spinning', faster: 20, meters: { energyWattHours: 12_300, waterMillilitres: 0 } },
    ],
    versions: [
      {
        daysAgo: 30,
        area: { amount: 20_000, unit: 'ft2' },
        plannedPeople: 10,
        ratedPerHour: 240,
        defectRate: 0.015,
      },
      {
        daysAgo: 7,
        area: { amount: 10_000, unit: 'ft2' },
        plannedPeople: 4,
        ratedPerHour: 360,
        defectRate: 0.012,
      },
    ],
    defects: ['thick place', 'broken end', 'foreign fibre'],
    stops: {
      stopped: ['change of colour', 'waiting for bales'],
      fault: ['lap on roller', 'motor hot'],
    },
    seed: 20_180_901,
  },
  {
    organisation: 'harbour-batteries',
    facility: 'ECOPARK',
    code: 'PACK-1',
    name: 'Disassembly line (constructed)',
    shifts: ['08:00-16:00'],
    stations: [
      { name: 'Cover and bus bars', faster: 8, meters: { energyWattHours: 600 } },
      { name: 'Module lift', faster: 0, meters: { energyWattHours: 1_100 } },
      { name: 'Module test', faster: 4, meters: { energyWattHours: 2_600 } },
    ],
    versions: [
      {
        daysAgo: 30,
        area: { amount: 600, unit: 'm2' },
        plannedPeople: 5,
        ratedPerHour: 20,
        defectRate: 0.015,
      },
      {
        daysAgo: 7,
        area: { amount: 300, unit: 'm2' },
        plannedPeople: 2,
        ratedPerHour: 30,
        defectRate: 0.012,
      },
    ],
    defects: ['bolt torn', 'cable cut', 'module dented'],
    stops: { stopped: ['waiting for packs', 'discharging'], fault: ['hoist', 'tester offline'] },
    seed: 20_210_817,
  },
]
