import type { ColumnType, Generated } from 'kysely'
import type { TopicName } from '../../../domain/topic.ts'
import type { GivenOnce, Json, Later, WrittenOnce } from './columns.ts'

/** Where a delivery stands; a dead one is tried again only when a person says so. */
export type DeliveryState = 'waiting' | 'delivered' | 'dead'

/** Tables of what organisations and people are told, and of the deadlines that they were told of. */
export interface NotificationTables {
  outbox_entry: {
    outbox_entry_key: Generated<number>
    id: GivenOnce<string>
    organisation_key: WrittenOnce<number>
    topic: WrittenOnce<TopicName>
    subject: WrittenOnce<string>
    payload: Json
    created_time: GivenOnce<Date>
    taken_time: ColumnType<Date | null, Date | undefined, Date>
  }
  webhook: {
    webhook_key: Generated<number>
    id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    url: string
    description: string
    topics: TopicName[]
    generation: Generated<number>
    secret_digest: Buffer
    kept_secret: ColumnType<string | null, never, string | null>
    kept_previous: ColumnType<string | null, never, string | null>
    previous_until: Date | null
    created_time: WrittenOnce<Date>
    paused_time: Date | null
    paused_reason: string | null
    removed_time: Date | null
  }
  webhook_delivery: {
    webhook_delivery_key: Generated<number>
    id: GivenOnce<string>
    organisation_key: WrittenOnce<number>
    webhook_key: WrittenOnce<number>
    outbox_entry_key: WrittenOnce<number>
    state: Generated<DeliveryState>
    attempts: Generated<number>
    attempts_left: number
    next_time: Date | null
    created_time: WrittenOnce<Date>
  }
  webhook_attempt: {
    webhook_delivery_key: WrittenOnce<number>
    number: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    time: WrittenOnce<Date>
    milliseconds: WrittenOnce<number>
    status: WrittenOnce<number | null>
    fault: WrittenOnce<string | null>
    answer: WrittenOnce<string | null>
  }
  notification: {
    notification_key: Generated<number>
    id: GivenOnce<string>
    organisation_key: WrittenOnce<number>
    outbox_entry_key: WrittenOnce<number>
    topic: WrittenOnce<TopicName>
    subject: WrittenOnce<string>
    payload: Json
    created_time: WrittenOnce<Date>
  }
  notification_read: {
    notification_key: WrittenOnce<number>
    person_id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    read_time: WrittenOnce<Date>
  }
  mail_wish: {
    person_id: WrittenOnce<string>
    organisation_key: WrittenOnce<number>
    topic: WrittenOnce<TopicName>
    wanted: boolean
  }
  deadline_notice: {
    organisation_key: WrittenOnce<number>
    kind: WrittenOnce<string>
    subject: WrittenOnce<string>
    due_time: WrittenOnce<Date>
    state: WrittenOnce<'near' | 'passed'>
    notice_time: WrittenOnce<Date>
  }
  held_limit_notice: {
    held_limit_notice_key: Generated<number>
    licence_key: WrittenOnce<number>
    organisation_key: WrittenOnce<number>
    state: WrittenOnce<'near' | 'over'>
    notice_time: WrittenOnce<Date>
    /** When less lay there again. */
    ended_time: Later<Date>
  }
}
