import { type Books, bookedAs } from '../../workflows/custody-stages.ts'
import { idFrom } from '../digest.ts'
import { isRecordedAs } from '../store/check/hand-over-events.ts'
import type { StoredHandOver } from '../store/custody/hand-overs.ts'
import type { Database } from '../store/database.ts'

/** A step's event as the code before would have recorded it. */
export interface Former {
  /** The organisation in whose books it would stand. */
  readonly organisationKey: number
  readonly handOver: string
  readonly makes: Books
  /** Set for what a consent makes. */
  readonly correction?: string
}

/**
 * Id of the event that such a step recorded before and was cut off or refused before it was written; undefined where there is
 * none. Taken again under this id the very same step finds its event, and any other is refused. Only a step can have made an
 * event of these stages, so no scan under the id is taken for one.
 */
export async function findFormerEvent(
  db: Database,
  { organisationKey, handOver, makes, correction }: Former,
): Promise<string | undefined> {
  const name = correction === undefined ? makes : `correct/${correction}/${makes}`
  const id = idFrom(`hand-over/${handOver}/${name}`)
  const isThere = await isRecordedAs(db, { organisationKey, id, stage: bookedAs[makes] })
  return isThere ? id : undefined
}

/** What a consent to a correction recorded on either side, as the code before would have. */
export function formersOf({
  handOver,
  correction,
}: {
  handOver: Pick<StoredHandOver, 'id' | 'senderKey' | 'receiverKey'>
  correction: { readonly id: string }
}) {
  const of = { handOver: handOver.id, correction: correction.id }
  return {
    sent: { ...of, organisationKey: handOver.senderKey, makes: 'sent' },
    accepted: { ...of, organisationKey: handOver.receiverKey, makes: 'accepted' },
  } as const
}
