import { expect, it } from 'vitest'
import { findBatch } from '../../../api/store/inventory/batches.ts'
import { batchLink } from '../../../domain/batch-link.ts'
import { jsonOf } from '../../harness/answers.ts'
import type { TestPerson } from '../../harness/people.ts'
import { papers } from '../../harness/sides.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'

interface Looked {
  readonly batches: readonly {
    readonly code: string
    readonly left: { readonly page: string } | null
  }[]
  readonly arriving: readonly { readonly code: string; readonly line: number }[]
}

it('tells whoever scans goods on their way to them which hand-over waits, at which line', async () => {
  const workplace = await openWorkplace()
  const { receiver, supervisor, modules } = workplace
  const [first = '', second = ''] = modules
  const { id, link } = await offered(workplace, [first, second])
  const page = `/work/hand-overs/${id}#line-2`
  for (const step of ['offered', 'in_transport', 'received']) {
    if (step === 'in_transport') await take(supervisor, id, dispatch)
    if (step === 'received') await take(receiver, id, { step: 'receive', facility: 'YL' })
    for (const text of [link, link.toUpperCase(), second, second.toLowerCase(), `「${second}」`]) {
      const looked = await jsonOf<Looked>(await scan(receiver, text))
      expect([text, looked]).toMatchObject([
        text,
        {
          batches: [],
          arriving: [
            {
              handOver: id,
              line: 2,
              code: second,
              kind: { name: 'module', label: { en: 'Module' } },
              sender: { name: 'Harbour Reuse Ltd' },
              state: { name: step },
              massGrams: 28_500,
              recalled: null,
              page,
            },
          ],
        },
      ])
      const found = await receiver.request(`/work/find?code=${encodeURIComponent(text)}`)
      expect([found.status, found.headers.get('location')]).toEqual([303, page])
    }
  }
  expect(await (await receiver.request(page)).text()).toContain('id="line-2"')
}, 120_000)

it('says of what was handed over where it went, and finds what was taken over by the sender’s label', async () => {
  const workplace = await openWorkplace()
  const { receiver, supervisor, operator, modules } = workplace
  const [code = ''] = modules
  const { id, link } = await offered(workplace, [code])
  await take(supervisor, id, dispatch)
  await take(receiver, id, { step: 'receive', facility: 'YL' })
  await take(receiver, id, {
    step: 'decide',
    lines: [{ line: 1, acceptedGrams: 28_500, code: 'OURS-1' }],
  })
  const gone = await jsonOf<Looked>(await scan(operator, code))
  expect(gone).toMatchObject({
    arriving: [],
    batches: [
      {
        code,
        left: {
          handOver: id,
          receiver: { name: 'Delta Recycling Ltd' },
          state: { name: 'accepted' },
          page: `/work/hand-overs/${id}`,
        },
      },
    ],
  })
  const page = await (await operator.request(`/work/batches/${code}`)).text()
  expect(page).toContain('It went to Delta Recycling Ltd.')
  const here = await jsonOf<Looked>(await scan(receiver, link))
  expect(here).toMatchObject({ arriving: [], batches: [{ code: 'OURS-1', left: null }] })
}, 120_000)

it('warns of a recall before the goods are inside, and shows nobody else what is on its way', async () => {
  const workplace = await openWorkplace()
  const { receiver, supervisor, administrator, modules } = workplace
  const [code = ''] = modules
  const { id, link } = await offered(workplace, [code])
  await take(supervisor, id, dispatch)
  const recall = { batch: 'PACK-HK-0001', reason: 'smoke', notice: 'fire', severity: 'high' }
  expect((await post(supervisor, '/recalls', recall)).status).toBe(201)
  expect(await jsonOf<Looked>(await scan(receiver, link))).toMatchObject({
    arriving: [{ recalled: { en: 'RECALLED: It may catch fire' } }],
  })
  // Its own label means to the sender its own batch, and no hand-over that somebody else waits for.
  expect(await jsonOf<Looked>(await scan(administrator, link))).toMatchObject({
    batches: [{ code, left: { handOver: id } }],
    arriving: [],
  })
}, 120_000)

const dispatch = { step: 'dispatch', carrier: { name: 'Peak Haulage' } }

/** Modules that the first organisation offers to the second; the link on the label of the last of them. */
async function offered({ installation, own, supervisor }: Workplace, codes: readonly string[]) {
  const lines = codes.map((batch) => ({ batch }))
  const offer = { receiver: 'delta-recycling', facility: 'TM', papers, lines }
  const { id } = await jsonOf<{ id: string }>(await post(supervisor, '/hand-overs', offer))
  const db = installation.store.own(own.organisationKey)
  const batch = await findBatch(db, own.organisationKey, codes.at(-1) ?? '')
  return { id, link: batchLink('https://loom.example', batch?.id ?? '') }
}

async function take(person: TestPerson, id: string, step: object) {
  expect((await post(person, `/hand-overs/${id}/steps`, step)).status).toBe(201)
}

function post({ request }: TestPerson, path: string, body: object) {
  const text = JSON.stringify({ id: crypto.randomUUID(), ...body })
  return request(`/api/v1${path}`, { method: 'POST', body: text })
}

function scan({ request }: TestPerson, text: string) {
  return request(`/api/v1/scanned?text=${encodeURIComponent(text)}`)
}
