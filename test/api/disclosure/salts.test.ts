import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { walkExamples } from '../../harness/walk-examples.ts'

it('seals each secret of each event under 128 bits of its own, so that none is guessed from another', async () => {
  const installation = await openTestInstallation()
  await walkExamples(installation, 'battery')
  const { rows } = await sql<{ disclosed: readonly (readonly [string, ...unknown[]])[] }>`
    select disclosed from disclosure`.execute(installation.store.system)
  const salts = rows.flatMap(({ disclosed }) => disclosed.map(([salt]) => salt))
  const { rows: events } = await sql<{ nonce: string }>`
    select convert_from(envelope, 'UTF8')::json->>'nonce' as nonce from event`.execute(
    installation.store.system,
  )
  const all = [...salts, ...events.map(({ nonce }) => nonce)]
  expect(salts.length).toBeGreaterThan(50)
  expect(new Set(all).size).toBe(all.length)
  const bits = all.map((one) => Buffer.from(one, 'base64url'))
  expect(bits.filter(({ length }) => length !== 16)).toEqual([])
  // Random bits: of so many, each bit is set about half the time, and no place is always the same.
  for (let place = 0; place < 128; place += 1) {
    const set = bits.filter((one) => ((one[place >> 3] ?? 0) >> (place & 7)) & 1).length
    expect(Math.abs(set / bits.length - 0.5)).toBeLessThan(0.35)
  }
})
