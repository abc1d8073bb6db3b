import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { jsonOf } from '../../harness/answers.ts'
import { clay, clayFolder, dig, openClay } from '../../harness/clay.ts'
import { carrier } from '../../harness/custody.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTwo, type Side } from '../../harness/sides.ts'

const dug = 1_000_000

describe('small differences', () => {
  it.each([
    ['up', 102],
    ['down', 98],
  ])('that lead %s at one process after another come to no large one', async (_, percent) => {
    const installation = await openClay()
    await accepted(installation, dig('L0', dug))
    const [last, refused] = await knead(installation, 'L0', percent)
    expect(refused).toMatchObject({
      code: 'mass_unbalanced',
      faults: [{ pointer: '/outputs', says: 'process_drifted' }],
    })
    const { massGrams } = await batch(installation, last)
    expect(Math.abs(massGrams - dug)).toBeLessThanOrEqual(0.07 * dug)
    // What adds nothing to them is open, and so is what leads back.
    await accepted(installation, kneaded([last], [[`${last}-same`, massGrams]]))
    const back = Math.round(massGrams * (percent > 100 ? 0.99 : 1.01))
    await accepted(installation, kneaded([`${last}-same`], [[`${last}-back`, back]]))
    await valid(installation)
  })

  it('stay what they are when a batch is split, put together and split again', async () => {
    const installation = await openClay()
    await accepted(installation, dig('L', dug))
    await accepted(installation, kneaded(['L'], [...parts('A', 4, 255_000)]))
    const names = ['A0', 'A1', 'A2', 'A3']
    for (const [at, name] of names.entries()) {
      await accepted(installation, kneaded([name], [[`B${at}`, 260_000]]))
    }
    await accepted(installation, kneaded(['B0', 'B1', 'B2', 'B3'], [['C', 1_060_000]]))
    for (const [from, to] of [
      [['C'], [['D', 1_080_000]]],
      [['C'], parts('D', 10, 108_000)],
    ] as const) {
      expect(await answerTo(installation, kneaded(from, to))).toMatchObject({
        code: 'mass_unbalanced',
      })
    }
    // A part that is taken alone carries its share along.
    const part = kneaded(['C'], [['E', 10_200]])
    const taken = { ...part, batches: [{ batch: 'C', massGrams: 10_000 }] }
    expect(await answerTo(installation, taken)).toMatchObject({ code: 'mass_unbalanced' })
  })

  it('of a scale and of a process add up, until a second person weighs', async () => {
    const installation = await openClay()
    await accepted(installation, dig('L0', dug))
    await accepted(installation, weighed('L0', 1_050_000, 'damp'))
    const [last, refused] = await knead(installation, 'L0', 101)
    expect([last, refused]).toMatchObject(['L1', { code: 'mass_unbalanced' }])
    const { massGrams } = await batch(installation, last)
    expect(await answerTo(installation, weighed(last, massGrams, 'damp'))).toMatchObject({
      status: 'proposed',
    })
    const operator = await signUpPerson(installation, { role: 'operator' })
    const supervisor = await signUpPerson(installation, { role: 'supervisor' })
    const scan = weighed(last, massGrams, 'damp')
    const sent = await operator.request('/api/v1/scans', bodyOf(scan))
    const { approval } = await jsonOf<{ approval: string }>(sent)
    const signed = await supervisor.request(`/api/v1/approvals/${approval}`, { method: 'POST' })
    expect(await jsonOf(signed)).toMatchObject({ status: 'accepted' })
    await accepted(installation, kneaded([last], [['NEW', Math.floor(massGrams * 1.02)]]))
    await valid(installation)
  })

  it('are held against what went in when what was made is weighed', async () => {
    const installation = await openClay()
    await accepted(installation, dig('L', dug))
    await accepted(installation, kneaded(['L'], [['M', 1_020_000]]))
    await accepted(installation, weighed('M', 1_050_000, 'damp'))
    await accepted(installation, kneaded(['M'], [['N', 1_050_000]]))
    expect(await answerTo(installation, weighed('N', 1_050_001, 'damp'))).toMatchObject({
      status: 'proposed',
    })
    expect(await answerTo(installation, weighed('N', 1_500_001, 'damp'))).toMatchObject({
      code: 'mass_unbalanced',
    })
  })

  it('go along to the next organisation and back again', async () => {
    const { installation, sender, receiver } = await openTwo({ streamsFolder: clayFolder })
    await accepted(installation, dig('L0', dug))
    await accepted(installation, kneaded(['L0'], [['L1', 1_020_000]]))
    await accepted(installation, kneaded(['L1'], [['L2', 1_040_000]]))
    await passOn({ sender, receiver }, 'L2')
    const there = { ...kneaded(['L2'], [['L3', 1_060_000]]), facility: 'B' }
    expect(await (await receiver.send('/scans', there)).json()).toMatchObject({
      status: 'accepted',
    })
    const more = { ...kneaded(['L3'], [['L4', 1_080_000]]), facility: 'B' }
    expect(await (await receiver.send('/scans', more)).json()).toMatchObject({
      code: 'mass_unbalanced',
      faults: [{ says: 'process_drifted' }],
    })
    await valid(installation)
  })
})

/** Kneads a lump again and again, each time to so many per cent of it; gives the last one, and the refusal of the next. */
async function knead(installation: TestInstallation, first: string, percent: number) {
  let [code, massGrams] = [first, (await batch(installation, first)).massGrams]
  for (let turn = 1; turn < 50; turn += 1) {
    const made = Math.trunc((massGrams * percent) / 100) + (percent < 100 ? 1 : 0)
    const answer = await answerTo(installation, kneaded([code], [[`L${turn}`, made]]))
    if (answer.status !== 'accepted') return [code, answer] as const
    ;[code, massGrams] = [`L${turn}`, made]
  }
  return [code, {}] as const
}

function kneaded(from: readonly string[], to: readonly (readonly [string, number])[]) {
  return clay('kneaded', {
    batches: from.map((code) => ({ batch: code })),
    outputs: to.map(([code, massGrams]) => ({ batch: code, kind: 'lump', massGrams })),
  })
}

function parts(
  prefix: string,
  count: number,
  grams: number,
): readonly (readonly [string, number])[] {
  return Array.from({ length: count }, (_, at) => [`${prefix}${at}`, grams] as const)
}

function weighed(code: string, massGrams: number, note: string) {
  return clay('weighed', { batches: [{ batch: code, massGrams }], facts: { scale: 'S1', note } })
}

async function passOn({ sender, receiver }: { sender: Side; receiver: Side }, code: string) {
  const lines = [{ batch: code }]
  const offer = { receiver: 'second', facility: 'A', lines }
  const { id, lines: offered } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const whole = offered.map(({ line, offeredGrams }) => ({ line, acceptedGrams: offeredGrams }))
  await receiver.post(at, { step: 'decide', lines: whole }, 201)
}

async function accepted(installation: TestInstallation, scan: object) {
  expect(await answerTo(installation, scan)).toMatchObject({ status: 'accepted' })
}

async function batch({ request }: TestInstallation, code: string) {
  return jsonOf<{ massGrams: number }>(await request(`/api/v1/batches/${code}`))
}

function bodyOf(scan: object) {
  return { method: 'POST', body: JSON.stringify(scan) }
}

async function answerTo({ request }: TestInstallation, scan: object) {
  return jsonOf<Record<string, unknown>>(await request('/api/v1/scans', bodyOf(scan)))
}

async function valid({ store, streams }: TestInstallation) {
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
}
