import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { partsOf } from '../../../../api/recording/parse.ts'
import { heldPack } from '../../../harness/held-pack.ts'
import { openTwo, papers, type Side } from '../../../harness/sides.ts'

const period = 'from=2020-01-01&to=2030-01-01'

it('ends a stay in quarantine with whoever passes it on, and goes on with whoever takes it over, by the same day of review', async () => {
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
  const bale = collected.outputs?.[0]?.batch ?? ''
  const held = { ...example('quarantined'), batches: [{ batch: bale }] }
  const receipts = await recorder.record(partsOf([collected, held], actor))
  expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  expect(await staysOf(sender)).toEqual({ set_apart: 1, still_held: 1, without_limit: 1 })
  await passOn({ sender, receiver }, bale, {})
  expect(await staysOf(sender)).toEqual({ set_apart: 1, passed_on: 1, without_limit: 1 })
  expect(await staysOf(receiver)).toEqual({ came_apart: 1, still_held: 1, without_limit: 1 })

  // A pack has a day of review, which goes with it.
  await heldPack(installation, 'PACK')
  await passOn({ sender, receiver }, 'PACK', { ...papers, packingInstruction: 'P908' })
  expect(await staysOf(receiver)).toEqual({ came_apart: 2, still_held: 2, without_limit: 1 })
  const { lines } = await sender.get(`/reports/measures/compliance?${period}&row=passed_on`)
  expect(lines.map(({ batch }: { batch: string }) => batch).toSorted()).toEqual(
    ['PACK', bale].toSorted(),
  )

  // What comes back is held again where it was, by the day that was set there.
  await heldPack(installation, 'BACK')
  await passOn({ sender, receiver }, 'BACK', { ...papers, packingInstruction: 'P908' }, 'refused')
  expect(await staysOf(sender)).toEqual({
    set_apart: 3,
    came_apart: 1,
    passed_on: 3,
    still_held: 1,
    without_limit: 1,
  })
})

/** Rows of stays that any stand in, by how many; every equation of the report must hold. */
async function staysOf(side: Side): Promise<Readonly<Record<string, number>>> {
  const { rows, checks } = await side.get(`/reports/measures/compliance?${period}`)
  expect(checks.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([])
  const stays = rows.filter(({ row, values }: Row) => !row.includes(':') && values.count > 0)
  return Object.fromEntries(
    stays
      .filter(({ row }: Row) => own.includes(row))
      .map(({ row, values }: Row) => [row, values.count]),
  )
}

const own = [
  'set_apart',
  'came_apart',
  'released',
  'declared_waste',
  'rejected',
  'passed_on',
  'still_held',
  'without_limit',
]

interface Row {
  readonly row: string
  readonly values: { readonly count: number }
}

async function passOn(
  { sender, receiver }: { readonly sender: Side; readonly receiver: Side },
  batch: string,
  asked: object,
  outcome: 'accepted' | 'refused' = 'accepted',
): Promise<void> {
  const offer = { receiver: 'second', facility: 'A', papers: asked, lines: [{ batch }] }
  const { id, lines } = await sender.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await sender.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const decided = lines.map(({ line, offeredGrams }) =>
    outcome === 'accepted'
      ? { line, acceptedGrams: offeredGrams }
      : { line, acceptedGrams: 0, refusedGrams: offeredGrams, reason: 'damaged' },
  )
  await receiver.post(at, { step: 'decide', lines: decided }, 201)
  if (outcome === 'refused') await sender.post(at, { step: 'return' }, 201)
}
