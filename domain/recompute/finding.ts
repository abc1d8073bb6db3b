import type { FaultName, FaultValues } from '../phrases.ts'

/** Something in an export that is not what it would have to be: where it stands, and the phrase that says what is wrong. */
export interface Finding {
  readonly file: string
  /** From 1; absent where it is about the file as a whole. */
  readonly line?: number
  readonly says: FaultName
  readonly values: FaultValues
}

/** Takes findings: all are counted, the first are kept. */
export interface Findings {
  readonly add: (finding: Finding) => void
  readonly count: () => number
  readonly first: () => readonly Finding[]
}

/** So many are named; one wrong event shows in many figures. */
const mostNamed = 1_000

/** An empty list of findings. */
export function makeFindings(most = mostNamed): Findings {
  const named: Finding[] = []
  let count = 0
  return {
    add: (finding) => {
      count += 1
      if (named.length < most) named.push(finding)
    },
    count: () => count,
    first: () => named,
  }
}
