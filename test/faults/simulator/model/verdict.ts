/** Words of warnings, and whether one of them has to be there or none may. */
export type Warns = Readonly<Record<string, boolean>>

/** What has to be answered. `shows` is what the answer has to contain, at the least. */
export type Expected =
  | { readonly outcome: 'accepted'; readonly shows: object; readonly warns?: Warns }
  | { readonly outcome: 'duplicate'; readonly shows: object }
  | { readonly outcome: 'proposed'; readonly shows: object }
  | { readonly outcome: 'refused'; readonly code: string }

/** What a request comes to, and what is then different. The model changes only by `commit`. */
export interface Verdict {
  readonly expected: Expected
  /** With which code it may as well be refused, since that hangs on what came first, and what nobody can know afterwards. */
  readonly or?: { readonly code: string; readonly hangs: readonly { uncertain: boolean }[] }
  commit(): void
}

/** A no, which changes nothing. */
export function no(code: string): Verdict {
  return { expected: { outcome: 'refused', code }, commit: () => {} }
}

/** A yes. */
export function yes(shows: object, commit: () => void, warns: Warns = {}): Verdict {
  return { expected: { outcome: 'accepted', shows, warns }, commit }
}

/** The same of what waits for signatures, or a no: it waits for a day, and clocks may have been set by one. */
export function whileItWaits(
  verdict: Verdict,
  hangs: readonly { uncertain: boolean }[] = [],
): Verdict {
  return orNo(verdict, 'approval_closed', hangs)
}

/** The same, or a no with this code; the things that hang on it are left alone from then on. */
export function orNo(
  { expected, commit }: Verdict,
  code: string,
  hangs: readonly { uncertain: boolean }[],
): Verdict {
  return { expected, commit, or: { code, hangs } }
}
