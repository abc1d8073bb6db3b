import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { routeRights } from '../../../api/http/route-rights.ts'
import { mayRole, type Role } from '../../../domain/role.ts'
import { jsonOf } from '../../harness/answers.ts'
import { routesReached } from '../../harness/crawl.ts'
import { everybody, setUp } from '../../harness/everybody.ts'
import { openWorkplace, type Workplace } from '../../harness/workplace.ts'
import { openPaths, operationPages } from './operation-pages.ts'

describe('every operation of the API', () => {
  it('has a page for people, or a reason why it needs none', async () => {
    const { installation } = await openWorkplace()
    const { paths } = await jsonOf<{ paths: Record<string, object> }>(
      await installation.app.request('/api/v1/openapi.json'),
    )
    const described = Object.entries(paths)
      .filter(([path]) => !openPaths.some((start) => path.startsWith(start)))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${named(path)}`),
      )
    expect(Object.keys(operationPages).toSorted()).toEqual(described.toSorted())
    expect(described.toSorted()).toEqual(Object.keys(routeRights).toSorted())
  })

  it('is come to on its page by links and forms alone, by each role that has the right', async () => {
    const workplace = await openWorkplace()
    const { installation } = workplace
    const routes = new Set(installation.app.routes.map(({ method, path }) => `${method} ${path}`))
    const faults: string[] = []
    const englishNames = await nameInChinese(workplace)
    await setUp(workplace)
    const reached = new Map<Role, ReadonlySet<string>>()
    for (const [role, person] of await everybody(workplace)) {
      const start = role === 'platform' ? ['/account'] : ['/work', '/account']
      const found = await routesReached(installation, person, start, { englishNames })
      faults.push(...found.faults.map((fault) => `as ${role}: ${fault}`))
      reached.set(role, new Set([...(reached.get(role) ?? []), ...found.routes]))
    }
    const byAnybody = new Set([...reached.values()].flatMap((one) => [...one]))
    for (const [operation, reach] of Object.entries(operationPages)) {
      const right = routeRights[operation]
      if (right === undefined || (typeof reach !== 'string' && 'except' in reach)) continue
      if (typeof reach !== 'string') {
        faults.push(...faultsInHeld(reach, routes))
        continue
      }
      // One's own account is the same page whatever the role.
      if (right === 'account' && byAnybody.has(reach)) continue
      for (const [role, found] of reached) {
        if (mayRole(role, right) && !found.has(reach))
          faults.push(`${operation} as ${role}: no way to ${reach}`)
      }
    }
    expect(faults).toEqual([])
    expect(installation.logged.filter((line) => !line.startsWith('No mail server'))).toEqual([])
  }, 240_000)
})

/** Gives every organisation and facility a name in Chinese too; the names that no page in Chinese says then. */
async function nameInChinese({ installation }: Workplace): Promise<readonly string[]> {
  const { system } = installation.store
  const english: string[] = []
  for (const table of ['organisation', 'facility'] as const) {
    const { rows } = await sql<{ name: string }>`
      update ${sql.table(table)} set names = '{"zh-Hant": "中文名", "zh-Hans": "中文名"}'
      where length(name) > 9 returning name`.execute(system)
    english.push(...rows.map(({ name }) => name))
  }
  return english
}

/** A path of the document as routes are named. */
function named(path: string): string {
  return path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')
}

function faultsInHeld(
  { page, heldBy }: { readonly page: string; readonly heldBy: string },
  routes: ReadonlySet<string>,
): readonly string[] {
  const last = page.split('/').findLast((step) => !step.startsWith(':')) ?? ''
  const names = readFileSync(heldBy, 'utf8').includes(last)
  return [
    ...(routes.has(page) ? [] : [`there is no ${page}`]),
    ...(names ? [] : [`${heldBy} does not come to ${page}`]),
  ]
}
