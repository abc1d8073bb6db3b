import { expect, it } from 'vitest'
import { addOrganisation } from '../../../../api/store/organisations/organisations.ts'
import { jsonOf } from '../../../harness/answers.ts'
import { signUpPerson } from '../../../harness/people.ts'
import {
  dismantle,
  moduleGrams,
  offerOf,
  openTwo,
  passOn,
  type Side,
} from '../../../harness/sides.ts'

it('shows a regulator every holder of the jurisdiction, and counts what is held elsewhere', async () => {
  const { sender, receiver, stranger, installation } = await openTwo()
  const { store } = installation
  const codes = await dismantle(installation)
  await passOn({ sender, receiver }, codes.slice(0, 1))
  await passTo(receiver, stranger, codes[0] ?? '')
  const recall = { batch: codes[0], reason: 'Welds may crack', severity: 'high' }
  const { id } = await sender.post('/recalls', recall, 201)
  const named = { slug: 'epd', name: 'Authority', now: new Date() }
  const { organisationKey } = await addOrganisation(store.system, named)
  await store.system
    .updateTable('organisation')
    .set({ kind: 'authority' })
    .where('slug', '=', 'epd')
    .execute()
  const regulator = await signUpPerson(installation, {
    role: 'regulator',
    organisation: organisationKey,
  })
  const look = async (company: string) => {
    const headers = { 'loomcell-organisation': company }
    return jsonOf<Seen>(await regulator.request(`/api/v1/recalls/${id}`, { headers }))
  }
  const seen = await look('second')
  expect(seen.openedBy).toMatchObject({ slug: 'first' })
  expect(seen.affected.map(({ holder }) => holder.slug)).toEqual(['first', 'second', 'third'])
  expect(seen.affected.map(({ state }) => state)).toEqual([
    'handed_over',
    'handed_over',
    'dismantled',
  ])
  expect(seen.withheld).toEqual([])

  const move = (jurisdiction: string) =>
    store.system
      .updateTable('organisation')
      .set({ jurisdiction })
      .where('slug', '=', 'third')
      .execute()
  // A subdivision is the jurisdiction's own, here as in lists and looks.
  await move('HK-KC')
  expect((await look('first')).affected.map(({ holder }) => holder.slug)).toContain('third')
  await move('MO')
  const less = await look('first')
  expect(less.affected.map(({ holder }) => holder.slug)).toEqual(['first', 'second'])
  expect(less.withheld).toEqual([{ stream: null, kind: null, material: null, batches: 1 }])
  const csv = await regulator.request(`/api/v1/recalls/${id}/affected.csv`, {
    headers: { 'loomcell-organisation': 'first' },
  })
  expect(await csv.text()).toMatch(/"verified, name withheld",,,,,/)
  expect(installation.logged).toEqual([])
})

interface Seen {
  readonly openedBy: object | null
  readonly affected: readonly {
    readonly holder: { readonly slug: string }
    readonly state: string
  }[]
  readonly withheld: readonly object[]
}

async function passTo(from: Side, to: Side, code: string) {
  const offer = { ...offerOf([code]), receiver: 'third', facility: 'B' }
  const { id } = await from.post('/hand-overs', offer, 201)
  const at = `/hand-overs/${id}/steps`
  await from.post(at, { step: 'dispatch', carrier: { name: 'Carrier' } }, 201)
  await to.post(at, { step: 'receive', facility: 'A' }, 201)
  await to.post(at, { step: 'decide', lines: [{ line: 1, acceptedGrams: moduleGrams }] }, 201)
}
