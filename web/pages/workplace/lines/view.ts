import type { LineFigures } from '../../../../domain/line/line-figures.ts'
import type { LineVersion } from '../../../../domain/line/line-version.ts'
import type { StationState } from '../../../../domain/line/reading.ts'
import type { ShiftWindow } from '../../../../domain/line/shifts.ts'
import { type LocalNames, nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { nameAndCode } from '../../record/format.ts'
import type { Said } from '../form/said.ts'
import type { ClassLabels } from '../optical-checks/class-words.ts'

/** Where a line stands: code of its facility, and what that is called. */
export interface LinePlace {
  readonly facility: string
  readonly facilityName: string
  readonly facilityNames: LocalNames
}

/** A line over days, as its page shows it. */
export interface LineView extends LinePlace {
  readonly code: string
  /** Whose clock its days and times are of. */
  readonly timeZone: string
  readonly version: LineVersion
  /** Days; `to` is not included. */
  readonly from: string
  readonly to: string
  readonly total: LineFigures
  readonly shifts: readonly { readonly window: ShiftWindow; readonly figures: LineFigures }[]
  readonly outside: { readonly good: number; readonly bad: number }
  readonly reasons: readonly {
    readonly kind: 'defect' | 'stopped' | 'fault'
    readonly reason: string
    readonly station: string
    readonly amount: number
  }[]
  /** The newest state of each station that told one. */
  readonly now: readonly {
    readonly station: string
    readonly state: StationState
    readonly reason?: string | undefined
    readonly to: string
  }[]
  /** What classes of defects are called that stations tell by the code of a list. */
  readonly classes: ClassLabels
  /** Names of stations by id. */
  readonly names: ReadonlyMap<string, string>
  /** UTC ISO 8601, of the whole. */
  readonly span: { readonly start: string; readonly end: string }
  readonly mayChange: boolean
  readonly said: readonly Said[]
}

/** The facility of a line, as a reader of this language calls it, with its code. */
export function placeText(
  { facility: code, facilityName: name, facilityNames: names }: LinePlace,
  language: Language,
): string {
  return nameAndCode({ name: nameIn({ name, names }, language), code }, language)
}

/** What a station is called. */
export function stationName(names: ReadonlyMap<string, string>, station: string): string {
  return names.get(station) ?? station.slice(0, 8)
}

/** Where the readings of a figure are listed. */
export function readingsHref(
  code: string,
  { start, end }: { readonly start: string; readonly end: string },
  filter: { readonly station?: string; readonly kind?: 'count' | 'state' | 'meter' } = {},
): string {
  const query = new URLSearchParams({ start, end, ...filter })
  return `/work/lines/${encodeURIComponent(code)}/readings?${query}`
}
