import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** An event with the person or station that recorded it. */
export interface PersonScan {
  readonly event: string
  /** Pseudonym of the person, or name of the station. */
  readonly person: string
  readonly facility: string
  readonly stream: string
  readonly batches: readonly string[]
  /** When it happened and when it was accepted, UTC ISO 8601. */
  readonly time: string
  readonly recordTime: string
  readonly isNew: boolean
}

const { walking, hands, version } = anomalyRules

/** Two events by one person at two places, nearer in time than anybody gets from one to the other; in order of time. */
export function fasterThanWalking(scans: readonly PersonScan[]): readonly Finding[] {
  return pairsOf(scans).flatMap(([one, next]): Finding[] => {
    const seconds = secondsBetween(one, next)
    if (one.facility === next.facility || seconds >= walking.leastSeconds) return []
    if (isStamped(one) || isStamped(next)) return []
    if (!next.isNew && !one.isNew) return []
    return [
      {
        kind: 'faster_than_walking',
        about: one.event + next.event,
        facility: next.facility,
        stream: next.stream,
        time: next.time,
        events: [one.event, next.event],
        batches: evidence([...one.batches, ...next.batches]),
        named: { person: one.person, first: one.facility, second: next.facility },
        arithmetic: [
          { name: 'first', unit: 'time', value: one.time },
          { name: 'second', unit: 'time', value: next.time },
          { name: 'seconds', unit: 'seconds', value: seconds },
          { name: 'least', unit: 'seconds', value: walking.leastSeconds },
        ],
        version,
      },
    ]
  })
}

/**
 * Runs of scans by one person, each of another batch, that follow one another faster than hands turn to the next thing. Scans that
 * bear the same moment came of one list or upload, which explains them, and so do those that bear the moment of their acceptance.
 */
export function fasterThanHands(scans: readonly PersonScan[]): readonly Finding[] {
  return [...byPerson(scans).values()].flatMap((own) => {
    const alone = own.filter((one) => !isStamped(one))
    return runsOf(alone)
      .filter((run) => run.length >= hands.leastRun && run.some(({ isNew }) => isNew))
      .map(runFinding)
  })
}

function runFinding(run: readonly PersonScan[]): Finding {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('Cannot tell of no scans')
  return {
    kind: 'faster_than_hands',
    about: first.event,
    facility: last.facility,
    stream: last.stream,
    time: last.time,
    events: evidence(run.map(({ event }) => event)),
    batches: evidence(run.flatMap(({ batches }) => batches)),
    named: { person: first.person },
    arithmetic: [
      { name: 'count', unit: 'count', value: run.length },
      { name: 'seconds', unit: 'seconds', value: secondsBetween(first, last) },
      { name: 'bound', unit: 'seconds', value: hands.mostSeconds },
    ],
    version,
  }
}

function runsOf(own: readonly PersonScan[]): readonly (readonly PersonScan[])[] {
  const runs: PersonScan[][] = []
  for (const scan of own) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const seconds = before === undefined ? 0 : secondsBetween(before, scan)
    const goesOn =
      before !== undefined &&
      seconds > 0 &&
      seconds <= hands.mostSeconds &&
      before.batches[0] !== scan.batches[0]
    if (goesOn) run?.push(scan)
    else runs.push([scan])
  }
  return runs
}

/** Whether its time is that of its acceptance: nobody said when it happened, so nothing follows from it. */
function isStamped({ time, recordTime }: PersonScan): boolean {
  return time === recordTime
}

function pairsOf(scans: readonly PersonScan[]): readonly (readonly [PersonScan, PersonScan])[] {
  return [...byPerson(scans).values()].flatMap((own) =>
    own.slice(1).flatMap((next, at) => {
      const one = own[at]
      return one === undefined ? [] : [[one, next] as const]
    }),
  )
}

function byPerson(scans: readonly PersonScan[]) {
  const sorted = [...scans].sort(
    (one, other) =>
      Date.parse(one.time) - Date.parse(other.time) || (one.event < other.event ? -1 : 1),
  )
  return Map.groupBy(sorted, ({ person }) => person)
}

function secondsBetween(one: PersonScan, next: PersonScan): number {
  return (Date.parse(next.time) - Date.parse(one.time)) / 1_000
}
