/** A code that a picture shows. */
export interface SeenCode {
  readonly text: string
  /** Where its middle lies in the picture, from 0 at the left and top to 1. */
  readonly x: number
  readonly y: number
}

/** The code that somebody aims at: the one nearest to the middle; undefined where there is none. */
export function aimedAt(codes: readonly SeenCode[]): SeenCode | undefined {
  return codes.toSorted((one, other) => fromMiddle(one) - fromMiddle(other))[0]
}

function fromMiddle({ x, y }: SeenCode): number {
  return Math.hypot(x - 0.5, y - 0.5)
}
