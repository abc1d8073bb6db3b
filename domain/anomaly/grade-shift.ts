import { fisherExact, holm, oneIn } from './chance.ts'
import { evidence, type Finding } from './finding.ts'
import { anomalyRules } from './rules.ts'

/** A grade that a person or station gave. */
export interface Grading {
  readonly event: string
  readonly person: string
  readonly facility: string
  readonly stream: string
  readonly stage: string
  readonly grade: string
  readonly time: string
  readonly batches: readonly string[]
  readonly isNew: boolean
}

/** One comparison: how often somebody gave a grade lately, against how often it was given otherwise. */
interface Comparison {
  readonly recent: readonly Grading[]
  readonly grade: string
  readonly own: number
  readonly ofOwn: number
  readonly others: number
  readonly ofOthers: number
  readonly chance: number
}

const { grade: rules, version } = anomalyRules

/**
 * Who lately gave a grade much more or less often than that stage of that place gave it otherwise: by others, and by the same person
 * before. Each grade of each person is a comparison of its own, all of them held together by Holm’s method.
 */
export function gradeShifts(gradings: readonly Grading[]): readonly Finding[] {
  const places = Map.groupBy(
    gradings,
    ({ facility, stream, stage }) => `${facility}\n${stream}\n${stage}`,
  )
  const comparisons = [...places.values()].flatMap(comparisonsIn)
  const stands = holm(
    comparisons.map(({ chance }) => chance),
    rules.familyChance,
  )
  const shown = comparisons.filter((one, at) => stands[at] === true && gapOf(one) >= rules.leastGap)
  // Of one person the grade that moved most; that others moved with it says nothing more.
  const most = Map.groupBy(shown, ({ recent }) => personAndPlace(recent))
  return [...most.values()].map((group) => {
    const sorted = [...group].sort((one, other) => gapOf(other) - gapOf(one))
    return findingOf(sorted[0] as Comparison, comparisons.length)
  })
}

function comparisonsIn(gradings: readonly Grading[]): readonly Comparison[] {
  const grades = [...new Set(gradings.map(({ grade }) => grade))].sort()
  const people = Map.groupBy(
    gradings.filter(({ isNew }) => isNew),
    ({ person }) => person,
  )
  return [...people.values()].flatMap((recent) => {
    const [{ person } = { person: '' }] = recent
    const rest = gradings.filter((one) => one.person !== person || !one.isNew)
    if (recent.length < rules.leastGraded || rest.length < rules.leastGraded) return []
    return grades.map((grade) => {
      const counted = {
        own: countOf(recent, grade),
        ofOwn: recent.length,
        others: countOf(rest, grade),
        ofOthers: rest.length,
      }
      return { recent, grade, ...counted, chance: fisherExact(counted) }
    })
  })
}

function countOf(gradings: readonly Grading[], grade: string): number {
  return gradings.filter((one) => one.grade === grade).length
}

function gapOf({ own, ofOwn, others, ofOthers }: Comparison): number {
  return Math.abs(own / ofOwn - others / ofOthers)
}

function personAndPlace(recent: readonly Grading[]): string {
  const [one] = recent
  return one === undefined ? '' : [one.person, one.facility, one.stream, one.stage].join('\n')
}

function findingOf(comparison: Comparison, tests: number): Finding {
  const { recent, grade, own, ofOwn, others, ofOthers, chance } = comparison
  const newest = [...recent].sort((one, other) => (one.time < other.time ? 1 : -1))
  const [last] = newest
  if (last === undefined) throw new RangeError('Cannot tell of no grades')
  const { facility, stream, stage, person, time } = last
  const given = newest.filter((one) => one.grade === grade)
  return {
    kind: 'grade_shift',
    // A month has one question of it.
    about: [facility, stage, person, time.slice(0, 7)].join(' '),
    facility,
    stream,
    time,
    events: evidence((given.length > 0 ? given : newest).map(({ event }) => event)),
    batches: evidence(given.flatMap(({ batches }) => batches)),
    named: { person, grade, stage },
    arithmetic: [
      { name: 'count', unit: 'count', value: own },
      { name: 'of', unit: 'count', value: ofOwn },
      { name: 'observed', unit: 'share', value: own / ofOwn },
      { name: 'others', unit: 'count', value: others },
      { name: 'ofOthers', unit: 'count', value: ofOthers },
      { name: 'middle', unit: 'share', value: others / ofOthers },
      { name: 'oneIn', unit: 'one_in', value: oneIn(chance) },
      { name: 'tests', unit: 'count', value: tests },
    ],
    version,
  }
}
