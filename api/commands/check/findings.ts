import { type Saying, sentence } from '../../../domain/phrases.ts'

/** A value as it is stored, the same in every language, or a phrase that says what it is. */
export type Told = string | Saying

/** One place where what is stored is not what the sealed history says. */
export interface Difference {
  readonly table: string
  /** The row, in words a person can look up: ids, codes, line and seq numbers. */
  readonly key: string
  readonly column: string
  /** In English where a phrase says it, which `says` has for other languages. */
  readonly expected: string
  readonly found: string
  readonly says?: { readonly expected?: Saying; readonly found?: Saying }
}

/** A difference as a check comes across it. */
export interface Noted extends Pick<Difference, 'table' | 'key' | 'column'> {
  readonly expected: Told
  readonly found: Told
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
export function note(findings: Findings, noted: Noted): void {
  findings.differences += 1
  const difference = differenceOf(noted)
  findings.first ??= difference
  if (findings.named.length < mostNamed) findings.named.push(difference)
}

/** Counts what would be refused today and keeps it when it is one of the first. */
export function doubt(findings: Findings, doubted: Noted): void {
  findings.doubtful += 1
  if (findings.doubts.length < mostNamed) findings.doubts.push(differenceOf(doubted))
}

function differenceOf({ table, key, column, expected, found }: Noted): Difference {
  const difference = { table, key, column, expected: plain(expected), found: plain(found) }
  const said = Object.entries({ expected, found }).flatMap(([side, told]) =>
    typeof told === 'string' ? [] : [[side, { says: told.says, values: told.values ?? {} }]],
  )
  return said.length === 0 ? difference : { ...difference, says: Object.fromEntries(said) }
}

/** In English, as `--json` tells it and as two of them are compared. */
export function plain(told: Told): string {
  return typeof told === 'string' ? told : sentence(told.says, told.values ?? {}, 'en')
}

/**
 * Judges what a rule of a stream refuses: a difference where the rule was asked when it was recorded, which is read off the
 * version that the event is sealed under; a doubt where only later versions ask.
 */
export function judge(
  findings: Findings,
  difference: Noted,
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
    const there = found[column]
    if (value === there) continue
    if (value !== undefined && there !== undefined && plain(value) === plain(there)) continue
    note(findings, { table, key, column, ...shownApart(value, there) })
  }
}

type Columns = Readonly<Record<string, Told | undefined>>

/** What is said of a value that is not there. */
export const nothing: Saying = { says: 'check_nothing' }

const mostShown = 120

/** Both values from a little before the place where they part, so that one byte in a long text can be seen. */
function shownApart(expected: Told = nothing, found: Told = nothing) {
  if (typeof expected !== 'string' || typeof found !== 'string') {
    const short = (told: Told) => (typeof told === 'string' ? cut(told, 0) : told)
    return { expected: short(expected), found: short(found) }
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
