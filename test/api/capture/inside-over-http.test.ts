import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { clay, clayFolder } from '../../harness/clay.ts'
import { carrier } from '../../harness/custody.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

const facts = { scale: 'S1', note: 'drier' }
type Inside = Readonly<Record<string, number>>

it('keeps elements no heavier than their mass: after a weighing, on arrival, and after a correction', async () => {
  const { installation, sender, receiver } = await openTwo({ streamsFolder: clayFolder })
  await recorded(sender, dug('L', 10_000, { 'element:Ni': 6_000_000, 'element:Co': 4_000_000 }))
  await recorded(sender, clay('weighed', { batches: [{ batch: 'L', massGrams: 9_950 }], facts }))
  expect(await inside(sender, 'L')).toEqual([9_950, 9_950_000])
  const offer = { receiver: 'second', facility: 'A', lines: [{ batch: 'L' }] }
  const { id } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const lines = [{ line: 1, acceptedGrams: 9_700, note: 'another scale' }]
  await receiver.post(at, { step: 'decide', lines }, 201)
  expect(await inside(receiver, 'L')).toEqual([9_700, 9_700_000])
  const correction = randomUUID()
  const wrong = [{ line: 1, reason: 'mass_wrong', sentGrams: 9_600, acceptedGrams: 9_600 }]
  const proposal = { step: 'correct_propose', id: correction, note: 'scale off', lines: wrong }
  await receiver.post(`/hand-overs/${id}/corrections`, proposal, 201)
  const consent = { step: 'correct_consent', correction }
  await sender.post(`/hand-overs/${id}/corrections`, consent, 201)
  expect(await inside(receiver, 'L')).toEqual([9_600, 9_600_000])
  await valid(installation)
})

it('lets small differences of assays come to no large one, whether a process says what is inside or not', async () => {
  const { installation, sender } = await openTwo({ streamsFolder: clayFolder })
  await recorded(sender, dug('L0', 10_000, { 'element:Ni': 1_000_000 }))
  let [code, held] = ['L0', 1_000_000]
  let refused: unknown
  for (let turn = 1; turn < 50 && refused === undefined; turn += 1) {
    const more = Math.floor(held * 1.02)
    const answer = await answerTo(sender, kneaded([code], [[`L${turn}`, 10_000, more]]))
    if (answer.status === 'accepted') [code, held] = [`L${turn}`, more]
    else refused = answer
  }
  expect(refused).toMatchObject({
    code: 'mass_unbalanced',
    faults: [{ pointer: '/outputs', says: 'content_drifted' }],
  })
  expect(held).toBeLessThanOrEqual(1_070_000)
  // What adds no more is open, also in parts; a part takes its share of the bound along.
  await recorded(
    sender,
    kneaded(
      [code],
      [
        ['P', 5_000, held / 2],
        ['Q', 5_000, held / 2],
      ],
    ),
  )
  const part = kneaded(['P'], [['R', 5_000, Math.floor(held * 0.51)]])
  expect(await answerTo(sender, part)).toMatchObject({ faults: [{ says: 'content_drifted' }] })
  // What nobody says is no way around: no more is found in it later than went in.
  await recorded(sender, kneaded(['Q'], [['S', 5_000, undefined]]))
  const found = (milligrams: number) => kneaded(['S'], [['T', 5_000, milligrams]])
  expect(await answerTo(sender, found(600_000))).toMatchObject({
    faults: [{ says: 'content_above_input' }],
  })
  const content = { 'element:Ni': 600_000 }
  const weighing = clay('weighed', { batches: [{ batch: 'S', massGrams: 5_000, content }], facts })
  expect(await answerTo(sender, weighing)).toMatchObject({
    faults: [{ says: 'content_above_input' }],
  })
  await recorded(sender, found(500_000))
  await valid(installation)
})

function dug(batch: string, massGrams: number, content: Inside) {
  return clay('dug', { outputs: [{ batch, kind: 'lump', massGrams, content }] })
}

function kneaded(
  from: readonly string[],
  to: readonly (readonly [code: string, grams: number, nickel: number | undefined])[],
) {
  return clay('kneaded', {
    batches: from.map((batch) => ({ batch })),
    outputs: to.map(([batch, massGrams, nickel]) => {
      const content = nickel === undefined ? {} : { content: { 'element:Ni': Math.floor(nickel) } }
      return { batch, kind: 'lump', massGrams, ...content }
    }),
  })
}

async function answerTo(side: Side, scan: object): Promise<Record<string, unknown>> {
  return (await side.send('/scans', scan)).json() as Promise<Record<string, unknown>>
}

async function recorded(side: Side, scan: object) {
  expect(await answerTo(side, scan)).toMatchObject({ status: 'accepted' })
}

/** Grams of a batch, and milligrams of all elements in it. */
async function inside(side: Side, code: string): Promise<readonly [number, number]> {
  const { massGrams, content } = await side.get(`/batches/${code}`)
  const amounts: readonly number[] = Object.values(content)
  return [massGrams, amounts.reduce((sum, amount) => sum + amount, 0)]
}

async function valid({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
}
