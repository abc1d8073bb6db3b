import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Installation } from '../../installation.ts'
import { audit } from '../../people/access/audit.ts'
import { addObjection, readRecalledCode } from '../../store/custody/recall-objections.ts'
import type { StoredRecall } from '../../store/custody/recalls.ts'
import { addOutboxEntries } from '../../store/notifications/outbox.ts'
import type { Signatory } from '../sign-step.ts'
import { findRecall, unknownRecall } from './open-recall.ts'

interface Objection {
  readonly recall: string
  readonly id: string
  readonly note: string
}

/**
 * Objects to a recall in the name of an organisation on whose pages its notice stands; with an authority, takes the notice off
 * those pages. Both stand for good, on the organisation's trail too; the pages say so from then on, and whoever opened the
 * recall is told that somebody objects.
 */
export async function objectToRecall(
  { store }: Installation,
  { recall: recallId, id, note }: Objection,
  { principal, organisation, now }: Signatory,
): Promise<{ recall: StoredRecall; isNew: boolean }> {
  const { organisationKey } = organisation
  const authority = principal.kind === 'person' ? principal.authority : undefined
  const recall = await findRecall(store.own(organisationKey), organisationKey, recallId)
  if (recall === undefined) throw new RefusedError(unknownRecall(recallId))
  if (authority === undefined && recall.organisationKey === organisationKey) {
    throw new RefusedError(refuse('not_allowed', '/path/id', ['recall_is_your_own']))
  }
  if (recall.endedTime !== null) {
    throw new RefusedError(refuse('recall_ended', '/path/id', ['recall_ended']))
  }
  const isNew = await store.system.transaction().execute(async (tx) => {
    const objection = await addObjection(tx, {
      id,
      recall_key: recall.recallKey,
      organisation_key: organisationKey,
      authority_key: authority?.organisationKey ?? null,
      note,
      signer_name: principal.name,
      created_time: now,
    })
    if (objection.id !== id || objection.note !== note) {
      throw new RefusedError(refuse('recall_exists', '/path/id', ['recall_objected_before']))
    }
    if (!objection.isNew) return false
    const action = authority === undefined ? 'objected to a recall' : 'took down a recall notice'
    const detail = { recall: recallId, note }
    await addOutboxEntries(tx, [
      {
        organisationKey: recall.organisationKey,
        topic: 'recall.objected',
        subject: await readRecalledCode(tx, recall.recallKey),
        payload: { recall: recallId },
      },
    ])
    await audit(tx, { ...principal, organisation }, { kind: 'administration', action, detail, now })
    return true
  })
  return { recall, isNew }
}

/** The organisation that a regulator looks at, or the refusal: a notice is taken off somebody's pages. */
export function assertLooking({
  principal,
  organisation,
}: Pick<Signatory, 'principal' | 'organisation'>): void {
  const authority = principal.kind === 'person' ? principal.authority : undefined
  if (authority !== undefined && authority.organisationKey !== organisation.organisationKey) return
  throw new RefusedError(refuse('not_allowed', '', ['recall_removal_by_authority']))
}
