import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSecret } from '../../../api/sign-in/read-secret.ts'
import { isSecretUsed } from '../../../api/store/secret-use.ts'
import { signUpPerson } from '../../harness/people.ts'
import { openTestWorkspace } from '../../harness/workspace.ts'

const notUsed = async () => false
const used = async () => true

describe('the secret of an installation', () => {
  it('is written whole or not at all, for its owner alone, and stays', async () => {
    const dataFolder = await newFolder()
    const secret = await readSecret({ secret: undefined, dataFolder }, notUsed)
    expect(secret).toHaveLength(43)
    expect(await readdir(dataFolder)).toEqual(['secret'])
    expect((await stat(join(dataFolder, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await readSecret({ secret: undefined, dataFolder }, used)).toBe(secret)
  })

  it('is one for all that start at once', async () => {
    const dataFolder = await newFolder()
    const read = () => readSecret({ secret: undefined, dataFolder }, notUsed)
    expect(new Set(await Promise.all([read(), read(), read()])).size).toBe(1)
  })

  it.each(['', 'cut off'])(
    'that reads "%s" is made anew while nothing goes by it',
    async (text) => {
      const dataFolder = await newFolder()
      await writeFile(join(dataFolder, 'secret'), text)
      const secret = await readSecret({ secret: undefined, dataFolder }, notUsed)
      expect(secret).toHaveLength(43)
      expect((await readFile(join(dataFolder, 'secret'), 'utf8')).trim()).toBe(secret)
    },
  )

  it('that was cut off later is refused with what to do', async () => {
    const dataFolder = await newFolder()
    await writeFile(join(dataFolder, 'secret'), 'cut off')
    const refused = readSecret({ secret: undefined, dataFolder }, used)
    await expect(refused).rejects.toThrow(/has 7 characters.*from a backup.*LOOMCELL_SECRET/)
    expect(await readFile(join(dataFolder, 'secret'), 'utf8')).toBe('cut off')
  })

  it('is in use once somebody is signed in, and not before', async () => {
    const workspace = await openTestWorkspace()
    const { connection } = workspace
    expect(await isSecretUsed({ ...connection, database: 'postgres' })).toBe(false)
    expect(await isSecretUsed(connection)).toBe(false)
    await signUpPerson(workspace, { role: 'administrator' })
    expect(await isSecretUsed(connection)).toBe(true)
  })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-secret-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
