import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import type { Problem } from '../../../api/http/problem.ts'
import { jsonOf } from '../../harness/answers.ts'
import { battery } from '../../harness/held-pack.ts'
import { close, closing, copper, lotOf, process, weigh } from '../../harness/lots.ts'
import { openTwo, papers, type Side } from '../../harness/sides.ts'

const nickel = { 'element:Ni': 10_000_000 }

it('that dried or weighs more than its parts is closed, and no weighing raises its rate', async () => {
  const { sender, installation } = await openTwo()
  await lotOf(sender, installation, 'DRY')
  await weigh(sender, 'DRY', 97_000)
  await process(sender, 'DRY', { counted: 65_000, lost: 32_000 })
  // By hand: 65 of the 100 kg that came in, not of the 97 that the scale found.
  expect(await close(sender, 'DRY')).toMatchObject({ percent: '65.00', input: 100_000 })
  await lotOf(sender, installation, 'MORE')
  await weigh(sender, 'MORE', 104_000)
  await process(sender, 'MORE', { counted: 78_000, lost: 26_000 })
  expect(await close(sender, 'MORE')).toMatchObject({ percent: '75.00', input: 104_000 })
})

it('of which a part is handed over is closed on both sides, each with what it worked', async () => {
  const { sender, receiver, installation } = await openTwo()
  await lotOf(sender, installation, 'LOT', { content: nickel })
  await process(sender, 'LOT', { grams: 20_000, counted: 15_000, lost: 5_000 })
  await passOn(sender, receiver, { batch: 'LOT', massGrams: 30_000 })
  await process(sender, 'LOT', { counted: 30_000, lost: 20_000 })
  // 45 of the 70 kg that it worked itself: 20 and 50.
  expect(await close(sender, 'LOT')).toMatchObject({ percent: '64.29', counted: 45_000 })
  await process(receiver, 'LOT', { counted: 24_000, lost: 6_000 }, 'B')
  expect(await close(receiver, 'LOT', 'B')).toMatchObject({ percent: '80.00', input: 30_000 })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})

it('is closed when its rest leaves after its last process', async () => {
  const { sender, receiver, installation } = await openTwo()
  await lotOf(sender, installation, 'REST', { content: nickel })
  await process(sender, 'REST', { grams: 40_000, counted: 16_000, lost: 24_000 })
  await passOn(sender, receiver, { batch: 'REST', massGrams: 60_000 })
  // The bad part stays on record where it was worked, whoever works the good one.
  expect(await close(sender, 'REST')).toMatchObject({ percent: '40.00', input: 40_000 })
  await lotOf(sender, installation, 'WHOLE')
  await passOn(sender, receiver, { batch: 'WHOLE', massGrams: 100_000 })
  const whole = await sender.send('/scans', battery('closed', closing('WHOLE')))
  expect(await jsonOf<Problem>(whole)).toMatchObject({ code: 'stage_not_open' })
  await lotOf(sender, installation, 'HALF')
  await process(sender, 'HALF', { grams: 40_000, counted: 30_000, lost: 10_000 })
  const left = await sender.send('/scans', battery('closed', closing('HALF')))
  expect(await jsonOf<Problem>(left)).toMatchObject({ faults: [{ says: 'lot_unexplained' }] })
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
})

it('gives no 0 g, and nothing that stays behind without grams', async () => {
  const { sender, installation } = await openTwo()
  await lotOf(sender, installation, 'LOT', { content: nickel })
  const facts = { processStep: 'shredding' }
  const take = (batch: object, outputs: object[] = [copper(100_000)]) =>
    sender.send('/scans', battery('processed', { batches: [batch], outputs, facts }))
  const saysOf = async (answer: Promise<Response>) =>
    (await jsonOf<Problem>(await answer)).faults.map(({ says }) => says)
  expect(await saysOf(take({ batch: 'LOT', massGrams: 0 }, []))).toEqual(['nothing_taken'])
  expect(await saysOf(take({ batch: 'LOT', content: { 'element:Ni': 1 } }))).toEqual([
    'content_left_behind',
  ])
  expect((await take({ batch: 'LOT', content: nickel })).status).toBe(200)
})

async function passOn(sender: Side, receiver: Side, line: { batch: string; massGrams: number }) {
  const travels = { ...papers, packingInstruction: 'P908', tripTicket: 'TT-1' }
  const offer = { receiver: 'second', facility: 'A', papers: travels, lines: [line] }
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const lines = [{ line: 1, acceptedGrams: line.massGrams }]
  await receiver.post(at, { step: 'decide', lines }, 201)
}
