import { describe, expect, it } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTestWorkspace } from '../../harness/workspace.ts'

describe('a session', () => {
  it('lets an operator read and record, and not administer', async () => {
    const workspace = await openTestWorkspace()
    const operator = await signUpPerson(workspace, { role: 'operator' })
    const facilities = await operator.request('/api/v1/facilities')
    expect(await jsonOf(facilities)).toMatchObject({ facilities: [{ code: 'A' }, { code: 'B' }] })
    const body = JSON.stringify({ code: 'C', name: 'C' })
    expect((await operator.request('/api/v1/facilities', { method: 'POST', body })).status).toBe(
      403,
    )
    const administrator = await signUpPerson(workspace, { role: 'administrator' })
    const added = await administrator.request('/api/v1/facilities', { method: 'POST', body })
    expect(added.status).toBe(201)
  })
})
