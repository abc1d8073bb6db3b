import { isLoopback } from '../is-loopback.ts'

/** What to do about each way in which a database that DATABASE_URL names says no; SQLSTATE, or the code of the line. */
const advice: readonly { readonly when: RegExp; readonly mend: string }[] = [
  {
    when: /^ECONNREFUSED|^EHOST|^ENET|^ETIMEDOUT/,
    mend: 'nobody answers there: start the server, or mend host and port',
  },
  { when: /^ENOTFOUND|^EAI_/, mend: 'there is no host of this name: mend it' },
  {
    when: /^ENOENT|^EACCES/,
    mend: 'no socket can be opened there: mend its folder, or let this user enter it',
  },
  { when: /^28P01/, mend: 'user or password is wrong: mend them' },
  {
    when: /^3D000/,
    mend: 'make the database first ("create database … owner …"), or name one that is there',
  },
  { when: /^57P03/, mend: 'the server is starting or stopping: start again in a moment' },
  {
    when: /^53300/,
    mend: 'the server is full of connections: raise its max_connections (a process of ours takes up to 45)',
  },
  { when: /^25006/, mend: 'the database is read-only: name the server that takes writes' },
  {
    when: /SELF_SIGNED|UNABLE_TO|CERT_|ALTNAME/,
    mend: 'its certificate is not known here: add "sslmode=verify-full&sslrootcert=FILE" with the one that signed it',
  },
]

/**
 * The error of a start on the database that DATABASE_URL names: names the setting, what is wrong in PostgreSQL's own words, and
 * what to do; never the password.
 */
export function explainDatabaseUrl(url: string, error: unknown): Error {
  const first = error instanceof AggregateError ? error.errors.at(0) : error
  const message = first instanceof Error ? first.message : String(first)
  const { hostname, pathname, username } = new URL(url)
  const where = `DATABASE_URL (database "${pathname.slice(1)}" at "${hostname}" as "${username}")`
  return new Error(`Cannot use ${where}: ${message}: ${adviceFor(first, message)}`, {
    cause: error,
  })
}

function adviceFor(error: unknown, message: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = advice.find(({ when }) => when.test(code))
  if (known !== undefined) return known.mend
  if (/does not support SSL/.test(message))
    return 'the server speaks no TLS: take sslmode out, or let it speak TLS'
  if (code === '28000' && /no encryption/.test(message))
    return 'the server asks for TLS: add "sslmode=verify-full"'
  if (code === '28000') {
    return 'the server lets this user not in: add a line for it, and for logins that begin with "lc_", to pg_hba.conf'
  }
  if (code === '42501' && /role/.test(message)) {
    return 'Loomcell makes roles of its own: "alter role … createrole" for this user'
  }
  if (code === '42501') return 'the user must own the database: "alter database … owner to …"'
  return 'see README, "Another PostgreSQL"'
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
