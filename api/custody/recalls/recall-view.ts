import { toldNames, toldOrganisation } from '../../../domain/local-names.ts'
import type { AffectedView, RecallView } from '../../../web/pages/workplace/recall/view.ts'
import { buyerFact } from '../../../workflows/recall.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Principal } from '../../http/principal.ts'
import type { AffectedBatch, RecallViewer } from '../../store/custody/affected-batches.ts'
import { listObjections } from '../../store/custody/recall-objections.ts'
import { listCounterparts, type StoredRecall } from '../../store/custody/recalls.ts'
import type { Store } from '../../store/open-store.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'

/** Recalls as an organisation sees them; whoever opened one is named to those with whom it ever handed over. */
export async function recallViews(
  store: Store,
  organisationKey: number,
  { recalls, viewer }: { recalls: readonly StoredRecall[]; viewer: RecallViewer['sees'] },
): Promise<readonly RecallView[]> {
  if (recalls.length === 0) return []
  const counterparts = await listCounterparts(store.own(organisationKey), organisationKey)
  const openers = [...new Set(recalls.map((recall) => recall.organisationKey))]
  const objections = await objectionsTo(store, organisationKey, { recalls, viewer })
  const holders = objections.map((objection) => objection.organisationKey)
  const named = await nameOrganisations(store.system, [...new Set([...openers, ...holders])])
  const nameOf = (key: number) => {
    return key === organisationKey || counterparts.has(key)
      ? toldOrganisation(named.get(key))
      : null
  }
  const openerOf = (key: number) => {
    return viewer === 'regulator' ? toldOrganisation(named.get(key)) : nameOf(key)
  }
  return recalls.map((recall) => {
    const { organisationKey: opener, id, reason, notice, severity, batches, grams } = recall
    return {
      id,
      reason,
      notice,
      severity,
      openedBy: openerOf(opener),
      isOwn: opener === organisationKey,
      batches,
      grams,
      createdTime: recall.createdTime.toISOString(),
      endedTime: recall.endedTime?.toISOString() ?? null,
      endNote: recall.endNote,
      objections: objections
        .filter(({ recallKey }) => recallKey === recall.recallKey)
        .map(({ organisationKey: holder, authority, authorityNames, note, createdTime }) => ({
          holder: nameOf(holder),
          authority,
          authorityNames: toldNames(authorityNames),
          note,
          createdTime: createdTime.toISOString(),
        })),
    }
  })
}

/** One recall as an organisation sees it. */
export async function viewOfRecall(
  store: Store,
  organisationKey: number,
  { recall, viewer }: { recall: StoredRecall; viewer: RecallViewer['sees'] },
): Promise<RecallView> {
  const [view] = await recallViews(store, organisationKey, { recalls: [recall], viewer })
  if (view === undefined) throw new RangeError(`Cannot show recall "${recall.id}"`)
  return view
}

/** All of them for whoever opened the recall and for an authority; for a holder those about its own pages. */
async function objectionsTo(
  { system }: Store,
  organisationKey: number,
  { recalls, viewer }: { recalls: readonly StoredRecall[]; viewer: RecallViewer['sees'] },
) {
  const keys = recalls.map(({ recallKey }) => recallKey)
  const opened = new Set(
    recalls.filter((one) => one.organisationKey === organisationKey).map((one) => one.recallKey),
  )
  const all = await listObjections(system, keys)
  return all.filter(
    ({ recallKey, organisationKey: holder }) =>
      viewer === 'regulator' || opened.has(recallKey) || holder === organisationKey,
  )
}

/** With which eyes a principal looks at a recall. */
export function viewerOf(
  principal: Principal,
  organisationKey: number,
  recall: Pick<StoredRecall, 'organisationKey'>,
): RecallViewer {
  if (principal.role === 'regulator') {
    const authority = principal.kind === 'person' ? principal.authority : undefined
    return { organisationKey, sees: 'regulator', authorityKey: authority?.organisationKey }
  }
  const sees = recall.organisationKey === organisationKey ? 'recaller' : 'holder'
  return { organisationKey, sees }
}

/** An affected batch as the API shows it. */
export function affectedView({
  slug,
  name,
  names,
  batchKey: _,
  ...batch
}: AffectedBatch): AffectedView {
  return { holder: toldOrganisation({ slug, name, names }), ...batch }
}

/** Stages that record to whom something was sold, as `stream.stage`. */
export function salesIn(streams: ReadonlyMap<string, LoadedStream>): readonly string[] {
  return [...streams.values()].flatMap((stream) =>
    Object.values(stream.allStages)
      .filter(({ fields }) => fields.some((field) => field.name === buyerFact))
      .map((stage) => `${stream.name}.${stage.name}`),
  )
}
