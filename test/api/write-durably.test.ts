import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeDurably } from '../../api/write-durably.ts'

it('leaves nothing behind of what it could not write, or did not need to', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-durably-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'taken'))
  const taken = writeDurably(join(folder, 'taken'), { text: 'a', replace: true })
  await expect(taken).rejects.toMatchObject({ code: 'EISDIR' })
  expect(await readdir(folder)).toEqual(['taken'])
  const file = join(folder, 'file')
  for (const [text, replace] of [
    ['first', false],
    ['second', false],
    ['third', true],
  ] as const)
    await writeDurably(file, { text, replace })
  expect((await readdir(folder)).sort()).toEqual(['file', 'taken'])
  expect(await readFile(file, 'utf8')).toBe('third')
})
