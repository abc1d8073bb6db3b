import { makeAccessKey } from '../people/access/access-keys.ts'
import { organisationFor } from './acting-for.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { stationTermsFor } from './station-terms.ts'

/** Makes an access key and shows it this once. */
export const keyAdd: Command = {
  name: 'key add',
  takes: ['NAME'],
  summary: 'Make an access key for a person or station; it is shown this once',
  options: [
    'organisation',
    'role',
    'at',
    'stages',
    'signing-key',
    'signing-key-proof',
    'expires',
    'json',
  ],
  run: runKeyAdd,
}

async function runKeyAdd(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, now } = call
  const [name = ''] = words
  const { organisationKey, slug } = await organisationFor(call)
  const terms = await stationTermsFor(call, { organisationKey, slug })
  const key = await makeAccessKey(installation.store.system, organisationKey, {
    ...terms,
    name,
    now,
  })
  terminal.err(`Key "${name}" of "${slug}", shown only this once; its digest alone is stored:`)
  terminal.out(options.json ? JSON.stringify({ organisation: slug, name, key }) : key)
  return 0
}
