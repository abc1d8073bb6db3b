/** What has to be answered. `shows` is what the answer has to contain, at the least. */
export type Expected =
  | { readonly outcome: 'accepted'; readonly shows: object }
  | { readonly outcome: 'duplicate'; readonly shows: object }
  | { readonly outcome: 'proposed'; readonly shows: object }
  | { readonly outcome: 'refused'; readonly code: string }

/** What a request comes to, and what is then different. The model changes only by `commit`. */
export interface Verdict {
  readonly expected: Expected
  commit(): void
}

/** A no, which changes nothing. */
export function no(code: string): Verdict {
  return { expected: { outcome: 'refused', code }, commit: () => {} }
}

/** A yes. */
export function yes(shows: object, commit: () => void): Verdict {
  return { expected: { outcome: 'accepted', shows }, commit }
}
