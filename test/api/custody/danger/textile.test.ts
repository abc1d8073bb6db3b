import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { pointersIn } from '../../../harness/answers.ts'
import { openTwo } from '../../../harness/sides.ts'

it('keeps a lot of clothes in quarantine against one key’s word, and tells whoever takes it over', async () => {
  const { sender, receiver, installation } = await openTwo()
  const { recorder, actor, streams } = installation
  const walk = streams.get('textile')?.examples ?? []
  const example = (stage: string) => {
    const { afterMinutes: _, ...scan } = walk.find((one) => one.stage === stage) ?? {
      stage,
      afterMinutes: 0,
    }
    return { id: randomUUID(), stream: 'textile', facility: 'A', ...scan }
  }
  const collected = example('collected')
  const batch = collected.outputs?.[0]?.batch ?? ''
  const held = { ...example('quarantined'), batches: [{ batch }] }
  const receipts = await recorder.record(partsOf([collected, held], actor))
  expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  const back = { ...held, id: randomUUID(), stage: 'reversed', batches: [], reverses: held.id }
  const reversed = await sender.send('/scans', { ...back, facts: { reason: 'slip' } })
  expect([reversed.status, [...(await pointersIn(reversed))]]).toEqual([409, ['/reverses']])
  const release = { ...example('released'), batches: [{ batch }] }
  expect(await sender.status('/scans', release)).toBe(422)
  const lines = [{ batch }]
  const offer = { receiver: 'second', facility: 'A', papers: {}, lines }
  const { id, lines: offered } = await sender.post('/hand-overs', offer, 201)
  expect(offered).toMatchObject([{ danger: { held: true } }])
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const accepted = offered.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
  await receiver.post(at, { step: 'decide', lines: accepted }, 201)
  expect(await receiver.get(`/batches/${encodeURIComponent(batch)}`)).toMatchObject({
    state: 'quarantined',
    danger: { held: true },
  })
})
