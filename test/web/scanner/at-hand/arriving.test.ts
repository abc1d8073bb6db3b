import { expect, it } from 'vitest'
import { readScanned } from '../../../../domain/read-scanned.ts'
import { shortCodeOf } from '../../../../domain/short-code.ts'
import type { HeldHere, KeptAtHand } from '../../../../web/scanner/at-hand/kept-at-hand.ts'
import { looksOf } from '../../../../web/scanner/at-hand/looks.ts'
import { looksAsked } from '../../../../web/scanner/at-hand/looks-asked.ts'
import { rulesOf } from '../../../../web/scanner/at-hand/rules.ts'
import type { Looked } from '../../../../web/scanner/scanned-batch.ts'
import type { AtHand } from '../../../../workflows/at-hand.ts'
import { dismantle, offerOf, openTwo, passOn, type Side } from '../../../harness/sides.ts'

it('knows goods on their way by the link and the code of the label, as the server does, and nobody else’s', async () => {
  const { installation, sender, receiver } = await openTwo()
  const rules = rulesOf(installation.streams)
  const [code = '', other = ''] = await dismantle(installation)
  const { id } = await sender.post('/hand-overs', offerOf([code, other]), 201)
  const step = { step: 'dispatch', carrier: { name: 'Carrier' } }
  await sender.post(`/hand-overs/${id}/steps`, step, 201)
  const { known } = await heldFor(receiver, 'B')
  expect(known.isCut).toBe(false)
  for (const text of [code.toLowerCase(), shortCodeOf(await idOf(sender, code))]) {
    const { arriving } = await scanned(receiver, text)
    expect(arriving).toHaveLength(1)
    expect(rules.expected(known, read(text))).toEqual(arriving)
  }
  expect(rules.expected(known, read('ELSEWHERE-1'))).toEqual([])
  expect((await heldFor(sender, 'A')).known.expected).toEqual([])
})

it('finds what was taken over by the label of its former holder, as the server does', async () => {
  const { installation, sender, receiver } = await openTwo()
  const rules = rulesOf(installation.streams)
  const [code = ''] = await dismantle(installation)
  const label = shortCodeOf(await idOf(sender, code))
  await passOn({ sender, receiver }, [code])
  const there = await scanned(receiver, label)
  expect(there.batches).toHaveLength(1)
  const held = await heldFor(receiver, 'B')
  const asked = read(label)
  const kept = held.batches.filter(({ looks }) =>
    looksAsked(asked).some((look) => looks.includes(look)),
  )
  expect(kept.map(({ code: own }) => own)).toEqual(there.batches.map(({ code: own }) => own))
  const here = rules.lookUp({ ...held, batches: kept }, asked, new Date().toISOString())
  expect(JSON.parse(JSON.stringify(here))).toEqual(there.batches)
})

async function heldFor(side: Side, facility: string): Promise<HeldHere> {
  const answer: AtHand & Pick<KeptAtHand, 'expected'> = await side.get(
    `/scanner/at-hand?facility=${facility}`,
  )
  const { batches, ...told } = answer
  const kept = batches.map((batch, order) => ({ ...batch, order, looks: looksOf(batch) }))
  const known = { ...told, asOf: 0, tag: '', version: '' }
  return { known, facilities: [], batches: kept, scans: [] }
}

function scanned(side: Side, text: string): Promise<Looked> {
  return side.get(`/scanned?text=${encodeURIComponent(text)}`)
}

async function idOf(side: Side, code: string): Promise<string> {
  return (await scanned(side, code)).batches[0]?.id ?? ''
}

function read(text: string) {
  const asked = readScanned(text)
  if (asked === undefined) throw new RangeError('Nothing to look up')
  return asked
}
