import { expect, it } from 'vitest'
import { keyAdd, keyRevoke } from '../../../api/commands/key.ts'
import { facilityAdd, organisationAdd } from '../../../api/commands/organisation.ts'
import { createKeyAuthenticate } from '../../../api/people/access/access-keys.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { runCommand } from '../../harness/run-command.ts'

it('adds an organisation with a facility and a key, and revokes the key', async () => {
  const installation = await openTestInstallation()
  const options = { organisation: 'hk-recycler' }
  await runCommand(installation, organisationAdd, { words: ['hk-recycler', 'HK Recycler Ltd'] })
  await runCommand(installation, facilityAdd, { words: ['YARD', 'Yard'], options })
  const { json, err } = await runCommand(installation, keyAdd, { words: ['Gate scanner'], options })
  const { key } = json as { key: string }
  expect(err).not.toContain(key)
  const request = new Request('http://loomcell.test/', {
    headers: { authorization: `Bearer ${key}` },
  })
  const authenticate = () =>
    createKeyAuthenticate(installation.store.system, () => new Date())(request)
  expect(await authenticate()).toMatchObject({
    organisation: { slug: 'hk-recycler', name: 'HK Recycler Ltd' },
  })
  const revoked = await runCommand(installation, keyRevoke, { words: [key.slice(0, 9)], options })
  expect(revoked.json).toMatchObject({ revoked: 1 })
  expect(await authenticate()).toBeUndefined()
})

it('refuses what is there already and what is not there', async () => {
  const installation = await openTestInstallation()
  const attempts = [
    [organisationAdd, ['first', 'Again'], {}, /there is one with this slug already/],
    [organisationAdd, ['Not A Slug', 'X'], {}, /expected 1 to 63 small letters/],
    [facilityAdd, ['A', 'Again'], {}, /"first" has one with this code already/],
    [facilityAdd, [' A', 'X'], {}, /Cannot use " A" as a code/],
    [
      keyAdd,
      ['X'],
      { organisation: 'nobody' },
      /Cannot find organisation "nobody": there are first/,
    ],
    [keyRevoke, ['lc_nobody'], {}, /has no active key that begins so/],
  ] as const
  for (const [command, words, options, why] of attempts) {
    await expect(runCommand(installation, command, { words, options })).rejects.toThrow(why)
  }
})
