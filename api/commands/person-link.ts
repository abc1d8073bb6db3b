import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { findPerson } from '../store/people/people.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Makes a one-time link with which somebody sets a new password: the way back in when nobody gets mail. */
export const personLink: Command = {
  name: 'person link',
  takes: ['EMAIL'],
  summary: 'Make a one-time link that sets the password of an account, for 24 hours',
  options: ['json'],
  run: runPersonLink,
}

async function runPersonLink({
  installation,
  words,
  options,
  terminal,
  now,
  publicUrl,
}: Call): Promise<ExitCode> {
  const [email = ''] = words
  const person = await findPerson(installation.store.auth, email)
  if (person === undefined) {
    throw new RefusedError(refuse('not_found', 'EMAIL', ['account_not_there', { email }]))
  }
  // Read only now: no other command should wait for the library of accounts.
  const { passwordLink } = await import('./city/first-people.ts')
  const link = await passwordLink(installation, person.personId, { now, origin: publicUrl })
  terminal.out(`Open ${link} on this server within 24 hours; it works once`)
  if (options.json) terminal.out(JSON.stringify({ email: person.email, link }))
  return 0
}
