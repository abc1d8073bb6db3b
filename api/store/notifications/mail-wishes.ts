import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'

/** Whose wishes: a person may want other e-mails from each organisation. */
export interface Wisher {
  readonly organisationKey: number
  readonly personId: string
}

/** The topics about which a person said whether they want e-mails. */
export async function listMailWishes(
  db: Database,
  { organisationKey, personId }: Wisher,
): Promise<ReadonlyMap<TopicName, boolean>> {
  const rows = await db
    .selectFrom('mail_wish')
    .select(['topic', 'wanted'])
    .where('organisation_key', '=', organisationKey)
    .where('person_id', '=', personId)
    .execute()
  return new Map(rows.map(({ topic, wanted }) => [topic, wanted]))
}

/** Keeps what a person wants; topics that are not named stay as they were. */
export async function keepMailWishes(
  db: Database,
  { organisationKey, personId }: Wisher,
  wishes: ReadonlyMap<TopicName, boolean>,
): Promise<void> {
  if (wishes.size === 0) return
  await db
    .insertInto('mail_wish')
    .values(
      [...wishes].map(([topic, wanted]) => ({
        person_id: personId,
        organisation_key: organisationKey,
        topic,
        wanted,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organisation_key', 'topic'])
        .doUpdateSet((row) => ({ wanted: row.ref('excluded.wanted') })),
    )
    .execute()
}
