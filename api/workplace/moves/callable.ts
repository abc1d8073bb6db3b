import { colourFact } from '../../../domain/moves/serve-orders.ts'
import { type Words, wordsFrom } from '../../../domain/words.ts'
import type { ShownOrder } from '../../../web/pages/workplace/moves/orders-page.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Database } from '../../store/database.ts'
import { findBatches } from '../../store/inventory/batches.ts'
import type { StoredOrder } from '../../store/moves/orders.ts'
import { listCallable } from '../../store/moves/standing.ts'
import { materialWords } from '../words-of.ts'

type Streams = ReadonlyMap<string, LoadedStream>

/** What containers may be ordered of, in words by the name that an order says. */
export interface Callable {
  /** Every colour that a stream knows. */
  readonly colours: ReadonlyMap<string, Words>
  /** Materials of what stands in colour stores. */
  readonly materials: ReadonlyMap<string, Words>
}

/** Reads what containers may be ordered of. */
export async function callable(
  db: Database,
  organisationKey: number,
  streams: Streams,
): Promise<Callable> {
  const codes = [...(await listCallable(db, organisationKey)).keys()]
  const batches = codes.length === 0 ? [] : await findBatches(db, organisationKey, codes)
  const materials = new Map(
    batches.map((batch) => [batch.material, materialWords(streams, batch)] as const),
  )
  return { colours: coloursOf(streams), materials }
}

function coloursOf(streams: Streams): ReadonlyMap<string, Words> {
  const fields = [...streams.values()]
    .flatMap(({ stages }) => Object.values(stages))
    .flatMap(({ fields: own = [], outputFields = [], decided = [] }) => [
      ...own,
      ...outputFields,
      ...decided,
    ])
  const choices = fields.flatMap(({ name, choices = {} }) =>
    name === colourFact ? Object.entries(choices) : [],
  )
  return new Map(choices)
}

/** An order with what it asks for in words; a name that nobody has words for is shown as it is. */
export function shownOrder(
  order: StoredOrder & { readonly waiting: number },
  streams: Streams,
): ShownOrder {
  const { colour, material, cancelledTime } = order
  const what = [
    ...(colour === null ? [] : [coloursOf(streams).get(colour) ?? wordsFrom(() => colour)]),
    ...(material === null ? [] : [materialIn(streams, material)]),
  ]
  return { ...order, what, isCancelled: cancelledTime !== null }
}

/** A material in the words of the stream that has it. */
function materialIn(streams: Streams, material: string): Words {
  const known = [...streams.keys()].map((stream) => materialWords(streams, { stream, material }))
  return known.find(({ en }) => en !== material) ?? wordsFrom(() => material)
}
