import type { Database } from '../database.ts'

/** An event of an organisation as it was sealed. */
export interface SealedEvent {
  readonly id: string
  readonly digest: Buffer
  /** The exact text that the digest is taken over, with nothing of what is confidential in the clear. */
  readonly envelope: string
}

/** The event of the organisation that has this id or this digest; undefined where it recorded none. */
export async function findSealedEvent(
  db: Database,
  organisationKey: number,
  named: { readonly id: string } | { readonly digest: Buffer },
): Promise<SealedEvent | undefined> {
  const query = db
    .selectFrom('event')
    .select(['id', 'digest', 'envelope'])
    .where('organisation_key', '=', organisationKey)
  const found =
    'id' in named
      ? await query.where('id', '=', named.id).executeTakeFirst()
      : await query.where('digest', '=', named.digest).executeTakeFirst()
  return found && { ...found, envelope: found.envelope.toString() }
}
