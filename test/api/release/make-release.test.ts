import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeRelease } from '../../../api/release/make-release.ts'
import { readCall } from '../../../api/release/read-call.ts'
import { usage } from '../../../api/release/usage.ts'
import type { Fault } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { languages } from '../../../domain/words.ts'
import { smallProject } from '../../harness/small-project.ts'

describe('a release', () => {
  it('is the same to the byte wherever and whenever the commit is checked out', async () => {
    const { root, keyFile } = await smallProject()
    const elsewhere = `${root}, again`
    await cp(root, elsewhere, { recursive: true })
    await utimes(join(elsewhere, 'web/cloth.ts'), 1, 1)
    execFileSync('git', ['config', 'tar.umask', '0'], { cwd: elsewhere })
    const files = await makeRelease(root, { keyFile, to: undefined })
    const again = await makeRelease(elsewhere, { keyFile, to: 'out' })
    expect(files.map((file) => file.replace(root, ''))).toEqual([
      '/releases/1.2.3/LICENSES',
      '/releases/1.2.3/SHA256SUMS',
      '/releases/1.2.3/SHA256SUMS.sig',
      '/releases/1.2.3/loomcell-1.2.3.tar.gz',
      '/releases/1.2.3/sbom.cdx.json',
    ])
    const bytes = (paths: readonly string[]) => Promise.all(paths.map((path) => readFile(path)))
    expect(await bytes(again)).toEqual(await bytes(files))
  })

  it('holds what is committed, licences and parts, of nobody and of the time of the commit', async () => {
    const { root, keyFile } = await smallProject()
    await makeRelease(root, { keyFile, to: 'out' })
    const tarball = join(root, 'out/loomcell-1.2.3.tar.gz')
    const tar = (...words: string[]) =>
      execFileSync('tar', words, { encoding: 'utf8', env: { PATH: process.env.PATH, TZ: 'UTC' } })
    const listed = tar('--numeric-owner', '-tvzf', tarball).trim().split('\n')
    expect(new Set(listed.map((line) => line.split(/\s+/)[1]))).toEqual(new Set(['0/0']))
    expect(listed.every((line) => line.includes('2027-01-02 03:04'))).toBe(true)
    expect(listed.map((line) => `${line.slice(0, 10)} ${line.split(' ').at(-1)}`)).toEqual([
      'drwxr-xr-x loomcell-1.2.3/',
      '-rw-r--r-- loomcell-1.2.3/.gitignore',
      '-rw-r--r-- loomcell-1.2.3/CHANGELOG.md',
      '-rw-r--r-- loomcell-1.2.3/package-lock.json',
      '-rw-r--r-- loomcell-1.2.3/package.json',
      'drwxr-xr-x loomcell-1.2.3/web/',
      '-rw-r--r-- loomcell-1.2.3/web/cloth.ts',
      '-rw-r--r-- loomcell-1.2.3/LICENSES',
      '-rw-r--r-- loomcell-1.2.3/sbom.cdx.json',
    ])
    const licences = await readFile(join(root, 'out/LICENSES'), 'utf8')
    expect(tar('-xzOf', tarball, 'loomcell-1.2.3/LICENSES')).toBe(licences)
    expect([...(await readFile(tarball)).subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255])
  })

  it('names the licence of every package it runs with, and each text once', async () => {
    const { root, keyFile } = await smallProject()
    await makeRelease(root, { keyFile, to: 'out' })
    const licences = await readFile(join(root, 'out/LICENSES'), 'utf8')
    expect(licences.split('\n').slice(2, 6)).toEqual([
      'elsewhere 3.0.0: MPL-2.0 (not on every system: its text comes with it)',
      'warp 1.0.0: MIT',
      'weft 1.0.0: ISC',
      'weft 2.0.0: BSD-3-Clause',
    ])
    expect(licences).toContain('\nweft 2.0.0\n')
    expect(licences).toContain('Weave as you like.\n')
    expect(licences.match(/Permission is hereby granted/g)).toHaveLength(1)
    expect(licences).not.toContain('shears')
  })

  it('describes its parts, and which needs which', async () => {
    const { root, keyFile } = await smallProject()
    await makeRelease(root, { keyFile, to: 'out' })
    const parts = JSON.parse(await readFile(join(root, 'out/sbom.cdx.json'), 'utf8'))
    expect(parts.metadata.timestamp).toBe('2027-01-02T03:04:05.000Z')
    expect(parts.components).toHaveLength(4)
    expect(parts.components).toContainEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/warp@1.0.0',
      name: 'warp',
      version: '1.0.0',
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: '000102' }],
      licenses: [{ expression: 'MIT' }],
      purl: 'pkg:npm/warp@1.0.0',
    })
    expect(parts.dependencies.slice(0, 3)).toEqual([
      { ref: 'pkg:npm/elsewhere@3.0.0', dependsOn: [] },
      { ref: 'pkg:npm/loomcell@1.2.3', dependsOn: ['pkg:npm/warp@1.0.0', 'pkg:npm/weft@2.0.0'] },
      { ref: 'pkg:npm/warp@1.0.0', dependsOn: ['pkg:npm/weft@1.0.0'] },
    ])
  })
})

describe('a release that cannot be made', () => {
  it('is refused with everything that is wrong, and nothing is written', async () => {
    const { root, write, git } = await smallProject()
    git('tag', '--annotate', '--message', 'Sent', 'v1.2.4')
    await write('package.json', '{ "name": "loomcell", "version": "1.2.4" }\n')
    git('commit', '--quiet', '--all', '--message', 'Wove on')
    await write('web/torn.ts', '')
    await write('web/cloth.ts', 'export const cloth = 2\n')
    await write('node_modules/warp/package.json', '{ "version": "1.0.1" }')
    await rm(join(root, 'node_modules/weft/LICENSE.md'))
    await rm(join(root, 'node_modules/warp/node_modules'), { recursive: true })
    await mkdir(join(root, 'releases/1.2.4/of-before'), { recursive: true })
    const faults = await faultsOf(makeRelease(root, { keyFile: undefined, to: undefined }))
    expect(faults.map(({ says }) => says)).toEqual([
      'release_not_committed',
      'release_not_in_changelog',
      'release_tag_elsewhere',
      'release_key_missing',
      'release_package_other',
      'release_package_absent',
      'release_licence_missing',
      'release_folder_taken',
    ])
    expect(faults[0]?.values).toEqual({ files: ['web/cloth.ts', 'web/torn.ts'] })
    expect(faults[6]?.values).toEqual({ name: 'weft', version: '2.0.0' })
    expect(await readdir(join(root, 'releases'))).toEqual(['1.2.4'])
  })

  it('names a licence that is told nowhere, also of a package that is not installed here', async () => {
    const { root, keyFile, write, git } = await smallProject()
    const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
    delete lock.packages['node_modules/elsewhere'].license
    await write('package-lock.json', JSON.stringify(lock))
    git('commit', '--quiet', '--all', '--message', 'Forgot a licence')
    const faults = await faultsOf(makeRelease(root, { keyFile, to: 'out' }))
    expect(faults.map(({ message }) => message)).toEqual([
      'The package elsewhere 3.0.0 says nowhere under which licence it is, or has no text of it: ask its maker, or use another package',
    ])
  })

  it('is refused outside of git, and in a repository of somebody else’s, as the untarred release is', async () => {
    const { root, keyFile, git } = await smallProject()
    const inside = join(root, 'node_modules/loomcell')
    await mkdir(inside)
    await cp(join(root, 'package.json'), join(inside, 'package.json'))
    const nested = await faultsOf(makeRelease(inside, { keyFile, to: 'out' }))
    expect(nested.map(({ says }) => says)).toEqual(['release_in_other_git'])
    expect(git('status', '--porcelain')).toBe('')
    await rm(join(root, '.git'), { recursive: true })
    const faults = await faultsOf(makeRelease(root, { keyFile, to: 'out' }))
    expect(faults.map(({ says }) => says)).toEqual(['release_without_git'])
  })

  it('is asked for in words that are understood, or in none', () => {
    expect(readCall([])).toEqual({ does: 'make', to: undefined })
    expect(readCall(['verify', 'out', 'key'])).toEqual({
      does: 'verify',
      folder: 'out',
      keyFile: 'key',
    })
    for (const given of [['verify'], ['verify', 'a', 'b', 'c'], ['sign'], ['--for', 'x']]) {
      expect(() => readCall(given)).toThrow(RefusedError)
    }
    for (const language of languages) {
      expect(usage(language)).toContain('npm run release -- verify FOLDER KEY')
    }
  })
})

async function faultsOf(refused: Promise<unknown>): Promise<readonly Fault[]> {
  const error = await refused.catch((one: unknown) => one)
  if (error instanceof RefusedError) return error.refusal.faults
  throw error
}
