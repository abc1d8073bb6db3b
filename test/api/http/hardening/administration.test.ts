import { expect, it } from 'vitest'
import { routeRights } from '../../../../api/http/route-rights.ts'
import { requestMaker, routeTable } from '../../../attacks/route-table.ts'
import { openTestInstallation } from '../../../harness/installation.ts'
import { signUpPerson } from '../../../harness/people.ts'

it('puts every act that changes who may do what on the audit trail, whatever route did it', async () => {
  const installation = await openTestInstallation()
  const administrator = await signUpPerson(installation, { role: 'administrator' })
  const make = await requestMaker(installation.app)
  const unseen: string[] = []
  let acts = 0
  const trail = async () => {
    const counted = installation.store.system
      .selectFrom('audit_entry')
      .select((count) => count.fn.countAll<number>().as('entries'))
    return (await counted.executeTakeFirstOrThrow()).entries
  }
  const administering = routeTable(installation.app).filter(
    ({ method, path }) =>
      method !== 'GET' && routeRights[`${method} ${path.slice('/api/v1'.length)}`] === 'administer',
  )
  for (const route of administering) {
    for (const id of ['NEW', 'A', '0198a000-0000-7000-8000-000000000001']) {
      const before = await trail()
      const { path, body } = make(route, id)
      const init = body === undefined ? {} : { body }
      const answer = await administrator.request(path, { method: route.method, ...init })
      if (!answer.ok) continue
      acts += 1
      if ((await trail()) === before) unseen.push(`${route.method} ${path}`)
    }
  }
  expect(administering.length).toBeGreaterThan(5)
  expect(acts).toBeGreaterThan(2)
  expect(unseen).toEqual([])
})
