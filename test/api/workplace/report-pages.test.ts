import { expect, it } from 'vitest'
import { send } from '../../harness/form.ts'
import { shareTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const shared = shareTestInstallation()

it('names the day that is missing or none when a report is sealed, and loses nothing', async () => {
  const supervisor = await signUpPerson(shared(), { role: 'supervisor' })
  for (const [days, wrong] of [
    [{}, ['From', 'Up to']],
    [{ from: '2026-01-01' }, ['Up to']],
    [{ from: '2026-02-30', to: '2026-03-01' }, ['From']],
    [{ from: '2026-03-01', to: '2026-02-01' }, ['Choose a period']],
  ] as const) {
    const answer = await send(supervisor, '/work/flow', new URLSearchParams(days))
    const page = await answer.text()
    const summary = /<div class="told fault summary"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
    expect([days, answer.status, summary.match(/<li>/g)?.length]).toEqual([days, 422, wrong.length])
    for (const said of wrong) expect(summary).toContain(said)
    if ('from' in days) expect(page).toContain(`value="${days.from}"`)
  }
  expect(shared().logged).toEqual([])
})

it.each([
  ['/work/flow?from=2026-01-01&to=2026-02-01', 'flow-2026-01-01-to-2026-02-01'],
  ['/work/reconciliation?from=2026-01-01&to=2026-02-01', 'reconciliation-2026-01-01-to-2026-02-01'],
])('gives a report as files by the links of its page: %s', async (path, name) => {
  const supervisor = await signUpPerson(shared(), { role: 'supervisor' })
  const page = await (await supervisor.request(path)).text()
  const links = [...page.matchAll(/href="([^"]*as=(\w+))"/g)]
  expect(links.map(([, , form]) => form)).toEqual(['csv', 'xlsx', 'pdf'])
  for (const [, href = '', form] of links) {
    const file = await supervisor.request(href.replaceAll('&amp;', '&'))
    const disposition = file.headers.get('content-disposition')
    expect([file.status, disposition]).toEqual([200, expect.stringContaining(`${name}.${form}"`)])
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
})
