import { inOneCommit, type Queue } from './open-queue.ts'

/** Messages of one kind of one station, which leave in order. */
export interface Lane {
  readonly station: string
  readonly kind: 'reading' | 'scan'
}

/** A message that waits for the server. */
export interface Waiting {
  readonly number: number
  readonly body: string
}

/** Why the server took a message not. */
export interface KeptRefusal {
  readonly code: string
  readonly faults: readonly { readonly pointer: string; readonly message: string }[]
}

/** What became of messages that were sent. */
export interface Settled {
  /** Numbers of those that need not wait any more. */
  readonly done: readonly number[]
  readonly accepted: number
  readonly duplicates: number
  readonly refused: readonly { readonly number: number; readonly refusal: KeptRefusal }[]
}

export interface RefusedMessage extends Lane {
  readonly number: number
  readonly topic: string
  readonly received: number
  readonly body: string
  readonly refusal: string
}

/** What is read and written of messages as they leave. */
export interface Departures {
  /** The oldest that wait in a lane. */
  readonly waiting: (lane: Lane, bounds: { most: number; mostBytes: number }) => readonly Waiting[]
  readonly settle: (station: string, settled: Settled) => void
  /** The newest that were refused. */
  readonly refused: (most: number) => readonly RefusedMessage[]
  readonly countRefused: (station: string) => number
  /** Lets everything that was refused wait once more; gives how many. */
  readonly sendAgain: () => number
  /** Throws away everything that was refused; gives how many. */
  readonly forgetRefused: () => number
}

/** The statements of leaving messages. */
export function departuresOf({ database }: Pick<Queue, 'database'>): Departures {
  const waiting = database.prepare(
    `select number, body from message
     where station = ? and kind = ? and refusal is null order by number limit ?`,
  )
  const done = database.prepare(
    'delete from message where number in (select value from json_each(?))',
  )
  const refuse = database.prepare('update message set refusal = ? where number = ?')
  const count = database.prepare(
    `insert into tally (station, accepted, duplicates) values (?, ?, ?)
     on conflict (station) do update
     set accepted = accepted + excluded.accepted, duplicates = duplicates + excluded.duplicates`,
  )
  const refused = database.prepare(
    `select number, station, kind, topic, received, body, refusal from message
     where refusal is not null order by number desc limit ?`,
  )
  const countRefused = database.prepare(
    'select count(*) as count from message where refusal is not null and station = ?',
  )
  const again = database.prepare('update message set refusal = null where refusal is not null')
  const forget = database.prepare('delete from message where refusal is not null')
  return {
    waiting: ({ station, kind }, { most, mostBytes }) => {
      const taken: Waiting[] = []
      let bytes = 0
      for (const row of waiting.iterate(station, kind, most)) {
        const body = String(row.body)
        bytes += Buffer.byteLength(body)
        if (taken.length > 0 && bytes > mostBytes) break
        taken.push({ number: Number(row.number), body })
      }
      return taken
    },
    settle: (station, settled) =>
      inOneCommit(database, () => {
        done.run(JSON.stringify(settled.done))
        for (const { number, refusal } of settled.refused)
          refuse.run(JSON.stringify(refusal), number)
        count.run(station, settled.accepted, settled.duplicates)
      }),
    refused: (most) =>
      refused.all(most).map((row) => ({
        number: Number(row.number),
        station: String(row.station),
        kind: row.kind === 'scan' ? 'scan' : 'reading',
        topic: String(row.topic),
        received: Number(row.received),
        body: String(row.body),
        refusal: String(row.refusal),
      })),
    countRefused: (station) => Number(countRefused.get(station)?.count),
    sendAgain: () => Number(again.run().changes),
    forgetRefused: () => Number(forget.run().changes),
  }
}
