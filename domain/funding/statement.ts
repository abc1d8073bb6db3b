import { canonical, type Hash } from '../proof/canonical.ts'
import { sumOf } from '../sum.ts'
import { type Grant, grantOf, type Matching } from './grant.ts'
import type { SpendKind } from './spend-line.ts'

/** A line of spend as its project keeps it. Money is in whole cents of Hong Kong dollars. */
export interface SpendLine {
  readonly id: string
  /** In the order in which they came, from 1. */
  readonly number: number
  readonly day: string
  readonly amountCents: number
  readonly payee: string
  readonly invoice: string
  readonly kind: SpendKind
  readonly asset: { readonly name: string; readonly serial: string } | null
  /** Id of a course. */
  readonly course: string | null
  /** Ids of sealed events, in order. */
  readonly events: readonly string[]
  /** Number of the grant claim that contains it; null while it is in none. */
  readonly claim: number | null
  /** When it was withdrawn, UTC; null while it counts. */
  readonly withdrawn: string | null
}

/** A point that a project comes to. */
export interface Milestone {
  readonly number: number
  readonly name: string
  readonly plannedDay: string
  /** All three null until it is reached. */
  readonly reachedDay: string | null
  readonly evidence: string | null
  readonly events: readonly string[]
}

/** What was asked of a scheme at a milestone. Both sums are of this and all claims before. */
export interface GrantClaim {
  readonly number: number
  /** Number of the milestone. */
  readonly milestone: number
  readonly claimed: string
  readonly spendCents: number
  readonly grantCents: number
}

/** A course that people took part in, with what each holds from it. */
export interface Course {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly hours: number
  readonly costCents: number
  readonly from: string
  readonly to: string
  /** Kind of the certificate of competence that it leads to; null for none. */
  readonly competence: string | null
  readonly people: readonly {
    /** Pseudonym of the person. */
    readonly operator: string
    readonly certificate: {
      readonly kind: string
      readonly number: string
      readonly validFrom: string
      readonly validUntil: string
    } | null
  }[]
}

/** Everything that a project's grant follows from. */
export interface FundedProject {
  /** Slug of the organisation. */
  readonly organisation: string
  readonly code: string
  readonly title: string
  readonly scheme: string
  readonly share: Matching
  readonly capCents: number | null
  readonly starts: string
  readonly ends: string
  readonly budgetCents: number
  readonly milestones: readonly Milestone[]
  readonly lines: readonly SpendLine[]
  readonly claims: readonly GrantClaim[]
  readonly courses: readonly Course[]
  /** Of each event that something is tied to: SHA-256 of its sealed bytes, base64url. */
  readonly events: readonly { readonly id: string; readonly digest: string }[]
}

/** A project's statement: what it holds, and what that comes to. */
export interface Statement extends FundedProject {
  readonly v: 1
  readonly what: 'loomcell-funding-statement'
  readonly spendCents: number
  readonly claimedCents: number
  readonly grant: Grant
}

/** What a project comes to now. The same project gives the same bytes as canonical JSON. */
export function statementOf(project: FundedProject): Statement {
  const spendCents = spendOf(project.lines)
  return Object.assign({ v: 1 as const, what: 'loomcell-funding-statement' as const }, project, {
    spendCents,
    claimedCents: project.claims.at(-1)?.grantCents ?? 0,
    grant: grantOf(spendCents, project),
  })
}

/** SHA-256 of a statement as canonical JSON, base64url. */
export function statementDigest(statement: Statement, hash: Hash): string {
  return hash(canonical(statement))
}

/** What all lines add up to that were not withdrawn. */
export function spendOf(lines: readonly SpendLine[]): number {
  const counted = lines.filter(({ withdrawn }) => withdrawn === null)
  return sumOf(counted, ({ amountCents }) => amountCents)
}

/** Lines that a claim at a milestone contains, which was reached on this day: all that are in none and were spent until then. */
export function linesForClaim(
  lines: readonly SpendLine[],
  reachedDay: string,
): readonly SpendLine[] {
  return lines.filter(
    ({ claim, withdrawn, day }) => claim === null && withdrawn === null && day <= reachedDay,
  )
}
