import { expect, it } from 'vitest'
import { clayFolder } from '../../../harness/clay.ts'
import {
  arriveLumps,
  carrier,
  custodyFindings,
  gramsInBooks,
  offerLumps,
} from '../../../harness/custody.ts'
import {
  book,
  correctionOf,
  handOverOf,
  proposed,
  takeOverOf,
} from '../../../harness/former-code.ts'
import { openTwo } from '../../../harness/sides.ts'

const open = () => openTwo({ streamsFolder: clayFolder })

it('takes a dispatch whose goods left before it could be written, and cancels nothing whose goods have left', async () => {
  const two = await open()
  const { sender, installation } = two
  const { at, id, codes } = await offerLumps(two, [40])
  const handedOver = handOverOf(installation, { id, codes, stream: 'clay', grams: 40 })
  await book(installation, [handedOver])
  const cancelled = await sender.send(at, { step: 'cancel', reason: 'changed our mind' })
  expect(await cancelled.json()).toMatchObject({
    code: 'step_not_open',
    faults: [{ says: 'step_booked_before' }],
  })
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  expect(await custodyFindings(installation)).toEqual([])
})

it('takes a decision that is in the books only as it was, so that no mass is doubled', async () => {
  const two = await open()
  const { receiver, installation } = two
  const { at, id } = await arriveLumps(two, [100])
  await book(installation, [await takeOverOf(installation, id, 'TWICE')])
  const decide = (line: object) => ({ step: 'decide', lines: [{ line: 1, ...line }] })
  const otherwise = [
    decide({ acceptedGrams: 0, refusedGrams: 100, reason: 'damaged' }),
    decide({ acceptedGrams: 100, code: 'AGAIN' }),
    decide({ acceptedGrams: 60, refusedGrams: 40, reason: 'damaged', code: 'TWICE' }),
  ]
  for (const step of otherwise) expect(await receiver.status(at, step)).toBe(409)
  await receiver.post(at, decide({ acceptedGrams: 100, code: 'TWICE' }), 201)
  expect(await gramsInBooks(installation)).toBe(100)
  expect(await custodyFindings(installation)).toEqual([])
})

it('writes down a consent that both books have already, and lets nobody decline it', async () => {
  const two = await open()
  const { sender, receiver, installation } = two
  const { id, codes, correction } = await proposed(two)
  await book(installation, await correctionOf(installation, { id, codes, correction }))
  const at = `/hand-overs/${id}/corrections`
  const declined = { step: 'correct_decline', correction, note: 'No' }
  expect(await receiver.status(at, declined)).toBe(409)
  expect(await sender.status(at, { step: 'correct_withdraw', correction })).toBe(409)
  await receiver.post(at, { step: 'correct_consent', correction }, 201)
  expect(await gramsInBooks(installation)).toBe(900)
  expect(await custodyFindings(installation)).toEqual([])
})
