import { expect, it } from 'vitest'
import { batchLink, type Gs1Kind } from '../../domain/batch-link.ts'
import { dig, openClay, record } from '../harness/clay.ts'

const kinds: readonly (Gs1Kind | undefined)[] = [
  undefined,
  { as: 'asset' },
  { as: 'lot', itemReference: 2 },
  { as: 'item', itemReference: 99 },
]

it('opens a record by 128 random bits, from each link that a label may carry and from nothing less', async () => {
  const installation = await openClay()
  await record(installation, ...Array.from({ length: 64 }, (_, at) => dig(`LUMP-${at}`, 1_000)))
  const batches = await installation.store.system.selectFrom('batch').select('id').execute()
  const bits = batches.map(({ id }) => BigInt(`0x${id.replaceAll('-', '')}`))
  expect(bits).toHaveLength(64)
  // Each of 128 places holds both values among so many; in a UUID of version 4 six never change.
  const or = bits.reduce((all, one) => all | one)
  const and = bits.reduce((all, one) => all & one)
  expect([or.toString(16), and]).toEqual(['f'.repeat(32), 0n])
  const statusOf = async (link: string) =>
    (await installation.app.request(link.replace('https://a', ''))).status
  for (const { id } of batches.slice(0, 8)) {
    for (const kind of kinds) {
      const gs1 = kind === undefined ? undefined : { companyPrefix: '9521234567', kind }
      const link = batchLink('https://a', id, gs1)
      expect([link, await statusOf(link)]).toEqual([link, 200])
      const [less = '', more] = link.split('?')
      if (more === undefined) continue
      expect([less, await statusOf(less)]).toEqual([less, 404])
      expect(await statusOf(`${less}?lang=zh-Hant&${more}`)).toBe(200)
    }
  }
  const [{ id } = { id: '' }] = batches
  const page = await (await installation.app.request(batchLink('', id))).text()
  const [, other = ''] = /href="([^"]+\?lang=zh-Hans)"/.exec(page) ?? []
  expect(await statusOf(other)).toBe(200)
})
