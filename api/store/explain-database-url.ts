import type { FaultName } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { isLoopback } from '../is-loopback.ts'

/** What to do about each way in which a database that DATABASE_URL names says no; SQLSTATE, or the code of the line. */
const advice: readonly { readonly when: RegExp; readonly mend: FaultName }[] = [
  { when: /^ECONNREFUSED|^EHOST|^ENET|^ETIMEDOUT/, mend: 'database_nobody_answers' },
  { when: /^ENOTFOUND|^EAI_/, mend: 'database_no_host' },
  { when: /^ENOENT|^EACCES/, mend: 'database_no_socket' },
  { when: /^28P01/, mend: 'database_password_wrong' },
  { when: /^3D000/, mend: 'database_not_made' },
  { when: /^57P03/, mend: 'database_in_between' },
  { when: /^53300/, mend: 'database_crowded' },
  { when: /^25006/, mend: 'database_read_only' },
  { when: /SELF_SIGNED|UNABLE_TO|CERT_|ALTNAME/, mend: 'database_certificate_unknown' },
]

/**
 * The error of a start on the database that DATABASE_URL names: names the setting, what is wrong in PostgreSQL's own words, and
 * what to do; never the password.
 */
export function explainDatabaseUrl(url: string, error: unknown): Error {
  if (error instanceof RefusedError) return error
  const first = error instanceof AggregateError ? error.errors.at(0) : error
  const why = first instanceof Error ? first.message : String(first)
  const { hostname, pathname, username } = new URL(url)
  const mend = { says: adviceFor(first, why) }
  const values = { database: pathname.slice(1), host: hostname, user: username, why, mend }
  return new RefusedError(refuse('invalid', '', ['database_not_usable', values]), { cause: error })
}

function adviceFor(error: unknown, message: string): FaultName {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = advice.find(({ when }) => when.test(code))
  if (known !== undefined) return known.mend
  if (/does not support SSL/.test(message)) return 'database_without_tls'
  if (code === '28000' && /no encryption/.test(message)) return 'database_wants_tls'
  if (code === '28000') return 'database_user_refused'
  if (code === '42501') return /role/.test(message) ? 'database_needs_roles' : 'database_of_other'
  return 'database_see_readme'
}

/** Says that whoever listens on the way to the database reads along: TLS asked for without proof of who answers is no better. */
export function warnOfPlainLine(url: string, log: (line: string) => void): void {
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  if (isLoopback(host) || host === '' || host.startsWith('/') || host.startsWith('%2F')) return
  if (searchParams.get('sslmode') === 'verify-full') return
  log(
    `The line to the database at ${host} is not proved to be private: add "sslmode=verify-full&sslrootcert=FILE" to DATABASE_URL`,
  )
}
