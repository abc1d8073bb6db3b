import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openTestInstallation } from '../../harness/installation.ts'
import { sideOf } from '../../harness/sides.ts'

async function open() {
  const installation = await openTestInstallation()
  return sideOf(installation, installation.key)
}

const permit = (number: string) => ({
  number,
  issuer: 'EPD',
  destination: 'KR',
  consents: [],
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  totalGrams: 1_000_000,
})

it('refuses a facility whose code looks like another’s by the name of that one', async () => {
  const side = await open()
  const add = async (code: string) => {
    const answer = await side.upload('/facilities', JSON.stringify({ code, name: 'Yard' }))
    return { status: answer.status, body: await answer.text() }
  }
  expect((await add('Yard-1')).status).toBe(201)
  for (const code of ['YARD-1', 'yard-l', 'Yard-I']) {
    const refused = await add(code)
    expect([code, refused.status, refused.body]).toEqual([
      code,
      409,
      expect.stringContaining('“Yard-1”'),
    ])
  }
  expect((await add('Yard-2')).status).toBe(201)
  const both = await Promise.all([add('Dock-7'), add('DOCK-7')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

it('refuses a permit whose number looks like another’s, since its grams would be allowed twice', async () => {
  const side = await open()
  const first = { id: randomUUID(), ...permit('EXP-0471') }
  expect(await side.status('/permits', first)).toBe(201)
  expect(await side.status('/permits', first)).toBe(200)
  for (const number of ['EXP-O471', 'exp-0471', 'ЕХР-0471', 'EXP–0471', 'EXP-\u200b0471']) {
    expect([number, [409, 422].includes(await side.status('/permits', permit(number)))]).toEqual([
      number,
      true,
    ])
  }
  expect(await side.status('/permits', permit('EXP-0472'))).toBe(201)
})
