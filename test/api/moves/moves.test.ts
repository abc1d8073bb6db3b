import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openFloor } from '../../harness/floor-at-work.ts'
import { openTestInstallation } from '../../harness/installation.ts'

it('walks', async () => {
  const installation = await openTestInstallation()
  const floor = await openFloor(installation)
  await floor.store({ blue: ['C-1', 'C-2'] })
  const id = await floor.bring(['C-1', 'C-2'], { from: 'DOCK-1', to: 'STORE-1' })
  console.log(
    JSON.stringify(await jsonOf(await installation.request(`/api/v1/moves/${id}`)), null, 1),
  )
  console.log(
    JSON.stringify(await jsonOf(await installation.request(`/api/v1/places/STORE-1`)), null, 1),
  )
  console.log(JSON.stringify(await jsonOf(await installation.request(`/api/v1/places`))))
  console.log(
    await (await floor.ask({ from: 'DOCK-1', to: 'STORE-1', loads: ['C-1', 'X'] })).text(),
    randomUUID(),
  )
  expect(1).toBe(1)
})
