import { phrases, type Saying } from '../../../domain/phrases.ts'
import type { Queue } from './open-queue.ts'

/** Messages on a topic that meant nothing, for one reason. */
export interface UnmappedTopic {
  readonly topic: string
  readonly why: Saying
  readonly count: number
  /** Beginning of the last one's payload, as text. */
  readonly last: string
  readonly lastTime: number
}

/** What is kept of messages that meant nothing. */
export interface Unmapped {
  /** Counts one; gives how many there are of the kind. */
  readonly add: (message: {
    readonly topic: string
    readonly why: Saying
    readonly last: string
    readonly now: number
  }) => number
  readonly all: () => readonly UnmappedTopic[]
}

/** Topics that are told apart; of what comes on further ones there is one line for each reason. */
const mostTopics = 1_000
const furtherTopics = '…'

/** The statements of messages that meant nothing. */
export function unmappedOf({ database }: Pick<Queue, 'database'>): Unmapped {
  const known = database.prepare(
    `select exists (select 1 from unmapped where topic = ? and rule = ?)
       or (select count(*) from unmapped) < ? as told_apart`,
  )
  const add = database.prepare(
    `insert into unmapped (topic, rule, why, count, last, last_time) values (?, ?, ?, 1, ?, ?)
     on conflict (topic, rule) do update
     set count = count + 1, why = excluded.why, last = excluded.last, last_time = excluded.last_time
     returning count`,
  )
  const all = database.prepare(
    'select topic, why, count, last, last_time from unmapped order by last_time desc, topic, rule',
  )
  return {
    add: ({ topic, why, last, now }) => {
      const isToldApart = known.get(topic, why.says, mostTopics)?.told_apart === 1
      const told = isToldApart ? topic : furtherTopics
      return Number(add.get(told, why.says, JSON.stringify(why), last, now)?.count)
    },
    all: () =>
      all
        .all()
        .map((row) => ({
          topic: String(row.topic),
          why: JSON.parse(String(row.why)) as Saying,
          count: Number(row.count),
          last: String(row.last),
          lastTime: Number(row.last_time),
        }))
        // What another version of this program said has no words here.
        .filter(({ why }) => Object.hasOwn(phrases, why.says)),
  }
}
