import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { clayFolder } from '../../../harness/clay.ts'
import { carrier, offerLumps } from '../../../harness/custody.ts'
import { openTwo } from '../../../harness/sides.ts'

it('gives no sheet rather than one without its rows where these cannot be read', async () => {
  const two = await openTwo({ streamsFolder: clayFolder })
  const { installation, sender, receiver } = two
  const { at } = await offerLumps(two, [500])
  await sender.post(at, { step: 'dispatch', carrier }, 201)
  await receiver.post(at, { step: 'receive', facility: 'B' }, 201)
  const whole = await receiver.send('/hand-overs/sheet.csv')
  expect([whole.status, (await whole.text()).trim().split('\r\n').length]).toEqual([200, 2])
  const owner = new pg.Client(installation.connection)
  await owner.connect()
  onTestFinished(() => owner.end())
  await owner.query('revoke select on hand_over_line from loomcell_app')
  const broken = await receiver.send('/hand-overs/sheet.csv')
  expect([broken.status, broken.headers.get('content-type')]).toEqual([
    500,
    'application/problem+json',
  ])
  await broken.text()
  installation.logged.length = 0
})
