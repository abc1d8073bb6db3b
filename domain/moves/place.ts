/** What a place inside a facility is for. What is recalled or in quarantine moves only to those of the last kind. */
export const placeKinds = ['dock', 'store', 'colour_store', 'station', 'quarantine'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** Who may take something to a place or from it. */
export const placeServers = ['both', 'hands', 'machines'] as const
export type PlaceServer = (typeof placeServers)[number]

/** A place inside a facility. */
export interface FloorPlace {
  /** One of its kind in the organisation, so that a machine says a place by its code alone. */
  readonly code: string
  /** Code of its facility. */
  readonly facility: string
  readonly kind: PlaceKind
  readonly servedBy: PlaceServer
  /** What it holds at most, of both that are said; null for no bound. */
  readonly capacityGrams: number | null
  readonly capacityContainers: number | null
  readonly isClosed: boolean
}

/** Most containers that a place is said to hold. */
export const mostContainers = 100_000
