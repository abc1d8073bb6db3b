import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { clayFolder } from '../../../harness/clay.ts'
import { arriveLumps } from '../../../harness/custody.ts'
import { dismantle, moduleGrams, offerOf, openTwo, type Side } from '../../../harness/sides.ts'

const mass = { line: 1, reason: 'mass_wrong' }
const quantity = { line: 1, reason: 'quantity_wrong' }
const farOff = [{ pointer: '/lines/0/sentGrams', says: 'sent_far_off' }]
const aboveOffered = [{ pointer: '/lines/0/sentGrams', says: 'sent_above_offered' }]
const acceptedFarOff = [{ pointer: '/lines/0/acceptedGrams', says: 'accepted_far_off' }]

describe('a mass that two organisations agree on afterwards', () => {
  it.each([
    ['five thousand tonnes', { ...mass, sentGrams: 5e12, acceptedGrams: 5e12 }, farOff],
    ['a gram more than half as much', { ...mass, sentGrams: 1_501, acceptedGrams: 1_501 }, farOff],
    ['a gram less than half', { ...mass, sentGrams: 499, acceptedGrams: 499 }, farOff],
    ['more accepted than half more', { ...mass, acceptedGrams: 1_501 }, acceptedFarOff],
    ['less accepted than half', { ...mass, acceptedGrams: 499 }, acceptedFarOff],
    ['what stays accepted of less', { ...mass, sentGrams: 600 }, acceptedFarOff],
    [
      'one gram accepted of much',
      { ...quantity, sentGrams: 900, acceptedGrams: 1 },
      acceptedFarOff,
    ],
    ['a quantity above all offered', { ...quantity, sentGrams: 1_501 }, aboveOffered],
  ])('is refused where it is %s', async (_, line, faults) => {
    const { sender, receiver, at } = await passed([1_000])
    for (const side of [sender, receiver]) {
      const answer = await side.send(at, proposalOf([line]))
      expect(await jsonOf(answer)).toMatchObject({ code: 'mass_unbalanced', status: 422, faults })
    }
    expect(await sender.get(at.replace('/corrections', ''))).toMatchObject({ corrections: [] })
    expect(await receiver.get('/batches/MINE-1')).toMatchObject({ massGrams: 1_000 })
  })

  it.each([
    ['half as much more', { ...mass, sentGrams: 1_500, acceptedGrams: 1_500 }, 1_500],
    ['half of it', { ...mass, sentGrams: 500, acceptedGrams: 500 }, 500],
    ['half accepted', { ...mass, acceptedGrams: 500 }, 500],
    ['a quantity of one gram', { ...quantity, sentGrams: 1 }, 1],
    ['nothing, as it never left', { ...quantity, sentGrams: 0 }, 0],
  ])('is taken where it is %s', async (_, line, grams) => {
    const two = await passed([1_000])
    await agree(two, line)
    expect(await two.receiver.get('/batches/MINE-1')).toMatchObject({ massGrams: grams })
    await checksOut(two)
  })

  it('comes no further by agreeing twice, and always the way back', async () => {
    const two = await passed([1_000])
    await agree(two, { ...mass, sentGrams: 700, acceptedGrams: 700 })
    expect(await saysOf(two, { ...mass, sentGrams: 499, acceptedGrams: 499 })).toEqual(farOff)
    await agree(two, { ...quantity, sentGrams: 70 })
    // 70 g are a tenth of what went along; by the first scale they were 100 g.
    expect(await saysOf(two, { ...mass, sentGrams: 49, acceptedGrams: 49 })).toEqual(farOff)
    expect(await saysOf(two, { ...mass, sentGrams: 151, acceptedGrams: 151 })).toEqual(farOff)
    await agree(two, { ...mass, sentGrams: 150, acceptedGrams: 150 })
    expect(await saysOf(two, { ...quantity, sentGrams: 1_501 })).toEqual(aboveOffered)
    await agree(two, { ...quantity, sentGrams: 0, acceptedGrams: 0 })
    expect(await saysOf(two, { ...mass, sentGrams: 5, acceptedGrams: 5 })).toEqual(farOff)
    await checksOut(two)
  })

  it('is told of all its lines at once', async () => {
    const { sender, at } = await passed([1_000, 2_000, 3_000])
    const lines = [
      { ...mass, sentGrams: 1_501, acceptedGrams: 20 },
      { ...quantity, line: 2 },
      { ...mass, line: 3, acceptedGrams: 5_000 },
    ]
    const answer = await jsonOf<Refused>(await sender.send(at, proposalOf(lines)))
    expect([answer.code, answer.faults.map(({ pointer }) => pointer).sort()]).toEqual([
      'invalid',
      ['/lines/0/sentGrams', '/lines/1/line', '/lines/1/sentGrams', '/lines/2/acceptedGrams'],
    ])
  })
})

describe('a unit that two organisations agree on afterwards', () => {
  it('went along whole or not at all, and its mass has the bounds of every mass', async () => {
    const { sender, receiver, installation } = await openTwo()
    const [module = ''] = await dismantle(installation)
    const { id } = await sender.post('/hand-overs', offerOf([module]), 201)
    await decideAll({ sender, receiver }, id, [{ line: 1, acceptedGrams: moduleGrams }])
    const two = { sender, receiver, installation, at: `/hand-overs/${id}/corrections` }
    const part = [{ pointer: '/lines/0/sentGrams', says: 'unit_sent_whole' }]
    for (const sentGrams of [1, moduleGrams / 2, moduleGrams - 1, moduleGrams + 1]) {
      expect(await saysOf(two, { ...quantity, sentGrams })).toEqual(part)
    }
    expect(await saysOf(two, { ...mass, sentGrams: 14_249, acceptedGrams: 14_249 })).toEqual(farOff)
    await agree(two, { ...mass, sentGrams: 28_000, acceptedGrams: 28_000 })
    expect(await saysOf(two, { ...quantity, sentGrams: moduleGrams })).toEqual(part)
    await agree(two, { ...quantity, sentGrams: 0 })
    expect(await saysOf(two, { ...quantity, sentGrams: moduleGrams })).toEqual(part)
    await agree(two, { ...quantity, sentGrams: 28_000 })
    expect(await receiver.get(`/batches/${module}`)).toMatchObject({ massGrams: 28_000 })
    await checksOut(two)
  })
})

type Two = Awaited<ReturnType<typeof openTwo>>
type Passed = Pick<Two, 'sender' | 'receiver' | 'installation'> & { readonly at: string }

interface Refused {
  readonly code: string
  readonly faults: readonly { readonly pointer: string; readonly says?: string }[]
}

/** Lumps handed over, every gram accepted. */
async function passed(grams: readonly number[]): Promise<Passed> {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { id, lines, at } = await arriveLumps(two, grams)
  const decided = lines.map(({ line, offeredGrams }) => {
    return { line, acceptedGrams: offeredGrams, code: `MINE-${line}` }
  })
  await two.receiver.post(at, { step: 'decide', lines: decided }, 201)
  return { ...two, at: `/hand-overs/${id}/corrections` }
}

async function decideAll(
  { sender, receiver }: { sender: Side; receiver: Side },
  id: string,
  lines: readonly object[],
) {
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  await receiver.post(at, { step: 'decide', lines }, 201)
}

function proposalOf(lines: readonly object[]) {
  return { step: 'correct_propose', note: 'Read the print-out again', lines }
}

async function agree({ sender, receiver, at }: Passed, line: object) {
  const { corrections } = await sender.post(at, proposalOf([line]), 201)
  const correction = corrections.at(-1)?.id
  await receiver.post(at, { step: 'correct_consent', correction }, 201)
}

async function saysOf({ receiver, at }: Passed, line: object) {
  const { faults } = await jsonOf<Refused>(await receiver.send(at, proposalOf([line])))
  return faults.map(({ pointer, says }) => ({ pointer, says }))
}

async function checksOut({ installation }: Pick<Two, 'installation'>) {
  const { findings } = await checkHistory(installation.store.system, installation.streams, () => {})
  expect(findings).toMatchObject({ differences: 0 })
  expect(installation.logged).toEqual([])
}
