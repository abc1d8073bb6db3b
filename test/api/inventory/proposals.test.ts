import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { importCells } from '../../../api/commands/import-cells.ts'
import { openTestInstallation, type TestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

const cells = fileURLToPath(
  new URL('../../../../shared/data/battery/pulsebat_retired_cells.csv', import.meta.url),
)

it.skipIf(!existsSync(cells))(
  'groups the real cells and says why the others stay, and why none may be reused (needs ../shared/data/battery/pulsebat_retired_cells.csv)',
  async () => {
    const installation = await openTestInstallation()
    await runCommand(installation, importCells, { words: [cells], options: { facility: 'A' } })
    const facts = { groupSize: 12, balancing: 'relaxed' }
    const { groups, left, considered } = await ask(installation, 'matching', { facts })
    expect(considered).toBe(270)
    const grouped = groups.flatMap(({ codes }: { codes: string[] }) => codes)
    expect(grouped.length + left.length).toBe(270)
    expect(new Set(grouped).size).toBe(grouped.length)
    for (const { reason } of left) expect(reason).toMatch(/^Cannot match "PB-/)
    for (const { hindrances } of groups) expect(hindrances[0]).toContain('IEC 63338')
  },
)

it('refuses a proposal that the stream does not make, and names what must be chosen', async () => {
  const installation = await openTestInstallation()
  expect(await ask(installation, 'guessing', { facts: {} })).toMatchObject({ code: 'not_found' })
  expect(
    await ask(installation, 'matching', { facts: { groupSize: 1, colour: 'red' } }),
  ).toMatchObject({
    code: 'invalid',
    faults: [
      { pointer: '/facts/groupSize' },
      { pointer: '/facts/colour' },
      { pointer: '/facts/balancing' },
    ],
  })
})

// biome-ignore lint/suspicious/noExplicitAny: the answer is read as a stranger's JSON.
async function ask(installation: TestInstallation, proposal: string, body: object): Promise<any> {
  const path = `/api/v1/streams/battery/proposals/${proposal}`
  const response = await installation.request(path, { method: 'POST', body: JSON.stringify(body) })
  return response.json()
}
