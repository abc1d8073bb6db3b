import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A project small enough to release in a test, in a git repository of its own. */
export interface SmallProject {
  readonly root: string
  /** The files of a key that signs releases. */
  readonly keyFile: string
  readonly publicKeyFile: string
  write(file: string, text: string): Promise<void>
  git(...words: string[]): string
}

const files: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "loomcell", "version": "1.2.3" }\n',
  'package-lock.json': JSON.stringify({
    packages: {
      '': { dependencies: { warp: '1.0.0', weft: '2.0.0' } },
      'node_modules/warp': {
        version: '1.0.0',
        license: 'MIT',
        integrity: 'sha512-AAEC',
        dependencies: { weft: '1.0.0' },
      },
      'node_modules/warp/node_modules/weft': { version: '1.0.0', license: 'ISC' },
      'node_modules/weft': { version: '2.0.0', license: 'BSD-3-Clause' },
      'node_modules/elsewhere': { version: '3.0.0', license: 'MPL-2.0', optional: true },
      'node_modules/shears': { version: '4.0.0', dev: true },
    },
  }),
  'CHANGELOG.md': '# Changes\n\n## 1.2.3 (2027-01-02)\n\nA first cloth.\n',
  '.gitignore': 'node_modules/\n',
  'web/cloth.ts': 'export const cloth = 1\n',
  'node_modules/warp/package.json': '{ "version": "1.0.0" }',
  'node_modules/warp/node_modules/weft/package.json': '{ "version": "1.0.0" }',
  'node_modules/weft/package.json': '{ "version": "2.0.0" }',
  'node_modules/weft/LICENSE.md': 'Weave as you like.\r\n',
}

/** Makes one whose commit can be released; it is gone when the test ends. */
export async function smallProject(): Promise<SmallProject> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-release-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'project')
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  for (const [file, text] of Object.entries(files)) await write(file, text)
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const keyFile = join(folder, 'release.pem')
  const publicKeyFile = join(folder, 'release.pub.pem')
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(publicKeyFile, publicKey.export({ type: 'spki', format: 'pem' }))
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8', env: ofNobody })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'Wove a first cloth')
  return { root, keyFile, publicKeyFile, write, git }
}

/** No settings of whoever runs the tests, and one moment. */
const ofNobody = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Weaver',
  GIT_AUTHOR_EMAIL: 'weaver@loom.example',
  GIT_AUTHOR_DATE: '2027-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Weaver',
  GIT_COMMITTER_EMAIL: 'weaver@loom.example',
  GIT_COMMITTER_DATE: '2027-01-02T03:04:05Z',
}
