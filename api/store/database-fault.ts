/** What a failure of the database means for whoever asked. */
export type DatabaseFault =
  /** Nobody answers, or not us: down, starting, stopping, read-only, full of connections, a broken line. */
  | 'away'
  /** No room on its disk, or no memory. */
  | 'full'
  /** Another transaction was first; a further try may well succeed. */
  | 'contended'
  /** It took longer than it may. */
  | 'slow'

/**
 * Tells a database that cannot serve now from a statement that is wrong; undefined for the latter and for anything that is
 * no error of the database. The one place that knows: SQLSTATE classes are those of PostgreSQL's manual, appendix A; an
 * error without one comes from the line to the database, as `pg`, `pg-pool` and Kysely word it.
 */
export function databaseFaultIn(error: unknown): DatabaseFault | undefined {
  // A name that stands for several addresses fails once for each.
  if (error instanceof AggregateError) return databaseFaultIn(error.errors.at(0))
  if (!(error instanceof Error)) return undefined
  const state = sqlStateOf(error)
  if (state === undefined) return isLineLost(error) ? 'away' : undefined
  if (/^(53100|53200)$/.test(state)) return 'full'
  if (/^(40001|40P01|55P03)$/.test(state)) return 'contended'
  if (state === '57014') return 'slow'
  return isAway.test(state) ? 'away' : undefined
}

/** The state that the database gave an error; undefined for one that it did not make. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('severity' in error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Connections, logins, resources, intervention by the operator, the system below; read-only, in use or gone for now. */
const isAway = /^(08|28|53|57P|58|25006|25P03|55006|3D000)/

const lineCodes = /^E(CONN|PIPE|NOENT|ACCES|HOST|NET|TIMEDOUT|AGAIN|MFILE|NOTFOUND|AI_)/

const lineWords =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client was closed|Client has encountered|Cannot use a pool after|driver has already been destroyed)/

const lineCalls: readonly unknown[] = ['connect', 'read', 'write', 'getaddrinfo']

function isLineLost(error: Error): boolean {
  if (lineWords.test(error.message)) return true
  if (!('code' in error) || !lineCodes.test(String(error.code))) return false
  // Files and mail servers have faults of the same names.
  return 'syscall' in error && lineCalls.includes(error.syscall) && !('command' in error)
}
