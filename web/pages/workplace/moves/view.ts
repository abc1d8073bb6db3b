/** What places are called by the reader, and by which clocks times are read. */
export interface PlaceNames {
  /** The name of a place by its code, with the code. */
  readonly nameOf: (place: string) => string
  /** IANA name of the clock of a facility, by its code. */
  readonly zoneOf: (facility: string) => string
}

/** A facility to choose. */
export interface FacilityChoice {
  readonly code: string
  readonly name: string
}
