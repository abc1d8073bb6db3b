import { html } from 'hono/html'
import { expect, it } from 'vitest'
import { pageRights } from '../../../api/workplace/page-rights.ts'
import type { Role } from '../../../domain/role.ts'
import { workplaceNav } from '../../../web/pages/workplace/nav.ts'
import { workplaceShell } from '../../../web/pages/workplace/shell.ts'

const marked = (path: string, role: Role = 'administrator') => {
  const page = workplaceShell({
    title: 'T',
    language: 'en',
    person: { name: 'A', role, organisation: 'O' },
    nav: workplaceNav(role),
    path,
    body: html``,
  })
  const ways = page.slice(page.indexOf('<nav class="ways"'))
  return [...ways.matchAll(/<a href="([^"]+)" aria-current="(\w+)"/g)].map(([, href, is]) => [
    href,
    is,
  ])
}

it.each([
  ['/work', '/work', 'page'],
  ['/work/find', '/work', 'true'],
  ['/work/stock', '/work/stock', 'page'],
  ['/work/batches', '/work/stock', 'true'],
  ['/work/batches/PACK-1', '/work/stock', 'true'],
  ['/work/flow', '/work/stock', 'true'],
  ['/work/recycling', '/work/stock', 'true'],
  ['/work/hand-overs/new', '/work/hand-overs', 'true'],
  ['/work/facilities/MAIN', '/work/organisation', 'true'],
  ['/work/facilities/MAIN/licences', '/work/organisation', 'true'],
  ['/work/new-facility', '/work/organisation', 'true'],
  ['/work/stations', '/work/administration', 'true'],
  ['/work/competences', '/work/administration', 'true'],
  ['/work/administration', '/work/administration', 'page'],
  ['/work/approvals', '/work/organisation', 'true'],
  ['/account', '/account', 'page'],
  ['/account/members', '/work/administration', 'true'],
])('marks %s as a page of %s', (path, way, is) => {
  expect(marked(path)).toEqual([[way, is]])
})

it('marks one way on every page there is', () => {
  for (const route of Object.keys(pageRights).filter((one) => one.startsWith('GET '))) {
    const path = route.slice('GET '.length).replaceAll(/:\w+/g, 'X')
    const role = pageRights[route] === 'oversee' ? 'platform' : 'administrator'
    // The page of a regulator, which nobody else is shown.
    expect([path, marked(path, role).length], path).toEqual([path, 1])
  }
})
