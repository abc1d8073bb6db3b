import { databaseFaultIn, sqlStateOf } from '../store/database-fault.ts'

/** What a failure of the database means for whoever may try again. */
export type FailureKind = 'race' | 'away' | 'full' | 'poison'

/** How long the same is tried again while the database is away, in milliseconds; then its sender is told. */
export const patienceMilliseconds = 20_000

/** How often a lost race is run again. */
export const mostRaces = 10

const uniqueViolation = '23505'

/** What a failure means: another one was first, the database cannot serve, or what was asked spoils it. */
export function kindOf(error: unknown): FailureKind {
  if (sqlStateOf(error) === uniqueViolation) return 'race'
  switch (databaseFaultIn(error)) {
    case 'contended':
    case 'slow':
      return 'race'
    case 'away':
      return 'away'
    case 'full':
      return 'full'
    default:
      return 'poison'
  }
}

/** How long to wait before the next try, in milliseconds; those who raced part by chance. */
export function waitAfter(kind: FailureKind): number {
  return kind === 'race' ? Math.random() * 10 : 100 + Math.random() * 200
}
