import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { checkHistory } from '../../api/commands/check/check-history.ts'
import type { Example } from '../../workflows/example.ts'
import { openTestInstallation } from '../harness/installation.ts'

type Output = NonNullable<Example['outputs']>[number]
type Lie = (right: Example) => object

const ofBatches =
  (change: object): Lie =>
  ({ batches = [] }) => ({
    batches: batches.map((one) => ({ ...one, ...change })),
  })
const ofFirst =
  (change: (output: Output) => object): Lie =>
  ({ outputs = [] }) => ({
    outputs: outputs.map((one, at) => (at === 0 ? { ...one, ...change(one) } : one)),
  })
const inside = (milligrams: number) => ofFirst(() => ({ content: { 'element:Ni': milligrams } }))
const times = (factor: number) =>
  ofFirst(({ massGrams = 0 }) => ({ massGrams: Math.round(massGrams * factor) }))

type Lies = Readonly<Record<string, Readonly<Record<string, Lie>>>>

/** What somebody may try at each stage of the battery walk; none of it may be taken, nor kept for a second person. */
const ofBatteries: Lies = {
  taken_in: {
    'half a tonne of nickel in it': inside(500_000_000),
    'a milligram more than its mass': inside(396_000_001),
    'heavier than any unit': ofFirst(() => ({ massGrams: 1_500_001 })),
    nothing: ofFirst(() => ({ massGrams: 0 })),
    'the energy of eight': ofFirst(() => ({ massGrams: 50_000 })),
  },
  dismantled: {
    'a part of a pack': ofBatches({ massGrams: 100_000 }),
    'modules with more nickel than the pack': inside(20_000_000),
    'a module twice as heavy': times(2),
    'something that joins it': () => ({ additions: [{ material: 'screws', massGrams: 500 }] }),
    'a third of it as coolant': ({ outputs = [] }) => ({
      outputs: outputs.slice(4),
      losses: [{ reason: 'coolant', massGrams: 119_300 }],
    }),
  },
  assembled: {
    'a product of twice the mass': times(2),
    'nickel from nowhere': inside(40_000_000),
    'the energy of ten': ofFirst(({ facts }) => ({
      facts: { ...facts, ratedEnergyKilowattHours: '400' },
    })),
    'a part of each module': ofBatches({ massGrams: 10_000 }),
  },
  sold: {
    'a part of a product': ofBatches({ massGrams: 20_000 }),
    'all but a gram': ofBatches({ massGrams: 259_999 }),
    'more than it weighs': ofBatches({ massGrams: 900_000 }),
    'nothing of it': ofBatches({ massGrams: 0 }),
  },
  received: {
    'nine thousand tonnes': ofBatches({ massGrams: 9_000_000_000 }),
    'a tenth': ofBatches({ massGrams: 2_850 }),
    nothing: ofBatches({ massGrams: 0 }),
  },
  lot_formed: {
    'half of the nickel': inside(3_351_600),
    'more than it was formed of': times(1.1),
    'a part of a module': ofBatches({ massGrams: 10_000 }),
  },
  processed: {
    'all of it as moisture': ({ losses = [] }) => ({
      outputs: [],
      losses: [{ reason: losses[0]?.reason ?? 'moisture', massGrams: 57_000 }],
    }),
    'five times the nickel': inside(60_000_000),
    'reagents beyond reason as product': times(3),
    'more than there is': ofBatches({ massGrams: 114_001 }),
  },
  certified: {
    'more than the intermediate': ({ facts }) => ({
      facts: { ...facts, certifiedMassGrams: 47_000_000 },
    }),
  },
}

const lost =
  (reason: string, share: number): Lie =>
  ({ outputs = [] }) => {
    const grams = outputs.reduce((sum, { massGrams = 0 }) => sum + massGrams, 0)
    return {
      outputs: outputs.slice(0, 1).map(({ content: _, ...one }) => ({ ...one, massGrams: 1_000 })),
      losses: [{ reason, massGrams: Math.round(grams * share) }],
    }
  }
const said =
  (facts: object): Lie =>
  (right) => ({ facts: { ...right.facts, ...facts } })

/** Stages that two persons sign, and what only follows them. */
const signed: readonly string[] = ['rejected', 'disposed']

/** The same of the textile walk: of its fibres, its colours, its days. */
const ofTextiles: Lies = {
  collected: {
    nothing: ofFirst(() => ({ massGrams: 0 })),
    'tomorrow’s century': said({ collectionDate: '2131-01-01' }),
  },
  received: {
    'nine thousand tonnes': ofBatches({ massGrams: 9_000_000_000 }),
    'a tenth': ofBatches({ massGrams: 10 }),
  },
  prepared: { 'more than went in': times(1.3), 'all of it as trims': lost('trims', 1) },
  sanitised: { 'more than went in': times(1.3), 'all of it as dust': lost('dust', 1) },
  opened: { 'more than went in': times(1.3), 'all of it as dust': lost('dust', 1) },
  blended: {
    'more than went in': times(1.3),
    'fibre heavier than it': ofFirst(({ massGrams = 0 }) => ({
      content: { 'fibre:cotton': massGrams * 1_001 },
    })),
  },
  carded_drawn: { 'more than went in': times(1.3) },
  spun: {
    'more than went in': times(1.3),
    'something that joins': () => ({ additions: [{ material: 'fibre', massGrams: 100_000 }] }),
  },
  shipped: {
    nothing: ofBatches({ massGrams: 0 }),
  },
}

it.each([
  ['battery', ofBatteries],
  ['textile', ofTextiles],
])(
  'takes no mass out of nothing at any stage of the %s walk, and then what is right',
  async (stream, lies) => {
    const { request, store, streams } = await openTestInstallation()
    const walk = streams.get(stream)?.examples ?? []
    const ask = async (scan: object) => {
      const sent = { id: randomUUID(), stream, facility: 'A', ...scan }
      const answer = await request('/api/v1/scans', { method: 'POST', body: JSON.stringify(sent) })
      return { status: answer.status, said: await answer.text() }
    }
    const wrong: string[] = []
    const met = new Set<string>()
    for (const { afterMinutes: _, ...right } of walk) {
      for (const [name, lie] of Object.entries(lies[right.stage] ?? {})) {
        met.add(right.stage)
        const { status, said } = await ask({ ...right, ...lie({ afterMinutes: 0, ...right }) })
        if (![409, 422].includes(status)) wrong.push(`${right.stage}, ${name}: ${status} ${said}`)
      }
      const { status, said } = await ask(right)
      // What two persons sign is tried where they sign.
      if (!signed.includes(right.stage) && ![200, 202].includes(status)) {
        wrong.push(`${right.stage}, right: ${status} ${said}`)
      }
    }
    expect(wrong).toEqual([])
    expect([...met].sort()).toEqual(Object.keys(lies).sort())
    const { findings } = await checkHistory(store.system, streams, () => {})
    expect(findings).toMatchObject({ differences: 0, doubtful: 0 })
  },
)
