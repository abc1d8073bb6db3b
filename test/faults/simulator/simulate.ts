import { type Random, randomFrom } from '../../harness/random.ts'
import { createHerd, type Herd } from './clients/herd.ts'
import { operations } from './clients/operations.ts'
import type { Group, Planning } from './clients/planning.ts'
import type { FirstAnswers } from './compare/answers.ts'
import { compareAll, compareQuickly } from './compare/compare.ts'
import { type Judged, judgeGroup } from './compare/judge-group.ts'
import { emptyModel, type Model } from './model/model.ts'
import { beginRound, endRound } from './model/opening.ts'
import { createStrikes, nextFault } from './strikes.ts'
import { createTrace, type Trace } from './trace.ts'
import { createApprovals } from './world/approvals.ts'
import { facilities, settle } from './world/people.ts'
import { type Answered, type Sender, send } from './world/send.ts'
import { createSignatures } from './world/sign.ts'
import { openWorld, type World, type WorldKind } from './world/world.ts'

/** What a run is told. */
export interface Run {
  readonly seed: number
  readonly seconds: number
  /** Ends after so many rounds, if that comes first. */
  readonly rounds?: number
  readonly world: WorldKind
  /** Words of the names of faults that may strike; all when absent, none when empty. */
  readonly faults?: readonly string[]
  /** Words of the names of what clients are not to ask for. */
  readonly without?: readonly string[]
}

/** What became of a run. */
export interface Outcome {
  readonly rounds: number
  readonly seconds: number
  readonly operations: Readonly<Record<string, number>>
  readonly answers: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  /** Attempts of which nobody knew what became of them, until they were sent again. */
  readonly unknown: number
  readonly differences: readonly string[]
}

/** Rounds between two looks at the whole stock. */
const roundsBetweenLooks = 50

/** Lets seeded clients work and faults strike until the time is over, and compares everything with the model. */
export async function simulate(run: Run): Promise<Outcome> {
  const world = await openWorld(run.world)
  try {
    return await work(world, run)
  } finally {
    await world.close()
  }
}

/** What a run carries along from round to round. */
interface Work {
  readonly run: Run
  readonly sender: Sender
  readonly model: Model
  readonly herd: Herd
  readonly trace: Trace
  readonly firsts: FirstAnswers
  readonly counts: Record<'operations' | 'answers' | 'faults', Map<string, number>>
  unknown: number
}

async function work(world: World, run: Run): Promise<Outcome> {
  const badges = await settle(world)
  const model = emptyModel(facilities, world.openedTime)
  // Each decides by chances of its own, so that a fault more or less changes nothing of what clients do.
  const [deciding, striking] = [randomFrom(run.seed), randomFrom(run.seed ^ 0x5eed)]
  const working: Work = {
    run,
    model,
    herd: createHerd(model, deciding, [...badges.keys()]),
    unknown: 0,
    sender: { world, badges, signatures: createSignatures(), approvals: createApprovals() },
    trace: createTrace(model),
    firsts: new Map(),
    counts: { operations: new Map(), answers: new Map(), faults: new Map() },
  }
  const differences: string[] = []
  const strikes = createStrikes(world, striking)
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1_000
  let round = 0
  while (elapsed() < run.seconds && round < (run.rounds ?? Number.POSITIVE_INFINITY)) {
    round += 1
    const groups = planRound(working.herd.planning(), deciding, run)
    const fault = nextFault(striking, run, round)
    // Clients go on while an installation is being made whole; the next fault waits until it is.
    if (fault !== undefined) await strikes.begin(fault)
    const answers = await Promise.all(groups.map((group) => sendGroup(working.sender, group)))
    if (fault !== undefined) count(working.counts.faults, fault.name)
    differences.push(...judgeRound(working, { round, groups, answers, struck: strikes.now() }))
    if (round % roundsBetweenLooks === 0) {
      await strikes.over()
      const found = await compareQuickly(world, model)
      differences.push(...found.flatMap((one) => working.trace.tellOf({ ...run, round }, one)))
    }
    if (differences.length > 0) break
  }
  await strikes.over()
  for (const { line } of world.processes) line?.mend()
  if (differences.length === 0) differences.push(...(await compareAll(world, model, badges)))
  const { operations, answers, faults } = working.counts
  return {
    rounds: round,
    seconds: elapsed(),
    unknown: working.unknown,
    differences,
    operations: Object.fromEntries(operations),
    answers: Object.fromEntries(answers),
    faults: Object.fromEntries(faults),
  }
}

interface Round {
  readonly round: number
  readonly groups: readonly Group[]
  readonly answers: readonly (readonly Answered[])[]
  readonly struck: string | undefined
}

/** Holds a round's answers against the model, group by group; gives what is wrong. */
function judgeRound(working: Work, { round, groups, answers, struck }: Round): readonly string[] {
  const { run, model, herd, trace, firsts, counts } = working
  beginRound(
    model,
    groups.flatMap(({ requests }) => requests),
  )
  const wrong = groups.flatMap((group, at) => {
    const given = answers[at] ?? []
    working.unknown += given.reduce((sum, { lost }) => sum + lost, 0)
    const judged = judgeGroup(model, group, { answers: given, firsts })
    return judged.flatMap((one) => {
      trace.add({ round, judged: one, ...(struck === undefined ? {} : { struck }) })
      count(counts.operations, one.request.operation)
      count(counts.answers, one.outcome)
      if (one.fault !== undefined) return trace.tell({ ...run, round }, one)
      if (isSure(group, one)) herd.add(one.request)
      return []
    })
  })
  endRound(model)
  return wrong
}

/** Whether it may be sent again alone: a row of a sheet has no id of its own. */
function isSure({ kind, contested = [] }: Group, { outcome, isUnsure }: Judged): boolean {
  return outcome === 'accepted' && contested.length === 0 && kind !== 'sheet' && !isUnsure
}

/** Some dozens of groups at once: what they touch is in one hand each, so the model knows every answer beforehand. */
function planRound(
  planning: Planning,
  random: Random,
  { without = [] }: Run,
): readonly (Group & { via: number })[] {
  const groups: (Group & { via: number })[] = []
  for (let left = random.between(24, 72); left > 0; left -= 1) {
    const group = random.weighed(operations).plan(planning)
    const isLeftOut = group?.requests.some(({ operation }) =>
      without.some((word) => operation.includes(word)),
    )
    if (group !== undefined && isLeftOut === false)
      groups.push({ ...group, via: random.between(0, 7) })
  }
  return groups
}

async function sendGroup(
  sender: Sender,
  { kind, requests, via }: Group & { via: number },
): Promise<readonly Answered[]> {
  if (kind !== 'one' && kind !== 'race') return [await send(sender, { requests, via, as: kind })]
  return Promise.all(
    requests.map((request, at) => send(sender, { requests: [request], via: via + at, as: 'one' })),
  )
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
