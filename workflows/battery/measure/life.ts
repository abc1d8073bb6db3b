/** An edge by which something came of a pack; of a product or a lot one for each part of it. */
export interface LifeEdge {
  readonly batch: number
  readonly code: string
  /** Slug of whose books it is in. */
  readonly organisation: string
  readonly kind: string
  /** The one pack that it is a part of; null for a product or a lot, which are of many. */
  readonly pack: number | null
  /** What it came out of; null for the pack itself. */
  readonly parent: number | null
  /** Stage of the event that made it so, and its id; null for the pack itself. */
  readonly by: string | null
  readonly byEvent: string | null
}

/** One event of a batch as far as it stands: the grams of its stock that it changed, by movement. */
export interface LifeEvent {
  readonly batch: number
  readonly event: string
  readonly stage: string
  readonly time: string
  /** Null where no grams changed. */
  readonly movement: string | null
  readonly grams: number
  /** Whether its goods left the territory, as its papers or facts say. */
  readonly exported: boolean
  /** What a new passport was issued for. */
  readonly operation: string | null
  /** Watt-hours that a test measured. */
  readonly wattHours: string | null
}

/** All that is known of one batch: the first event comes first. */
export interface Life {
  readonly edge: LifeEdge
  readonly parents: readonly LifeEdge[]
  readonly events: readonly LifeEvent[]
  readonly children: readonly LifeEdge[]
}

/** Lives by the key of the batch. */
export function livesOf(
  edges: readonly LifeEdge[],
  events: readonly LifeEvent[],
): ReadonlyMap<number, Life> {
  const own = Map.groupBy(edges, ({ batch }) => batch)
  const children = Map.groupBy(edges, ({ parent }) => parent)
  const happened = Map.groupBy(events, ({ batch }) => batch)
  return new Map(
    [...own].flatMap(([batch, [edge, ...more]]) => {
      if (edge === undefined) return []
      const parents = [edge, ...more].filter(({ parent }) => parent !== null)
      const life: Life = {
        edge,
        parents,
        events: happened.get(batch) ?? [],
        children: children.get(batch) ?? [],
      }
      return [[batch, life] as const]
    }),
  )
}

/** Net grams of the events that are meant. */
export function netGrams(
  { events }: Pick<Life, 'events'>,
  isMeant: (event: LifeEvent) => boolean,
): number {
  return events.reduce((sum, event) => (isMeant(event) ? sum + event.grams : sum), 0)
}

/** The last event of a stage. */
export function lastOf({ events }: Pick<Life, 'events'>, ...stages: readonly string[]) {
  return events.findLast(({ stage }) => stages.includes(stage))
}
