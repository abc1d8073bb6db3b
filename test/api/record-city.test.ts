import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { check } from '../../api/commands/check.ts'
import { recordCity } from '../../api/record-city.ts'
import { listOrganisations } from '../../api/store/organisations.ts'
import { runCommand } from '../harness/run-command.ts'
import { openTestWorkspace } from '../harness/workspace.ts'

it('builds the demonstration city of every stream, marked as constructed, with a history that replays', async () => {
  const workspace = await openTestWorkspace()
  const { actors, scans } = await recordCity(workspace, new Date('2026-11-22T00:00:00Z'))
  const built = [...workspace.streams.values()].filter(
    ({ demonstration }) => demonstration !== undefined,
  )
  expect(actors).toHaveLength(
    built.flatMap(({ demonstration }) => demonstration?.organisations ?? []).length,
  )
  const organisations = await listOrganisations(workspace.store.system)
  for (const { name, slug } of organisations) {
    if (slug !== 'first') expect(name).toContain('(constructed)')
  }
  const { rows } = await sql<{ codes: number; constructed: number }>`
    select count(*) as codes, count(*) filter (where code like 'DEMO-%') as constructed from batch`.execute(
    workspace.store.system,
  )
  expect(rows[0]?.constructed).toBe(rows[0]?.codes)
  const checked = await runCommand(workspace, check)
  expect(checked.json).toMatchObject({ events: scans, differences: 0 })
  expect(workspace.logged).toEqual([])
}, 120_000)
