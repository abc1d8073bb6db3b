import { expect, it } from 'vitest'
import { clay, dig, record, said } from '../../../harness/clay.ts'
import { openHooked } from '../../../harness/hooked.ts'
import { letTimePass, startTestJobs } from '../../../harness/jobs.ts'
import { openReceiver } from '../../../harness/receiver.ts'
import { dismantle, openTwo, passOn } from '../../../harness/sides.ts'

interface Told {
  readonly timestamp: string
  readonly data: {
    readonly stage: string
    readonly batches: readonly string[]
    readonly sequence: readonly number[]
  }
}

it('says with each message which place it has, also where a later one overtakes an earlier', async () => {
  let asked = 0
  const receiver = await openReceiver((response) => {
    asked += 1
    response.writeHead(asked === 1 ? 500 : 204).end()
  })
  const hooked = await openHooked(receiver.host)
  await startTestJobs(hooked, { allow: receiver.host })
  await hooked.addHook(receiver.url, ['batch.recorded'])
  // All in one piece: their times are the same, and the first that is sent fails and comes again last.
  const looks = [1, 2, 3].map(() => clay('looked_at', { batches: [{ batch: 'L1' }] }))
  const receipts = await record(hooked, dig('L1', 500), dig('L2', 5), ...looks)
  expect(said(receipts)).toEqual(receipts.map(() => 'accepted'))
  await receiver.until(5)
  await letTimePass(hooked.connection)
  const got = await receiver.until(6)
  const told = got.slice(1).map(({ body }) => JSON.parse(body) as Told)
  const ofFirst = told.filter(({ data }) => data.batches.includes('L1'))
  const ordered = ofFirst.toSorted((one, other) => placeOf(one) - placeOf(other))
  expect(ordered.map(placeOf)).toEqual([1, 2, 3, 4])
  expect(ordered.map(({ data }) => data.stage)).toEqual(['dug', ...looks.map(() => 'looked_at')])
  expect(new Set(ofFirst.map(({ timestamp }) => timestamp)).size).toBe(1)
  expect(told.filter(({ data }) => data.batches.includes('L2')).map(placeOf)).toEqual([1])
})

it('says of a hand-over which of its steps it tells of', async () => {
  const { sender, receiver, installation } = await openTwo()
  const [module = ''] = await dismantle(installation)
  await passOn({ sender, receiver }, [module])
  const rows = await installation.store.system
    .selectFrom('outbox_entry')
    .select(['topic', 'payload'])
    .orderBy('outbox_entry_key')
    .execute()
  expect(
    rows.map(({ topic, payload }) => [topic, (payload as { sequence?: number }).sequence]),
  ).toEqual([
    ['hand_over.offered', 1],
    ['hand_over.dispatched', 2],
    ['hand_over.received', 3],
    ['hand_over.accepted', 4],
  ])
})

function placeOf({ data }: Told): number {
  return data.sequence[0] ?? 0
}
