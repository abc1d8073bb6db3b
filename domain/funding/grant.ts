import { houseRule } from '../source.ts'

/** How much the government pays for how much of the company, such as 1 for 2. Whole numbers from 1. */
export interface Matching {
  readonly government: number
  readonly company: number
}

/** What bounds the grant of a project. All money is in whole cents of Hong Kong dollars. */
export interface GrantTerms {
  readonly share: Matching
  /** Null where the scheme has none. */
  readonly capCents: number | null
  /** Approved cost of the project: what is spent beyond it is paid by the company alone. */
  readonly budgetCents: number
}

/** What a spend comes to. `governmentCents` and `companyCents` sum to the spend. */
export interface Grant {
  /** Of the spend, what is shared. */
  readonly eligibleCents: number
  readonly governmentCents: number
  readonly companyCents: number
  /** Whether the cap of the scheme decides, and not its share. */
  readonly isCapped: boolean
}

/** How a share that is no whole cent is rounded. */
export const roundingSource = houseRule(
  'The grant is rounded down to whole cents, so that the company never pays less than its part',
)

/** The share or the cap, whichever is lower, of what was spent within the approved cost. */
export function grantOf(spendCents: number, { share, capCents, budgetCents }: GrantTerms): Grant {
  const eligibleCents = Math.min(spendCents, budgetCents)
  const parts = BigInt(share.government + share.company)
  const shared = Number((BigInt(eligibleCents) * BigInt(share.government)) / parts)
  const governmentCents = capCents === null ? shared : Math.min(shared, capCents)
  return {
    eligibleCents,
    governmentCents,
    companyCents: spendCents - governmentCents,
    isCapped: governmentCents < shared,
  }
}

/** Whether the company paid at least its part beside what the government did. */
export function isRatioKept(
  { governmentCents, companyCents }: Pick<Grant, 'governmentCents' | 'companyCents'>,
  { government, company }: Matching,
): boolean {
  return BigInt(companyCents) * BigInt(government) >= BigInt(governmentCents) * BigInt(company)
}

/** Hundredths of a dollar that the company paid for each of the government, rounded down; undefined where that paid nothing. */
export function ratioHundredths({
  governmentCents,
  companyCents,
}: Pick<Grant, 'governmentCents' | 'companyCents'>): number | undefined {
  if (governmentCents === 0) return undefined
  return Number((BigInt(companyCents) * 100n) / BigInt(governmentCents))
}
