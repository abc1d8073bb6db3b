/** One place where what is stored is not what the sealed history says. */
export interface Difference {
  readonly table: string
  /** The row, in words a person can look up: ids, codes, line and seq numbers. */
  readonly key: string
  readonly column: string
  readonly expected: string
  readonly found: string
}

/** What a check has come across so far. Only the first differences are kept, so that memory stays flat. */
export interface Findings {
  differences: number
  first: Difference | undefined
  /** The first differences of all, in order. */
  readonly named: Difference[]
  /** What no rule of its time refused and today's would: no difference, but told. The first of them. */
  readonly doubts: Difference[]
  /** How many of them there are. */
  doubtful: number
  /** Sealed facts whose values were erased or withheld: allowed, and counted. */
  erased: number
  /** How many of them no erasure accounts for. */
  unexplained: number
}

/** How many differences are named. */
const mostNamed = 100

/** Findings of a check that has just begun. */
export function noFindings(): Findings {
  return {
    differences: 0,
    first: undefined,
    named: [],
    doubts: [],
    doubtful: 0,
    erased: 0,
    unexplained: 0,
  }
}

/** Counts a difference and keeps it when it is one of the first. */
export function note(findings: Findings, difference: Difference): void {
  findings.differences += 1
  findings.first ??= difference
  if (findings.named.length < mostNamed) findings.named.push(difference)
}

/** Counts what would be refused today and keeps it when it is one of the first. */
export function doubt(findings: Findings, doubted: Difference): void {
  findings.doubtful += 1
  if (findings.doubts.length < mostNamed) findings.doubts.push(doubted)
}

/**
 * Judges what a rule of a stream refuses: a difference where the rule was asked when it was recorded, which is read off the
 * version that the event is sealed under; a doubt where only later versions ask.
 */
export function judge(
  findings: Findings,
  difference: Difference,
  { version, rulesSince = 1 }: { version: number; rulesSince?: number | undefined },
): void {
  if (version < rulesSince) doubt(findings, difference)
  else note(findings, difference)
}

/** Version of the stream that an event was recorded under, as its envelope says. */
export function versionIn({ id }: { readonly id: string }): number {
  return Number(id.split('/').at(-1))
}

/** Notes every column that is not as expected; a value of undefined on either side stands for "nothing". */
export function compareColumns(
  findings: Findings,
  { table, key }: Pick<Difference, 'table' | 'key'>,
  { expected, found }: { expected: Columns; found: Columns },
): void {
  for (const [column, value] of Object.entries(expected)) {
    if (value === found[column]) continue
    note(findings, { table, key, column, ...shownApart(value, found[column]) })
  }
}

type Columns = Readonly<Record<string, string | undefined>>

const mostShown = 120

/** Both values from a little before the place where they part, so that one byte in a long text can be seen. */
function shownApart(expected: string | undefined, found: string | undefined) {
  if (expected === undefined || found === undefined) {
    return { expected: cut(expected ?? 'nothing', 0), found: cut(found ?? 'nothing', 0) }
  }
  let same = 0
  while (same < expected.length && expected[same] === found[same]) same += 1
  const from = Math.max(expected.length, found.length) > mostShown ? Math.max(0, same - 20) : 0
  return { expected: cut(expected, from), found: cut(found, from) }
}

function cut(text: string, from: number): string {
  const piece = text.slice(from, from + mostShown)
  return `${from > 0 ? '…' : ''}${piece}${from + mostShown < text.length ? '…' : ''}`
}
