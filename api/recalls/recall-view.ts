import { buyerFact } from '../../workflows/recall.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../access/principal.ts'
import type { AffectedBatch, RecallViewer } from '../store/affected-batches.ts'
import type { Store } from '../store/open-store.ts'
import { nameOrganisations } from '../store/organisations.ts'
import { listCounterparts, type StoredRecall } from '../store/recalls.ts'
import type { AffectedView, RecallView } from './recall-schemas.ts'

/** Recalls as an organisation sees them; whoever opened one is named to those with whom it ever handed over. */
export async function recallViews(
  store: Store,
  organisationKey: number,
  { recalls, viewer }: { recalls: readonly StoredRecall[]; viewer: RecallViewer['sees'] },
): Promise<readonly RecallView[]> {
  if (recalls.length === 0) return []
  const counterparts = await listCounterparts(store.own(organisationKey), organisationKey)
  const openers = [...new Set(recalls.map((recall) => recall.organisationKey))]
  const named = await nameOrganisations(store.system, openers)
  return recalls.map((recall) => {
    const { organisationKey: opener, id, reason, severity, batches, grams } = recall
    const isOwn = opener === organisationKey
    const isKnown = isOwn || viewer === 'regulator' || counterparts.has(opener)
    const { slug = '', name = '' } = named.get(opener) ?? {}
    return {
      ...{ id, reason, severity, openedBy: isKnown ? { slug, name } : null, isOwn, batches, grams },
      createdTime: recall.createdTime.toISOString(),
      endedTime: recall.endedTime?.toISOString() ?? null,
      endNote: recall.endNote,
    }
  })
}

/** With which eyes a principal looks at a recall. */
export function viewerOf(
  { role }: Principal,
  organisationKey: number,
  recall: Pick<StoredRecall, 'organisationKey'>,
): RecallViewer {
  if (role === 'regulator') return { organisationKey, sees: 'regulator' }
  const sees = recall.organisationKey === organisationKey ? 'recaller' : 'holder'
  return { organisationKey, sees }
}

/** An affected batch as the API shows it. */
export function affectedView({ slug, name, batchKey: _, ...batch }: AffectedBatch): AffectedView {
  return { holder: { slug, name }, ...batch }
}

/** Stages that record to whom something was sold, as `stream.stage`. */
export function salesIn(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  return [...streams.values()].flatMap((stream) =>
    Object.values(stream.allStages)
      .filter(({ fields }) => fields.some((field) => field.name === buyerFact))
      .map((stage) => `${stream.name}.${stage.name}`),
  )
}
