import { sql } from 'kysely'
import type { TopicName } from '../../../domain/topic.ts'
import type { Database } from '../database.ts'
import { columns, type Row } from '../row.ts'

const webhookColumns = [
  'webhook_key',
  'id',
  'url',
  'description',
  'topics',
  'generation',
  'secret_digest',
  'kept_secret',
  'kept_previous',
  'previous_until',
  'created_time',
  'paused_time',
  'paused_reason',
] as const

/** A webhook as its organisation set it up; its secret is stored sealed at most. */
export type Webhook = Row<'webhook', (typeof webhookColumns)[number]>

/** What a person decides about a webhook. */
export interface WebhookWishes {
  readonly url: string
  readonly description: string
  readonly topics: readonly TopicName[]
}

/** The organisation's webhooks, oldest first; removed ones are gone from sight. */
export async function listWebhooks(
  db: Database,
  organisationKey: number,
): Promise<readonly Webhook[]> {
  return live(db, organisationKey).orderBy('webhook_key').execute()
}

/** Holds the organisation's webhooks, so that of two that are added one is counted before the other. */
export async function lockWebhooks(tx: Database, organisationKey: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('webhook'), ${organisationKey}::integer)`.execute(
    tx,
  )
}

/** The organisation's webhook of this id, if it was not removed. */
export async function findWebhook(
  db: Database,
  organisationKey: number,
  id: string,
): Promise<Webhook | undefined> {
  return live(db, organisationKey).where('id', '=', id).executeTakeFirst()
}

function live(db: Database, organisationKey: number) {
  return db
    .selectFrom('webhook')
    .select(columns('webhook', webhookColumns))
    .where('organisation_key', '=', organisationKey)
    .where('removed_time', 'is', null)
}

/** Adds a webhook with the digest of its first secret; none where its id is somebody's already. */
export async function addWebhook(
  db: Database,
  organisationKey: number,
  { id, url, description, topics, digest, now }: WebhookWishes & NewWebhook,
): Promise<void> {
  await db
    .insertInto('webhook')
    .values({
      id,
      url,
      description,
      topics: [...topics],
      organisation_key: organisationKey,
      secret_digest: digest,
      created_time: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

interface NewWebhook {
  readonly id: string
  readonly digest: Buffer
  readonly now: Date
}

/** Changes what is given and leaves the rest. */
export async function changeWebhook(
  db: Database,
  { webhookKey }: Webhook,
  { topics, paused, ...wishes }: Partial<WebhookWishes> & { paused?: Paused | null },
): Promise<void> {
  await db
    .updateTable('webhook')
    .set({
      ...wishes,
      ...(topics === undefined ? {} : { topics: [...topics] }),
      ...(paused === undefined
        ? {}
        : { paused_time: paused?.time ?? null, paused_reason: paused?.reason ?? null }),
    })
    .where('webhook_key', '=', webhookKey)
    .execute()
}

export interface Paused {
  readonly time: Date
  readonly reason: string
}

/** Gives the webhook a further secret; the one before, sealed where it must be, signs beside it until the time given. */
export async function rotateWebhookSecret(
  db: Database,
  { webhookKey, generation }: Webhook,
  {
    digest,
    previousUntil,
    keptPrevious,
  }: { digest: Buffer; previousUntil: Date; keptPrevious: string | null },
): Promise<void> {
  await db
    .updateTable('webhook')
    .set({
      generation: generation + 1,
      secret_digest: digest,
      previous_until: previousUntil,
      kept_secret: null,
      kept_previous: keptPrevious,
    })
    .where('webhook_key', '=', webhookKey)
    .where('generation', '=', generation)
    .execute()
}

/** Removes the webhook from sight and gives up what still waits for it; what was delivered stays on record. */
export async function removeWebhook(
  tx: Database,
  { webhookKey }: Webhook,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('webhook')
    .set({ removed_time: now })
    .where('webhook_key', '=', webhookKey)
    .execute()
  await tx
    .updateTable('webhook_delivery')
    .set({ state: 'dead', next_time: null })
    .where('webhook_key', '=', webhookKey)
    .where('state', '=', 'waiting')
    .execute()
}
