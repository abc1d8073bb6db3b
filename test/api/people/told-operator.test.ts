import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openWorkplace } from '../../harness/workplace.ts'

it('tells whoever is signed in under which pseudonym their scans are sealed, and takes those of nobody else', async () => {
  const { operator, supervisor } = await openWorkplace()
  const told = await jsonOf<{ operator: string }>(await operator.request('/api/v1/session'))
  const weighing = (pseudonym: unknown) => ({
    id: randomUUID(),
    stream: 'battery',
    stage: 'weighed',
    facility: 'TM',
    operator: pseudonym,
    batches: [{ batch: 'PACK-HK-0002', massGrams: 396_000 }],
    facts: { scale: 'S-1' },
  })
  const send = (person: typeof operator) => {
    const body = JSON.stringify([weighing(told.operator)])
    return person.request('/api/v1/scans', { method: 'POST', body }).then(jsonOf<unknown>)
  }
  expect(await send(supervisor)).toMatchObject([
    { status: 'refused', code: 'not_allowed', faults: [{ says: 'operator_is_you' }] },
  ])
  expect(await send(operator)).toMatchObject([{ status: 'accepted' }])
})
