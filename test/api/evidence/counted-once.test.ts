import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { checkHistory } from '../../../api/commands/check/check-history.ts'
import { clay, clayFolder, dig, record, said } from '../../harness/clay.ts'
import type { TestInstallation } from '../../harness/installation.ts'
import { openTwo, type Side } from '../../harness/sides.ts'
import { creditFor, post } from '../../harness/yarn.ts'

const evidence = { kind: 'declaration', declaration: 'RMD-2026-02' }
const grams = 100_000

it('counts no gram again at any later process of a chain, and at no earlier one', async () => {
  for (const order of ['first to last', 'last to first']) {
    const { installation, sender } = await openTwo({ streamsFolder: clayFolder })
    const [sort, open, spin] = await chain(installation)
    const ask = [creditOf(sort, 'BALE'), creditOf(spin, 'FIBRE')]
    const [one, other] = order === 'first to last' ? ask : ask.toReversed()
    const pointer = order === 'first to last' ? '/inputs/0/evidence' : '/event'
    const credit = await given(installation, one)
    expect(await post(installation, '/credits', other ?? {})).toMatchObject({
      status: 409,
      answer: { code: 'claim_not_allowed', faults: [{ pointer }] },
    })
    expect(await creditsOf(sender)).toEqual([credit.id])
    if (order === 'last to first') continue
    // In the order of the processes each is carried on, and all of them stand for the same grams.
    const opened = await given(installation, creditOf(open, 'SORTED', credit.id))
    await given(installation, creditOf(spin, 'FIBRE', opened.id))
    const { credits } = await sender.get('/credits')
    expect(credits.map(({ leftGrams }: { leftGrams: number }) => leftGrams)).toEqual([0, 0, grams])
  }
})

it('counts nothing anew that was handed over and came back, whole or in part', async () => {
  for (const massGrams of [grams, 40_000]) {
    const two = await openTwo({ streamsFolder: clayFolder })
    const { installation, sender, receiver } = two
    const [sort] = await chain(installation, ['BALE', 'SORTED'])
    await given(installation, creditOf(sort, 'BALE'))
    await passOn(sender, receiver, { to: 'second', batch: 'SORTED', massGrams, code: 'THEIRS' })
    await passOn(receiver, sender, { to: 'first', batch: 'THEIRS', massGrams, code: 'BACK' })
    const [spin] = await chain(installation, ['BACK', 'YARN'], massGrams)
    const declared = await post(installation, '/credits', creditOf(spin, 'BACK'))
    expect(declared).toMatchObject({
      status: 409,
      answer: { faults: [{ says: 'credit_earned_before' }] },
    })
    const { store, streams } = installation
    const { findings } = await checkHistory(store.system, streams, () => {})
    expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
  }
})

it('is named by `loomcell check` where an earlier version counted twice', async () => {
  const { installation, sender } = await openTwo({ streamsFolder: clayFolder })
  const { store, streams } = installation
  const [sort, , spin] = await chain(installation)
  const credit = await given(installation, creditOf(sort, 'BALE'))
  const { batch } = await sender.get('/batches/FIBRE/events')
  // As it would stand in a history of the version that looked at the last process only.
  const inputs = JSON.stringify([{ batch: 'FIBRE', batchId: batch, grams, evidence }])
  await sql`
    insert into credit (id, organisation_key, event_id, class, model, material, recycled_input_grams,
      total_input_grams, output_grams, claimable_grams, inputs, digest, created_time)
    select gen_random_uuid(), organisation_key, ${spin}, class, model, material, recycled_input_grams,
      total_input_grams, output_grams, claimable_grams, ${inputs}, digest, created_time
    from credit where id = ${credit.id}`.execute(store.system)
  const { findings } = await checkHistory(store.system, streams, () => {})
  expect(findings.doubts).toContainEqual(
    expect.objectContaining({ table: 'credit', column: 'inputs', found: 'declaration' }),
  )
})

/** Works clay from batch to batch, the first dug where it is not there yet; gives the id of each step. */
async function chain(
  installation: TestInstallation,
  codes: readonly string[] = ['BALE', 'SORTED', 'FIBRE', 'YARN'],
  massGrams = grams,
): Promise<readonly string[]> {
  const [first = ''] = codes
  const steps = codes.slice(1).map((batch, at) =>
    clay('kneaded', {
      batches: [{ batch: codes[at] ?? '' }],
      outputs: [{ batch, kind: 'lump', massGrams }],
    }),
  )
  const dug = first === 'BACK' ? [] : [dig(first, massGrams)]
  const answers = said(await record(installation, ...dug, ...steps))
  expect(new Set(answers)).toEqual(new Set(['accepted']))
  return steps.map(({ id }) => id)
}

/** The request for a credit of all of a batch, declared anew or carried on. */
function creditOf(event = '', batch: string, from?: string) {
  const carried = from === undefined ? evidence : { kind: 'credit', credit: from }
  return creditFor(event, { inputs: [{ batch, evidence: carried }] })
}

async function given(installation: TestInstallation, request: object = {}) {
  const { status, answer } = await post(installation, '/credits', request)
  expect({ status, answer }).toMatchObject({ status: 201 })
  return { id: String(answer.id) }
}

async function creditsOf(side: Side): Promise<readonly string[]> {
  const { credits } = await side.get('/credits')
  return credits.map(({ id }: { id: string }) => id)
}

async function passOn(
  from: Side,
  to: Side,
  { to: receiver, code, ...line }: { to: string; batch: string; massGrams: number; code: string },
) {
  const [facility, arrival] = receiver === 'second' ? ['A', 'B'] : ['B', 'A']
  const { id } = await from.post('/hand-overs', { receiver, facility, lines: [line] }, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: arrival }, 201)
  const lines = [{ line: 1, acceptedGrams: line.massGrams, code }]
  await to.post(at, { step: 'decide', lines }, 201)
}
