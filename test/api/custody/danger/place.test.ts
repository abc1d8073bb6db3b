import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { pointersIn } from '../../../harness/answers.ts'
import { takeIn } from '../../../harness/held-pack.ts'
import { openTwo, papers, type Side } from '../../../harness/sides.ts'

const asked = ['/papers/tripTicket']
const open: readonly string[] = []

it.each([
  ['an organisation of Hong Kong, a facility of Germany', 'HK', { A: 'DE' }, 'A', 'A', open],
  ['an organisation of Germany, a facility of Hong Kong', 'DE', { A: 'HK' }, 'A', 'A', asked],
  ['a subdivision of Hong Kong', 'DE', { A: 'HK-KC' }, 'A', 'A', asked],
  ['a facility that says nothing', 'HK', {}, 'A', 'A', asked],
  ['a facility that says nothing, of Germany', 'DE-BE', {}, 'A', 'A', open],
  ['goods that stand in Hong Kong, said to leave elsewhere', 'DE', { A: 'HK' }, 'A', 'B', asked],
  ['goods that stand in Germany, said to leave Hong Kong', 'DE', { B: 'HK' }, 'A', 'B', asked],
])(
  'asks for a trip ticket by the law of where the goods stand: %s',
  async (_, jurisdiction, facilities, stands, from, refused) => {
    const { sender, installation } = await openTwo()
    await installation.store.system
      .updateTable('organisation')
      .set({ jurisdiction })
      .where('slug', '=', 'first')
      .execute()
    for (const [code, law] of Object.entries(facilities)) {
      const body = JSON.stringify({ jurisdiction: law })
      await installation.request(`/api/v1/facilities/${code}`, { method: 'PATCH', body })
    }
    await arriveAsWaste(sender, { batch: 'PACK', facility: stands })
    const answer = await sender.send('/hand-overs', {
      id: randomUUID(),
      receiver: 'second',
      facility: from,
      papers: { ...papers, packingInstruction: 'P908' },
      lines: [{ batch: 'PACK' }],
    })
    expect(answer.status === 201 ? [] : [...(await pointersIn(answer))]).toEqual(refused)
  },
)

it('asks again by the law of the facility when the goods leave, as it is then', async () => {
  const { sender, installation } = await openTwo()
  const move = (jurisdiction: string) =>
    installation.request('/api/v1/facilities/A', {
      method: 'PATCH',
      body: JSON.stringify({ jurisdiction }),
    })
  await move('DE')
  await arriveAsWaste(sender, { batch: 'PACK', facility: 'A' })
  const { id } = await sender.post(
    '/hand-overs',
    {
      receiver: 'second',
      facility: 'A',
      papers: { ...papers, packingInstruction: 'P908' },
      lines: [{ batch: 'PACK' }],
    },
    201,
  )
  await move('HK')
  const step = { step: 'dispatch', carrier: { name: 'Carrier' } }
  const refused = await sender.send(`/hand-overs/${id}/steps`, { ...step, id: randomUUID() })
  expect([...(await pointersIn(refused))]).toContain('/papers/tripTicket')
  await move('DE-BE')
  await sender.post(`/hand-overs/${id}/steps`, step, 201)
})

async function arriveAsWaste(
  sender: Side,
  { batch, facility }: { batch: string; facility: string },
): Promise<void> {
  const scan = takeIn(batch, new Date(Date.now() - 3_600_000), { facility })
  const facts = { ...(scan.facts as object), declaredWaste: true, wasteDecidedBy: 'HOLDER' }
  const answer = await sender.send('/scans', { ...scan, facts })
  expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
}
