import type { SchemeVersion } from '../../../../domain/funding/schemes.ts'
import type { Statement } from '../../../../domain/funding/statement.ts'
import type { Said } from '../form/said.ts'

/** A project as its page shows it. */
export interface ProjectView {
  readonly statement: Statement
  readonly digest: string
  readonly scheme: SchemeVersion
  readonly mayChange: boolean
  /** What was wrong with an act of this page. */
  readonly said: readonly Said[]
}

/** Where the page of a project is. */
export function projectHref(code: string): string {
  return `/work/funding/${encodeURIComponent(code)}`
}
