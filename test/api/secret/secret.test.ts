import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { faultsInPeopleSettings, peopleSettings } from '../../../api/people/people-settings.ts'
import { readSecret } from '../../../api/secret/read-secret.ts'
import { isSecretUsed } from '../../../api/store/secret-use.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { signUpPerson } from '../../harness/people.ts'

const notUsed = async () => false
const used = async () => true

describe('the secret of an installation', () => {
  it('is written whole or not at all, for its owner alone, and stays', async () => {
    const dataFolder = await newFolder()
    const { current: secret } = await readSecret({ secret: undefined, dataFolder }, notUsed)
    expect(secret).toHaveLength(43)
    expect(await readdir(dataFolder)).toEqual(['secret'])
    expect((await stat(join(dataFolder, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await readSecret({ secret: undefined, dataFolder }, used)).toEqual({
      current: secret,
      before: [],
    })
  })

  it('is one for all that start at once', async () => {
    const dataFolder = await newFolder()
    const read = async () => (await readSecret({ secret: undefined, dataFolder }, notUsed)).current
    expect(new Set(await Promise.all([read(), read(), read()])).size).toBe(1)
  })

  it.each(['', 'cut off'])(
    'that reads "%s" is made anew while nothing goes by it',
    async (text) => {
      const dataFolder = await newFolder()
      await writeFile(join(dataFolder, 'secret'), text)
      const { current: secret } = await readSecret({ secret: undefined, dataFolder }, notUsed)
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

  it('names all that is wrong with a file of several, and with a setting beside it', async () => {
    const dataFolder = await newFolder()
    const [one, two] = ['a'.repeat(32), 'b'.repeat(32)]
    await writeFile(join(dataFolder, 'secret'), `${one}\n${two}\ncut off\n${one}\n`)
    const given = { secret: undefined, secretsBefore: [two, 'short'], dataFolder }
    const refused = readSecret(given, used)
    await expect(refused).rejects.toThrow(/line 3: has 7 characters.*line 4: the same as line 1/)
    await expect(refused).rejects.toThrow(/BEFORE, number 1: the same as line 2.*number 2: has 5/)
    await writeFile(join(dataFolder, 'secret'), `${one}\n\n${two}\n`)
    const right = { secret: undefined, secretsBefore: ['c'.repeat(32)], dataFolder }
    expect(await readSecret(right, used)).toEqual({ current: one, before: [two, 'c'.repeat(32)] })
  })

  it('is set with those before it, of which all faults are named and none is repeated', () => {
    const [one, two] = ['a'.repeat(32), 'b'.repeat(32)]
    const env = { LOOMCELL_SECRET: one, LOOMCELL_SECRET_BEFORE: `${two} short\n${one} ${two}` }
    const faults = faultsInPeopleSettings(env)
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('LOOMCELL_SECRET_BEFORE, number 2: has 5 characters, 32 or more'),
      'LOOMCELL_SECRET_BEFORE, number 3: the same as LOOMCELL_SECRET, each secret once',
      'LOOMCELL_SECRET_BEFORE, number 4: the same as LOOMCELL_SECRET_BEFORE, number 1, each secret once',
    ])
    expect(faults.join()).not.toMatch(/aaa|bbb|short/)
    const right = peopleSettings({ LOOMCELL_SECRET: one, LOOMCELL_SECRET_BEFORE: ` ${two} ` })
    expect(right).toMatchObject({ secret: one, secretsBefore: [two] })
  })

  it('is in use once somebody is signed in, and not before', async () => {
    const installation = await openTestInstallation()
    const { connection } = installation
    expect(await isSecretUsed({ ...connection, database: 'postgres' })).toBe(false)
    expect(await isSecretUsed(connection)).toBe(false)
    await signUpPerson(installation, { role: 'administrator' })
    expect(await isSecretUsed(connection)).toBe(true)
  })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loomcell-secret-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
