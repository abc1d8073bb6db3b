import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf } from '../../harness/answers.ts'
import { openTestInstallation } from '../../harness/installation.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

it('finds a third stream in a new folder and shows its forms without an edit elsewhere', async () => {
  const { request } = await openTestInstallation({ streamsFolder: folderWithWool() })
  const { streams } = await jsonOf<{ streams: readonly { name: string }[] }>(
    await request('/api/v1/streams'),
  )
  expect(streams.map(({ name }) => name)).toEqual(['textile', 'wool'])
  const wool = await jsonOf<{ stages: readonly { name: string; fields: readonly unknown[] }[] }>(
    await request('/api/v1/streams/wool'),
  )
  const collected = wool.stages.find(({ name }) => name === 'collected')
  expect(collected?.fields).toContainEqual(
    expect.objectContaining({ name: 'originClass', type: 'choice', optional: false }),
  )
})

/** A copy of the tree's `workflows` in which textile stands a second time under another name. */
function folderWithWool(): string {
  const tree = mkdtempSync(join(tmpdir(), 'loomcell-third-stream-'))
  onTestFinished(() => rmSync(tree, { recursive: true }))
  for (const shared of ['domain', 'node_modules'])
    symlinkSync(join(root, shared), join(tree, shared))
  const workflows = join(tree, 'workflows')
  mkdirSync(workflows)
  // A stream may use what all streams share; nothing of it is edited.
  for (const one of readdirSync(join(root, 'workflows'), { withFileTypes: true }))
    if (one.isFile()) symlinkSync(join(one.parentPath, one.name), join(workflows, one.name))
  for (const name of ['textile', 'wool']) {
    cpSync(join(root, 'workflows/textile'), join(workflows, name), { recursive: true })
  }
  const file = join(workflows, 'wool/stream.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace("name: 'textile'", "name: 'wool'"))
  return workflows
}
