/** What a failure of the database means for whoever may try again. */
export type FailureKind = 'race' | 'away' | 'full' | 'poison'

/** How long the same is tried again while the database is away, in milliseconds; then its sender is told. */
export const patienceMilliseconds = 20_000

/** How often a lost race is run again. */
export const mostRaces = 10

const races = ['23505', '40001', '40P01']
const fullDisk = ['53100', '53200']

/** What a failure means: SQLSTATE classes, PostgreSQL manual appendix A; without a state the connection was lost. */
export function kindOf(error: unknown): FailureKind {
  if (isConnectionLoss(error)) return 'away'
  const state = sqlState(error)
  if (state === undefined) return 'poison'
  if (races.includes(state)) return 'race'
  if (fullDisk.includes(state)) return 'full'
  return /^(08|57P|53300|25006|55006|3D000)/.test(state) ? 'away' : 'poison'
}

/** How long to wait before the next try, in milliseconds; those who raced part by chance. */
export function waitAfter(kind: FailureKind): number {
  return kind === 'race' ? Math.random() * 10 : 100 + Math.random() * 200
}

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && /^E(CONN|PIPE|NOENT|ACCES|HOST|TIMEDOUT)/.test(String(error.code)))
    return true
  if ('severity' in error) return false
  return /connection|timeout|Client (was|has)|not queryable|terminat/i.test(error.message)
}
