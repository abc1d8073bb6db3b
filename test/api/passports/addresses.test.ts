import { expect, it } from 'vitest'
import { addressesOf } from '../../../api/passports/addresses.ts'
import { openTestInstallation } from '../../harness/installation.ts'
import { asOwner } from '../../harness/jobs.ts'

it.each([
  ['http://127.0.0.1:3000', '127.0.0.1:3000', 'did:web:loomcell.invalid'],
  ['http://[::1]:3000', '[::1]:3000', 'did:web:loomcell.invalid'],
  ['http://127.0.0.1:3000', 'loom.example', 'did:web:loom.example'],
  ['https://loom.example/base/', 'loom.example', 'did:web:loom.example:base'],
  [undefined, '127.0.0.1:3000', 'did:web:loomcell.invalid'],
  [undefined, 'abc.loomcell.invalid', 'did:web:abc.loomcell.invalid'],
])(
  'each organisation has an identifier of its own at %s, where the log is called after %s',
  async (publicUrl, log, did) => {
    const { store, connection } = await openTestInstallation()
    await asOwner(connection, [`update log_head set origin = '${log}/log/1'`])
    const { didOf } = await addressesOf(store.system, publicUrl)
    expect([didOf('first'), didOf('second')]).toEqual([`${did}:orgs:first`, `${did}:orgs:second`])
  },
)
