/** An order for containers out of the colour stores of a facility. */
export interface OpenOrder {
  readonly id: string
  /** Code of the place to which they are to come. */
  readonly to: string
  readonly material: string | null
  readonly colour: string | null
  /** How many more it asks for, beside those that moves were asked for. */
  readonly missing: number
}

/** The fact by which streams say the colour of a batch. */
export const colourFact = 'colourBin'

/** A container that may be called off: it stands in a colour store, nothing holds it and no move is open on it. */
export interface StoredContainer {
  readonly batch: string
  readonly place: string
  readonly material: string
  /** Undefined where its stream says none. */
  readonly colour: string | undefined
  /** Since when it stands there, UTC ISO 8601. */
  readonly since: string
}

export interface Served {
  readonly order: OpenOrder
  readonly containers: readonly StoredContainer[]
}

/**
 * Which containers serve which orders: orders in the sequence given, each with what has stood longest of what it asks for. What is not there yet
 * is served when it comes.
 */
export function serveOrders(
  orders: readonly OpenOrder[],
  stored: readonly StoredContainer[],
): readonly Served[] {
  const left = stored.toSorted(
    (one, other) => one.since.localeCompare(other.since) || (one.batch < other.batch ? -1 : 1),
  )
  return orders.map((order) => {
    const containers = left
      .filter((container) => fits(order, container))
      .slice(0, Math.max(0, order.missing))
    for (const container of containers) left.splice(left.indexOf(container), 1)
    return { order, containers }
  })
}

function fits({ material, colour, to }: OpenOrder, container: StoredContainer): boolean {
  return (
    (material === null || material === container.material) &&
    (colour === null || colour === container.colour) &&
    to !== container.place
  )
}
