import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { clay, clayFolder, dig, record, said } from './clay.ts'
import { carrier, offerLumps } from './custody.ts'
import { openTwo } from './sides.ts'

/** Days around everything that is recorded now. */
export const aroundNow = () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return { from: day(-2), to: day(2), timeZone: 'UTC' }
}

/**
 * Two organisations with a bit of everything that moves grams: dug, moved between facilities, worked with a loss, sent outside, taken back, and
 * handed over with a part refused and returned and a correction that both signed; one more load is still on the way.
 */
export async function moveClay() {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { installation, sender, receiver } = two
  const red = { facts: { colour: 'red' } }
  const wrong = dig('wrong', 250)
  const receipts = await record(
    installation,
    dig('moving', 400, red),
    dig('at-b', 200, { facility: 'B', ...red }),
    clay('looked_at', { batches: [{ batch: 'moving' }], facility: 'B' }),
    clay('kneaded', {
      facility: 'B',
      batches: [{ batch: 'moving' }, { batch: 'at-b' }],
      outputs: [
        { batch: 'p', kind: 'lump', massGrams: 300 },
        { batch: 'q', kind: 'lump', massGrams: 270 },
      ],
      losses: [{ reason: 'dust', massGrams: 30 }],
    }),
    clay('sent', { facility: 'B', batches: [{ batch: 'q' }] }),
    wrong,
  )
  expect(said(receipts)).toEqual(receipts.map(() => 'accepted'))
  const undo = { event: wrong.id, reason: 'Dug by mistake' }
  expect(await sender.status('/corrections', { id: randomUUID(), ...undo })).toBe(201)
  const offered = await offerLumps(two, [1_000, 700, 300])
  await sender.post(offered.at, { step: 'dispatch', carrier: { ...carrier, licence: 'W-77' } }, 201)
  await receiver.post(offered.at, { step: 'receive', facility: 'B' }, 201)
  const lines = [
    { line: 1, acceptedGrams: 995 },
    { line: 2, acceptedGrams: 400, refusedGrams: 300, reason: 'contaminated' },
    { line: 3, acceptedGrams: 0, refusedGrams: 300, reason: 'damaged' },
  ]
  await receiver.post(offered.at, { step: 'decide', lines }, 201)
  await sender.post(offered.at, { step: 'return' }, 201)
  const at = `/hand-overs/${offered.id}/corrections`
  const changes = [{ line: 1, reason: 'mass_wrong', sentGrams: 990, acceptedGrams: 990 }]
  const proposed = await sender.post(
    at,
    { step: 'correct_propose', note: 'Scale', lines: changes },
    201,
  )
  const correction = proposed.corrections[0]?.id
  await receiver.post(at, { step: 'correct_consent', correction }, 201)
  const under = await offerLumps(two, [80])
  await sender.post(under.at, { step: 'dispatch', carrier }, 201)
  return { ...two, offered, under }
}
