import type { Scan } from '../domain/event.ts'
import type { Facts } from '../domain/field.ts'
import type { Source } from '../domain/source.ts'
import type { Place } from './known.ts'

/** A scan as an example, without an id and a time of its own: it gets both when it is run. */
export interface Example {
  readonly stage: string
  /** Minutes after the first example of the walk. */
  readonly afterMinutes: number
  readonly batches?: Scan['batches']
  readonly outputs?: readonly (Omit<Scan['outputs'][number], 'facts'> & {
    readonly facts?: Facts
  })[]
  readonly losses?: Scan['losses']
  readonly additions?: Scan['additions']
  readonly facts?: Facts
}

/** Where everything of the demonstration stands. */
export const hongKong: Place = { timeZone: 'Asia/Hong_Kong', jurisdiction: 'HK' }

/** What the city's organisations say of a model of theirs. */
export interface DemonstrationModel {
  readonly model: string
  readonly facts: Facts
  /** Where its figures come from. */
  readonly source: Source
}

/** Constructed life in a small city. */
export interface Demonstration {
  readonly organisations: readonly {
    readonly slug: string
    readonly name: string
    readonly facilities: readonly (Place & { readonly code: string; readonly name: string })[]
  }[]
  /** Models of which every organisation of the city says the same. */
  readonly models?: readonly DemonstrationModel[]
  /**
   * Scans of the given number of days, for each batch in the order in which they happened. `random` gives numbers from 0
   * to 1, so that one seed always builds the same city.
   */
  readonly scans: (random: () => number, days: number) => Iterable<DemonstrationScan>
}

/** A scan of the city: an example with its place. `takenBack` names it as a mistake that is reversed at once. */
export interface DemonstrationScan extends Example {
  readonly organisation: string
  readonly facility: string
  readonly takenBack?: string
}
