import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { revokeAccessKey } from '../store/people/access-keys.ts'
import { organisationFor } from './acting-for.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Revokes the live keys that begin with a prefix; running servers notice within seconds. */
export const keyRevoke: Command = {
  name: 'key revoke',
  takes: ['PREFIX'],
  summary: 'Revoke an access key by its first 9 characters, such as lc_3fA9xQ',
  options: ['organisation', 'json'],
  run: runKeyRevoke,
}

const prefixCharacters = 9

async function runKeyRevoke(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, now } = call
  // Whoever pastes the whole key means the same key.
  const prefix = (words[0] ?? '').slice(0, prefixCharacters)
  const { organisationKey, slug } = await organisationFor(call)
  const revoked = await revokeAccessKey(installation.store.system, organisationKey, { prefix, now })
  if (revoked === 0) {
    const unknown = ['key_prefix_unknown', { prefix, organisation: slug }] as const
    throw new RefusedError(refuse('not_found', 'PREFIX', unknown))
  }
  terminal.out(`Revoked ${revoked} key${revoked === 1 ? '' : 's'} of "${slug}"`)
  if (options.json) terminal.out(JSON.stringify({ organisation: slug, prefix, revoked }))
  return 0
}
