import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keepBundle, readBundle } from '../../../api/programs/kept-bundles.ts'

async function folders() {
  const base = await mkdtemp(join(tmpdir(), 'loomcell-bundles-'))
  onTestFinished(() => rm(base, { recursive: true }))
  const source = join(base, 'source.ts')
  await writeFile(source, 'export const answer = 1')
  return { base, source, kept: join(base, 'kept') }
}

it('gives what was kept of an entry, to that entry alone', async () => {
  const { source, kept } = await folders()
  await keepBundle('one', { code: 'bundled', files: [source] }, kept)
  expect(await readBundle('one', kept)).toBe('bundled')
  expect(await readBundle('two', kept)).toBeUndefined()
})

it('gives nothing of a file that has changed since, or is there no longer', async () => {
  const { source, kept } = await folders()
  await keepBundle('one', { code: 'bundled', files: [source] }, kept)
  await writeFile(source, 'export const answer = 2')
  expect(await readBundle('one', kept)).toBeUndefined()
  await writeFile(source, 'export const answer = 1')
  expect(await readBundle('one', kept)).toBe('bundled')
  await rm(source)
  expect(await readBundle('one', kept)).toBeUndefined()
})

it('belongs to the packages, and to the way that it was bundled', async () => {
  const { source, kept } = await folders()
  await keepBundle('one', { code: 'bundled', files: [source] }, kept)
  const [file = ''] = await readdir(kept)
  const { from } = JSON.parse(await readFile(join(kept, file), 'utf8'))
  for (const path of ['package-lock.json', 'api/programs/bundle-program.ts']) {
    expect(from[path]).toMatch(/^[\w-]{43}$/)
  }
})

it.each(['', 'null', '{"from":{}}', '[1', '{"code":'])(
  'gives nothing of a file that reads %j',
  async (text) => {
    const { source, kept } = await folders()
    await keepBundle('one', { code: 'bundled', files: [source] }, kept)
    const [file = ''] = await readdir(kept)
    await writeFile(join(kept, file), text)
    expect(await readBundle('one', kept)).toBeUndefined()
  },
)

it('keeps nothing, and says nothing, where nothing may be written', async () => {
  const { source } = await folders()
  await keepBundle('one', { code: 'bundled', files: [source] }, join(source, 'below-a-file'))
  expect(await readBundle('one', join(source, 'below-a-file'))).toBeUndefined()
})
