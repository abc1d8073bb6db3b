import { houseRule, type Source } from '../source.ts'

/** What a claim is used for. `internal`: on our own books, shown to nobody. */
export const claimUses = [
  'internal',
  'certificate',
  'blended_label',
  'hundred_label',
  'logo',
] as const
export type ClaimUse = (typeof claimUses)[number]

/** Shares of recycled material, both classes together, from which a use is open; in basis points. */
export interface Threshold {
  readonly leastBasisPoints: number
  /** The use is open below this share only; no upper end when absent. */
  readonly belowBasisPoints?: number
  readonly source: Source
}

/** One version of a standard. A use that is not named is not open under it. */
export interface ClaimStandard {
  readonly name: string
  readonly version: string
  readonly uses: Readonly<Partial<Record<ClaimUse, Threshold>>>
}

/** Standards by name and version: a newer version is a further row and changes no claim made under an older one. */
export const claimStandards: readonly ClaimStandard[] = [
  {
    name: 'RCS',
    version: '2.0',
    uses: {
      certificate: { leastBasisPoints: 500, source: intertek('RCS 2.0: at least 5 % recycled') },
      blended_label: {
        leastBasisPoints: 500,
        belowBasisPoints: 9_500,
        source: remembered('RCS 2.0: label "blended" from 5 % to 95 %'),
      },
      hundred_label: {
        leastBasisPoints: 9_500,
        source: remembered('RCS 2.0: label "100" from 95 %'),
      },
    },
  },
  {
    name: 'GRS',
    version: '4.0',
    uses: {
      certificate: { leastBasisPoints: 2_000, source: intertek('GRS 4.0: at least 20 % recycled') },
      logo: {
        leastBasisPoints: 5_000,
        source: remembered('GRS 4.0: logo for consumers from 50 %'),
      },
      hundred_label: {
        leastBasisPoints: 10_000,
        source: houseRule('Nothing is called 100 % recycled that is not'),
      },
    },
  },
]

/** Finds a version of a standard; undefined when there is no such row. */
export function findClaimStandard(name: string, version: string): ClaimStandard | undefined {
  return claimStandards.find((standard) => standard.name === name && standard.version === version)
}

function intertek(text: string): Source {
  return { basis: 'secondary', text: `${text} (read at intertek.com)` }
}

function remembered(text: string): Source {
  return { basis: 'remembered', text }
}
