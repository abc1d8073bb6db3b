import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../http/problem.ts'
import { addOrganisation, listOrganisations } from '../store/organisations/organisations.ts'
import type { Call, Command, ExitCode } from './command.ts'

/** Adds an organisation; its facilities and keys are added with their own commands. */
export const organisationAdd: Command = {
  name: 'organisation add',
  takes: ['SLUG', 'NAME'],
  summary: 'Add an organisation; SLUG is the short name that events carry for ever',
  options: ['json'],
  run: runOrganisationAdd,
}

const shape = /^[a-z0-9][a-z0-9-]{0,62}$/

async function runOrganisationAdd({
  installation,
  words,
  options,
  terminal,
  now,
}: Call): Promise<ExitCode> {
  const [slug = '', name = ''] = words
  const db = installation.store.system
  if (!shape.test(slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['slug_unusable', { slug }]))
  }
  if ((await listOrganisations(db)).some((one) => one.slug === slug)) {
    throw new RefusedError(refuse('invalid', 'SLUG', ['organisation_slug_taken', { slug }]))
  }
  await addOrganisation(db, { slug, name, now })
  terminal.out(`Added organisation "${slug}" (${name})`)
  terminal.err(`Next: facility add MAIN "…" --organisation ${slug}, then key add "…"`)
  if (options.json) terminal.out(JSON.stringify({ slug, name }))
  return 0
}
