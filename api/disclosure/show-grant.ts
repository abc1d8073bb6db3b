import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { Language } from '../../domain/words.ts'
import type { Installation } from '../installation.ts'
import type { StoredGrant } from '../store/disclosure/grants.ts'
import { type AuditEntry, addAuditEntry, nameActors } from '../store/people/audit.ts'
import { grantedView, grantState } from './grant-view.ts'
import { readChain, shownOf } from './shown-events.ts'

/** Who looks, as the owner's audit trail names them. */
export type Looker = Pick<
  AuditEntry,
  'actorKind' | 'actor' | 'actorName' | 'actorOrganisationKey'
> & { readonly now: Date; readonly language: Language }

/**
 * What a grant shows now: sealed events with what opens the facts that were granted and are still there. The look stands on the owner's
 * audit trail before anything is given out. Throws the refusal of whoever comes after its end.
 */
export async function showGrant(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  grant: StoredGrant,
  { now, language, ...looker }: Looker,
) {
  if (grantState(grant, now) !== 'open')
    throw new RefusedError(refuse('not_found', '/path/id', ['grant_over']))
  const { organisationKey, id } = grant
  const look = { organisationKey, time: now, kind: 'look', action: 'granted facts' } as const
  await addAuditEntry(store.system, { ...look, ...looker, detail: { grant: id } })
  const db = store.own(organisationKey)
  const shown = []
  for (const { batchKey, upTo, id: batch, code, stream, kind } of grant.batches) {
    const loaded = streams.get(stream)
    if (loaded === undefined) continue
    const chain = await readChain(db, organisationKey, { batchKey, upTo })
    shown.push({ batch, code, stream, kind, events: shownOf(chain, grant, loaded) })
  }
  const names = await nameActors(store.system, [organisationKey], language)
  const organisation = names.get(organisationKey) ?? ''
  return { ...grantedView(grant, now), organisation, shown }
}
