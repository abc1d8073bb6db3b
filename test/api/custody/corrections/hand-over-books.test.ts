import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkHistory } from '../../../../api/commands/check/check-history.ts'
import type { HandOverView } from '../../../../web/pages/workplace/hand-over/view.ts'
import { clay, clayFolder, dig, record, said } from '../../../harness/clay.ts'
import { linesOutOfBounds } from '../../../harness/custody.ts'
import type { TestInstallation } from '../../../harness/installation.ts'
import { openTwo, type Side } from '../../../harness/sides.ts'
import { claimFor } from '../../../harness/yarn.ts'

const lumpGrams = 1_000
const side = fc.constantFrom('sender' as const, 'receiver' as const)
const line = fc.integer({ min: 1, max: 3 })

/** What may happen to a hand-over that was decided, in any order. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('propose' as const),
      side,
      line,
      reason: fc.constantFrom('mass_wrong', 'quantity_wrong'),
      sentGrams: fc.option(fc.integer({ min: 0, max: 1_100 }), { nil: undefined }),
      acceptedGrams: fc.option(fc.integer({ min: 0, max: 1_100 }), { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      side,
      step: fc.constantFrom(
        'correct_consent',
        'correct_consent',
        'correct_decline',
        'correct_withdraw',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('race' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('return' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('weigh' as const),
      line,
      grams: fc.integer({ min: 1, max: 1_200 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('send' as const), line }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never

describe('the books of both sides', () => {
  it('stay balanced and meet whatever is proposed, agreed, declined, weighed and sent on, in any order', async () => {
    const two = await openTwo({ streamsFolder: clayFolder })
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 14 }), async (happenings) => {
        run += 1
        const passed = await passThree(two, `R${run}`)
        for (const one of happenings) {
          const statuses = await happen({ ...two, ...passed }, one)
          for (const status of statuses) expect([200, 201, 202, 403, 409, 422]).toContain(status)
        }
        await booksMeet(two)
      }),
      { numRuns: 15, seed: 4, interruptAfterTimeLimit: 90_000, endOnFailure: true },
    )
    const { sender, installation } = two
    const { handOvers } = await sender.get('/hand-overs?limit=200')
    const states = (handOvers as readonly HandOverView[]).flatMap(({ corrections }) =>
      corrections.map(({ state }) => state),
    )
    // Enough came to an end of each sort for this to prove something.
    for (const state of ['consented', 'withdrawn', 'declined']) expect(states).toContain(state)
    const { findings } = await checkHistory(
      installation.store.system,
      installation.streams,
      () => {},
    )
    expect(findings).toMatchObject({ differences: 0 })
    expect(installation.logged).toEqual([])
  }, 240_000)

  it('keep the mass from which a claim has drawn', async () => {
    const two = await openTwo({ streamsFolder: clayFolder })
    const { sender, receiver, installation } = two
    await record(installation, dig('RAW', 2_000))
    const kneaded = clay('kneaded', {
      batches: [{ batch: 'RAW' }],
      outputs: [{ batch: 'MADE', kind: 'lump', massGrams: 2_000 }],
    })
    expect(said(await record(installation, kneaded))).toEqual(['accepted'])
    const evidence = { kind: 'declaration', declaration: 'RMD-1' }
    const credit = {
      event: kneaded.id,
      class: 'post_consumer',
      model: 'controlled_blending',
      material: 'clay',
      inputs: [{ batch: 'RAW', evidence }],
    }
    const given = await sender.post('/credits', credit, 201)
    const claimed = await sender.send('/claims', claimFor(given.id, [2_700, 1_890]))
    expect({ status: claimed.status, answer: await claimed.json() }).toMatchObject({ status: 201 })
    const passed = await passLines(two, [{ batch: 'MADE' }])
    const at = `/hand-overs/${passed.id}/corrections`
    const lower = async (sentGrams: number) => {
      const lines = [{ line: 1, reason: 'mass_wrong', sentGrams, acceptedGrams: sentGrams }]
      const proposal = { step: 'correct_propose', note: 'n', lines }
      const { corrections } = await receiver.post(at, proposal, 201)
      return { step: 'correct_consent', correction: corrections.at(-1)?.id ?? '' }
    }
    // All of it is recycled and 1,890 g are drawn: 1,950 g still bear them, 1,800 g do not.
    await sender.post(at, await lower(1_950), 201)
    const refused = await sender.send(at, await lower(1_800))
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'claim_overdrawn' })
    // Of the 110 g that are undrawn, the corrected mass bears 60 g.
    const above = await sender.send('/claims', claimFor(given.id, [100, 70]))
    expect([above.status, await above.json()]).toMatchObject([
      409,
      {
        code: 'claim_overdrawn',
        faults: [
          {
            pointer: '/draws',
            says: 'draw_above_corrected',
            values: { drawn: 1_960, most: 1_950 },
          },
        ],
      },
    ])
    expect((await sender.send('/claims', claimFor(given.id, [80, 56]))).status).toBe(201)
    await booksMeet(two)
  })
})

interface Two {
  readonly sender: Side
  readonly receiver: Side
  readonly installation: TestInstallation
}

/** Three lumps: one sent in part, one whole, one of which a part is refused. */
async function passThree(two: Two, name: string): Promise<{ id: string; name: string }> {
  const codes = [1, 2, 3].map((one) => `${name}-${one}`)
  await record(two.installation, ...codes.map((code) => dig(code, lumpGrams)))
  const lines = codes.map((batch, index) => ({ batch, ...(index === 0 ? { massGrams: 600 } : {}) }))
  const { id } = await passLines(two, lines, { line: 3, refusedGrams: 300 })
  return { id, name }
}

async function passLines(
  { sender, receiver }: Two,
  lines: readonly { batch: string; massGrams?: number }[],
  refused?: { line: number; refusedGrams: number },
): Promise<HandOverView> {
  const offer = { receiver: 'second', facility: 'A', lines }
  const offered = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${offered.id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const decided = offered.lines.map((one) => {
    const refusedGrams = one.line === refused?.line ? refused.refusedGrams : 0
    const reason = refusedGrams > 0 ? { refusedGrams, reason: 'damaged' } : {}
    return { line: one.line, acceptedGrams: one.offeredGrams - refusedGrams, ...reason }
  })
  return receiver.post(at, { step: 'decide', lines: decided }, 201)
}

async function happen(
  { sender, receiver, id, name }: Two & { id: string; name: string },
  one: Happening,
): Promise<readonly number[]> {
  const at = `/hand-overs/${id}/corrections`
  const by = 'side' in one && one.side === 'sender' ? sender : receiver
  const view: HandOverView = await sender.get(`/hand-overs/${id}`)
  const correction = view.corrections.at(-1)?.id ?? randomUUID()
  const scan = { id: randomUUID(), stream: 'clay', facility: 'A' }
  switch (one.type) {
    case 'propose': {
      const { type: _, side: __, ...change } = one
      return [await by.status(at, { step: 'correct_propose', note: 'n', lines: [change] })]
    }
    case 'answer': {
      const note = one.step === 'correct_decline' ? { note: 'n' } : {}
      const status = await by.status(at, { step: one.step, correction, ...note })
      // A hand-over without any correction knows none of this id.
      return [status === 404 && view.corrections.length === 0 ? 409 : status]
    }
    case 'race': {
      if (view.corrections.length === 0) return []
      const consent = { id: randomUUID(), step: 'correct_consent', correction }
      const withdraw = { step: 'correct_withdraw', correction }
      return Promise.all([
        receiver.status(at, consent),
        sender.status(at, withdraw),
        sender.status(at, consent),
        receiver.status(at, withdraw),
      ])
    }
    case 'return':
      return [await sender.status(`/hand-overs/${id}/steps`, { step: 'return' })]
    case 'weigh': {
      const batches = [{ batch: `${name}-${one.line}`, massGrams: one.grams }]
      const weighed = { ...scan, stage: 'weighed', batches, facts: { scale: 'S', note: 'spilt' } }
      return [await receiver.status('/scans', weighed)]
    }
    case 'send': {
      const batches = [{ batch: `${name}-${one.line}` }]
      return [await receiver.status('/scans', { ...scan, stage: 'sent', batches })]
    }
    default:
      return one satisfies never
  }
}

/** Either book is balanced, and what one says went out is what the other says came in. */
async function booksMeet({ sender, receiver }: Two) {
  const [own, theirs] = [await flowOf(sender), await flowOf(receiver)]
  expect([own.balanced, theirs.balanced]).toEqual([true, true])
  const { handOvers } = await sender.get('/hand-overs?limit=200')
  const views: readonly HandOverView[] = handOvers
  expect(views.flatMap(linesOutOfBounds)).toEqual([])
  const all = views.flatMap(({ lines }) => lines)
  const sum = (grams: (one: HandOverView['lines'][number]) => number) =>
    all.reduce((total, one) => total + grams(one), 0)
  expect(own.totals.outGrams).toBe(sum(({ sentGrams }) => sentGrams ?? 0))
  expect(theirs.totals.inGrams).toBe(
    sum(({ sentGrams, refusedGrams }) => (sentGrams ?? 0) - (refusedGrams ?? 0)),
  )
}

interface Flow {
  readonly balanced: boolean
  readonly totals: { readonly inGrams: number; readonly outGrams: number }
}

async function flowOf(one: Side): Promise<Flow> {
  return one.get('/reports/flow?from=2026-10-01&to=2027-12-01')
}
