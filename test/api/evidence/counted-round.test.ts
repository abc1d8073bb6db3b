import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { clay, clayFolder, dig } from '../../harness/clay.ts'
import { openTwo, type Side } from '../../harness/sides.ts'
import { creditFor } from '../../harness/yarn.ts'

const grams = 100_000
const declared = { kind: 'declaration', declaration: 'RMD-2026-02' }

type Ring = Awaited<ReturnType<typeof openRing>>

it('counts nothing anew that went round through two others and came back, whole, in part or worked meanwhile', async () => {
  for (const { passed, isWorked } of [
    { passed: grams, isWorked: false },
    { passed: 40_000, isWorked: false },
    { passed: 40_000, isWorked: true },
  ]) {
    for (const other of ['post_consumer', 'pre_consumer']) {
      const ring = await openRing()
      const { sender, installation } = ring
      const sort = await knead(sender, 'BALE', 'SORTED', grams)
      await credit(sender, sort, 'BALE')
      await goRound(ring, { passed, isWorked })
      const spin = await knead(sender, 'BACK', 'YARN', passed)
      const again = await asked(sender, spin, 'BACK', { class: other })
      const says = other === 'post_consumer' ? 'credit_earned_before' : 'credit_earned_as_other'
      const faults = [{ pointer: '/inputs/0/evidence', says }]
      expect(again).toMatchObject({ status: 409, answer: { code: 'claim_not_allowed', faults } })
      const { findings } = await checkHistory(
        installation.store.system,
        installation.streams,
        () => {},
      )
      expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
    }
  }
})

it('gives no credit for what went round and counts already since it came back', async () => {
  for (const other of ['post_consumer', 'pre_consumer']) {
    const ring = await openRing()
    const { sender } = ring
    const sort = await knead(sender, 'BALE', 'SORTED', grams)
    await goRound(ring, { passed: 40_000, isWorked: false })
    const spin = await knead(sender, 'BACK', 'YARN', 40_000)
    await credit(sender, spin, 'BACK')
    const earlier = await asked(sender, sort, 'BALE', { class: other })
    const faults = [{ pointer: '/event', says: 'credit_counted_later' }]
    expect(earlier).toMatchObject({ status: 409, answer: { faults } })
  }
})

it('counts what stayed uncounted: the rest of a batch of both classes, and what was reversed', async () => {
  const { sender } = await openRing()
  const sort = await knead(sender, 'BALE', 'SORTED', grams)
  await credit(sender, sort, 'BALE', { grams: 60_000 })
  const spin = await knead(sender, 'SORTED', 'YARN', grams)
  const pre = { class: 'pre_consumer' }
  const tooMuch = await asked(sender, spin, 'SORTED', pre, { grams: 40_001 })
  const faults = [{ says: 'credit_earned_as_other' }]
  expect(tooMuch).toMatchObject({ status: 409, answer: { faults } })
  await credit(sender, spin, 'SORTED', { grams: 40_000 }, pre)

  const other = await knead(sender, 'BALE-2', 'SORTED-2', grams)
  const later = await knead(sender, 'SORTED-2', 'YARN-2', grams)
  await credit(sender, later, 'SORTED-2')
  const reversal = clay('reversed', { reverses: later, facts: { reason: 'A slip' } })
  await accepted(sender, reversal)
  await credit(sender, other, 'BALE-2')
})

async function openRing() {
  return openTwo({ streamsFolder: clayFolder })
}

/** Works one batch into another, the first dug where it was not there; gives the event. */
async function knead(side: Side, batch: string, made: string, massGrams: number): Promise<string> {
  if (batch.startsWith('BALE')) await accepted(side, dig(batch, massGrams))
  const scan = clay('kneaded', {
    batches: [{ batch }],
    outputs: [{ batch: made, kind: 'lump', massGrams }],
  })
  await accepted(side, scan)
  return scan.id
}

async function accepted(side: Side, scan: object): Promise<void> {
  expect(await (await side.send('/scans', scan)).json()).toMatchObject({ status: 'accepted' })
}

async function asked(side: Side, event: string, batch: string, rest = {}, part = {}) {
  const inputs = [Object.assign({ batch, evidence: declared }, part)]
  const response = await side.send('/credits', creditFor(event, Object.assign({ inputs }, rest)))
  return { status: response.status, answer: await response.json() }
}

async function credit(side: Side, event: string, batch: string, part = {}, rest = {}) {
  expect(await asked(side, event, batch, rest, part)).toMatchObject({ status: 201 })
}

/** A batch from the first to the second, to the third, and back to the first, worked by the second where told. */
async function goRound(
  { sender, receiver, stranger }: Ring,
  { passed, isWorked }: { passed: number; isWorked: boolean },
): Promise<void> {
  await pass(sender, receiver, { to: 'second', batch: 'SORTED', code: 'SECOND', passed })
  if (isWorked) await knead(receiver, 'SECOND', 'WORKED', passed)
  const batch = isWorked ? 'WORKED' : 'SECOND'
  await pass(receiver, stranger, { to: 'third', batch, code: 'THIRD', passed })
  await pass(stranger, sender, { to: 'first', batch: 'THIRD', code: 'BACK', passed })
}

async function pass(
  from: Side,
  to: Side,
  line: { to: string; batch: string; code: string; passed: number },
): Promise<void> {
  const lines = [{ batch: line.batch, massGrams: line.passed }]
  const offer = { id: randomUUID(), receiver: line.to, facility: 'A', lines }
  const { id } = await from.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: 'A' }, 201)
  const decided = [{ line: 1, acceptedGrams: line.passed, code: line.code }]
  await to.post(at, { step: 'decide', lines: decided }, 201)
}
