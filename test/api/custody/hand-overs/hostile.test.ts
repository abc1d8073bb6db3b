import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { clay, clayFolder } from '../../../harness/clay.ts'
import { arriveLumps, carrier, custodyFindings, everything } from '../../../harness/custody.ts'
import { openTwo, type Side } from '../../../harness/sides.ts'

it('keeps both books as they are, whatever the other side, or a stranger, sends to goods that arrived', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { sender, receiver, stranger, installation } = two
  const { id, at, codes } = await arriveLumps(two, [100, 200])
  const [code = ''] = codes
  const { events } = await sender.get(`/batches/${code}/events`)
  const left = events.at(-1).id
  const decision = (first: object, second: object = {}) => ({
    step: 'decide',
    lines: [
      Object.assign({ line: 1, acceptedGrams: 100 }, first),
      Object.assign({ line: 2, acceptedGrams: 200 }, second),
    ],
  })
  const planted = { outputs: [{ batch: 'T', kind: 'lump', massGrams: 100 }] }
  const reversal = clay('reversed', { reverses: left, facts: { reason: 'mine' } })
  const replacement = { stage: 'looked_at', batches: [{ batch: code }] }
  const before = await everything(installation)
  const tried: readonly (readonly [who: Side, path: string, body: object, says: string])[] = [
    [stranger, at, decision({}), 'hand_over_unknown'],
    [sender, at, decision({}), 'step_of_other_party'],
    [receiver, at, { step: 'dispatch', carrier }, 'step_of_other_party'],
    [receiver, at, { step: 'return' }, 'step_of_other_party'],
    [receiver, at, decision({ code: 'X' }, { code: 'X' }), 'value_unread'],
    [receiver, at, decision({ code: 'XO' }, { code: 'X0' }), 'code_alike'],
    [receiver, at, decision({ acceptedGrams: 9_000_000_000_000 }), 'accepted_far_off'],
    [receiver, at, decision({ line: 3 }), 'line_unknown'],
    [receiver, at, decision({ note: '\u0000' }), 'text_unreadable'],
    [receiver, at, { ...decision({}), eventTime: '2020-01-01T00:00:00Z' }, 'step_before_step'],
    [receiver, '/hand-overs', offerUnder(id), 'step_id_reused'],
    [
      receiver,
      '/scans',
      clay('taken_over', { ...planted, facts: { handOver: id } }),
      'scan_only_by_hand_over',
    ],
    [receiver, '/scans', reversal, 'event_unknown'],
    [sender, '/scans', reversal, 'signed_by_both'],
    [sender, '/corrections', { event: left, reason: 'mine', replacement }, 'signed_by_both'],
  ]
  const heard: unknown[] = []
  for (const [who, path, body] of tried) {
    const answer = await who.send(path, body)
    const { faults } = (await answer.json()) as { faults?: { says?: string }[] }
    heard.push([answer.status < 500, faults?.[0]?.says])
  }
  expect(heard).toEqual(tried.map(([, , , says]) => [true, says]))
  expect(await everything(installation)).toEqual(before)
  expect(await custodyFindings(installation)).toEqual([])
  expect(installation.logged).toEqual([])
})

it('lets nobody but the side that was asked answer a correction, also when the rest goes back meanwhile', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { sender, receiver, stranger, installation } = two
  const { id, at } = await arriveLumps(two, [200])
  const parted = { line: 1, acceptedGrams: 150, refusedGrams: 50, reason: 'damaged' }
  await receiver.post(at, { step: 'decide', lines: [parted] }, 201)
  const other = await arriveLumps(two, [70])
  const path = `/hand-overs/${id}/corrections`
  const lines = [{ line: 1, reason: 'quantity_wrong', sentGrams: 190 }]
  const { corrections } = await receiver.post(
    path,
    { step: 'correct_propose', note: 'n', lines },
    201,
  )
  const consent = { step: 'correct_consent', correction: corrections.at(-1)?.id }
  expect(await receiver.status(path, consent)).toBe(403)
  expect(await stranger.status(path, consent)).toBe(404)
  expect(await sender.status(`/hand-overs/${other.id}/corrections`, consent)).toBe(404)
  await sender.post(at, { step: 'return' }, 201)
  await sender.post(path, consent, 201)
  expect(await sender.status(path, consent)).toBe(409)
  expect(await custodyFindings(installation)).toEqual([])
})

function offerUnder(id: string) {
  return { id, receiver: 'first', facility: 'A', lines: [{ batch: randomUUID() }] }
}
