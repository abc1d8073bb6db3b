import { expect, it } from 'vitest'
import { pointersIn } from '../../../harness/answers.ts'
import { dismantle, offerOf, openTwo } from '../../../harness/sides.ts'

const hour = 3_600_000

it('lets nothing arrive before it left, beyond the error of a clock, and nothing happen ahead of us', async () => {
  const { installation, sender, receiver } = await openTwo()
  const [module = ''] = await dismantle(installation)
  const { id } = await sender.post('/hand-overs', offerOf([module]), 201)
  const at = `/hand-overs/${id}/steps`
  const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()
  const carrier = { name: 'Carrier' }
  const dispatch = { step: 'dispatch', carrier }
  for (const eventTime of ['2001-05-05T00:00:00Z', ago(40 * 24), ago(-25)]) {
    const refused = await sender.send(at, { ...dispatch, eventTime })
    expect([eventTime, refused.status]).toEqual([eventTime, 422])
    expect(await pointersIn(refused)).toEqual(['/eventTime'])
  }
  await sender.post(at, { ...dispatch, eventTime: ago(72) }, 201)
  const receive = { step: 'receive', facility: 'B' }
  const early = await receiver.send(at, { ...receive, eventTime: ago(97) })
  expect([early.status, await pointersIn(early)]).toEqual([422, ['/eventTime']])
  await receiver.post(at, { ...receive, eventTime: ago(80) }, 201)
  const lines = [{ line: 1, acceptedGrams: 28_500 }]
  const decided = await receiver.send(at, { step: 'decide', lines, eventTime: ago(100) })
  expect([decided.status, await pointersIn(decided)]).toEqual([422, ['/eventTime']])
  await receiver.post(at, { step: 'decide', lines, eventTime: ago(48) }, 201)
})
