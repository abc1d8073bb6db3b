import type { HomeView, ShownBatch } from '../../web/pages/home/home-page.ts'
import type { Installation } from '../installation.ts'
import {
  listNamedBatches,
  listShownBatches,
  type ShownBatch as StoredBatch,
} from '../store/public-record/shown-batches.ts'
import { recordPath } from './neighbour.ts'

/** What of the demonstration is worth a look, the best first, and one batch of each kind. */
export async function readShown({
  store,
  streams,
}: Pick<Installation, 'store' | 'streams'>): Promise<Pick<HomeView, 'examples' | 'kinds'>> {
  const wanted = [...streams.values()].flatMap(({ name: stream, demonstration }) =>
    (demonstration?.examples ?? []).map((example) => ({ ...example, stream })),
  )
  const codes = wanted.map(({ batch }) => batch)
  const [found, newest] = await Promise.all([
    listNamedBatches(store.public, codes),
    listShownBatches(store.public),
  ])
  const examples = wanted
    .toSorted((one, other) => one.place - other.place)
    .flatMap(({ stream, batch: code, shows }) => {
      const one = found.find((row) => row.stream === stream && row.code === code)
      return one === undefined ? [] : shownOf(one).map((shown) => ({ ...shown, shows }))
    })
  const kinds = [...Map.groupBy(newest, ({ stream }) => stream)].flatMap(([name, rows]) => {
    const label = streams.get(name)?.label
    return label === undefined ? [] : [{ label, batches: rows.flatMap(shownOf) }]
  })
  return { examples, kinds }

  function shownOf({ id, code, kind, stream }: StoredBatch): readonly ShownBatch[] {
    const label = streams.get(stream)?.kinds[kind]?.label
    return label === undefined ? [] : [{ path: recordPath(id), code, kind: label }]
  }
}
