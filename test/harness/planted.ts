import { claimsNearLimit, oddLooks } from '../../domain/anomaly/claims-and-looks.ts'
import { tooEqual, tooRound } from '../../domain/anomaly/exactness.ts'
import {
  fasterThanHands,
  fasterThanWalking,
  type PersonScan,
} from '../../domain/anomaly/fast-scans.ts'
import type { Finding } from '../../domain/anomaly/finding.ts'
import { type Grading, gradeShifts } from '../../domain/anomaly/grade-shift.ts'
import type { AnomalyKind } from '../../domain/anomaly/kinds.ts'
import { oddWeighings, type Weighing } from '../../domain/anomaly/odd-weighings.ts'
import { oddYields, type Run } from '../../domain/anomaly/odd-yields.ts'
import { silences } from '../../domain/anomaly/silence.ts'
import { type NewMass, slips } from '../../domain/anomaly/slips.ts'
import type { Random } from './random.ts'

/** A made year of one kind of rows: what its rule says of it, with so many faults planted or with none. */
export type MadeYear = (random: Random, planted: boolean) => readonly Finding[]

const day = 86_400_000
const start = Date.parse('2026-01-05T01:00:00Z')
const at = (milliseconds: number) => new Date(start + milliseconds).toISOString()

/** A number about normally spread: the sum of twelve even ones (Irwin–Hall), with one of twenty three times as far off, as real ones are. */
function spread(random: Random, deviation: number): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw += 1) sum += random.next()
  return sum * deviation * (random.percent(5) ? 3 : 1)
}

const place = { facility: 'A', stream: 'clay', isNew: true } as const

function yields(random: Random, planted: boolean): readonly Finding[] {
  const runs = Array.from({ length: 250 }, (_, one): Run => {
    const inGrams = random.between(400_000, 900_000)
    const share = planted && one === 200 ? 0.62 : 0.78 + spread(random, 0.012)
    const outGrams = Math.round(inGrams * share)
    const named = { event: `e${one}`, stage: 'kneaded', time: at(one * day), batches: ['B'] }
    return { ...place, ...named, inGrams, outGrams, isNew: one >= 220 || one === 200 }
  })
  return oddYields(runs, new Map())
}

function masses(random: Random, planted: boolean): readonly Finding[] {
  const all = Array.from({ length: 250 }, (_, one): NewMass => {
    const grams = Math.round(28_500 * (1 + spread(random, 0.08)))
    const named = { event: `e${one}`, batch: `B${one}`, kind: 'module', time: at(one * day) }
    return { ...place, ...named, grams: planted && one === 200 ? grams * 10 : grams }
  })
  return slips(all)
}

function weighings(random: Random, planted: boolean): readonly Finding[] {
  const all = Array.from({ length: 120 }, (_, one): Weighing => {
    const beforeGrams = random.between(20_000, 40_000)
    const gap = planted && one === 60 ? 0.08 : spread(random, 0.002)
    const named = { event: `e${one}`, batch: `B${one}`, time: at(one * day) }
    return { ...place, ...named, beforeGrams, afterGrams: Math.round(beforeGrams * (1 + gap)) }
  })
  return oddWeighings(all)
}

/** Work as people do it: things one after another, from time to time a whole list at once, and a walk between two places. */
function scans(random: Random): PersonScan[] {
  const all: PersonScan[] = []
  let now = 0
  let facility = 'A'
  for (let one = 0; one < 400; one += 1) {
    if (random.percent(3)) {
      facility = facility === 'A' ? 'B' : 'A'
      now += random.between(300, 3_000) * 1_000
    }
    const isList = random.percent(20)
    if (!isList) now += random.between(4, 180) * 1_000
    const named = { event: `e${one}`, person: 'p-1', batches: [`B${one}`] }
    all.push({ ...place, ...named, facility, time: at(now), recordTime: at(now + 5_000) })
  }
  return all
}

function walks(random: Random, planted: boolean): readonly Finding[] {
  const all = scans(random)
  const one = all[200]
  if (planted && one !== undefined) {
    const time = new Date(Date.parse(one.time) + 1_000).toISOString()
    all.push({ ...one, event: 'planted', facility: 'C', time })
  }
  return fasterThanWalking(all)
}

function hands(random: Random, planted: boolean): readonly Finding[] {
  const all = scans(random)
  const last = Date.parse(all.at(-1)?.time ?? '') + 3_600_000
  for (let one = 0; planted && one < 8; one += 1) {
    const time = new Date(last + one * 1_000).toISOString()
    const recordTime = new Date(last + 60_000).toISOString()
    const named = { event: `p${one}`, person: 'p-1', batches: [`P${one}`] }
    all.push({ ...place, ...named, time, recordTime })
  }
  return fasterThanHands(all)
}

/** Eight people with shares a little apart; one of them turns generous in the last month. */
function grades(random: Random, planted: boolean): readonly Finding[] {
  const all: Grading[] = []
  for (let person = 0; person < 8; person += 1) {
    const own = 0.4 + spread(random, 0.03)
    for (let one = 0; one < 120; one += 1) {
      const isNew = one >= 80
      const share = planted && person === 3 && isNew ? 0.85 : own
      const grade = random.next() < share ? 'A' : random.percent(60) ? 'B' : 'C'
      const named = { event: `e${person}-${one}`, person: `p-${person}`, stage: 'graded' }
      all.push({ ...place, ...named, grade, time: at(one * day), batches: [], isNew })
    }
  }
  return gradeShifts(all)
}

function rounds(random: Random, planted: boolean): readonly Finding[] {
  const grams = Array.from({ length: 80 }, () => {
    const mass = random.between(2_000, 45_000) * 10
    return { grams: planted ? Math.round(mass / 10_000) * 10_000 : mass, count: 1 }
  })
  const named = { facility: 'A', stream: 'clay', stage: 'dug', time: at(0) }
  return tooRound([{ ...named, events: [], grams }])
}

function equals(random: Random, planted: boolean): readonly Finding[] {
  const equal = Array.from({ length: 40 }, () => random.percent(30)).filter(Boolean).length
  const named = { facility: 'A', stream: 'clay', time: at(0), events: [], batches: [] }
  return tooEqual([{ ...named, count: 40, equal: planted ? 39 : equal }])
}

function credits(random: Random, planted: boolean): readonly Finding[] {
  const all = Array.from({ length: 12 }, (_, one) => {
    const claimableGrams = random.between(10_000, 90_000)
    const share = planted ? 1 : random.next()
    const named = { event: `e${one}`, stream: 'clay', facility: 'A', time: at(0) }
    return { ...named, claimableGrams, drawnGrams: Math.floor(claimableGrams * share) }
  })
  return claimsNearLimit(all)
}

/** A place that works on weekdays, misses one in fifteen of them, and closes for a holiday of two days. */
function days(random: Random, planted: boolean): readonly Finding[] {
  const all = Array.from({ length: 90 }, (_, one) => new Date(start + one * day))
    .filter((one) => one.getUTCDay() % 6 !== 0 && !random.percent(7))
    .map((one) => one.toISOString().slice(0, 10))
  const last = Date.parse(`${all.at(-1)}T00:00:00Z`)
  const silent = planted ? 9 : random.between(1, 3)
  const today = new Date(last + silent * day).toISOString().slice(0, 10)
  const time = new Date(last).toISOString()
  return silences([{ facility: 'A', days: all, today, stockGrams: 1_000, time, event: 'e' }])
}

function looks(random: Random, planted: boolean): readonly Finding[] {
  const named = { batch: 'B', facility: 'A', stream: 'clay', time: at(0), event: 'e' }
  const mostInADay = planted ? random.between(30, 90) : random.between(1, 29)
  // The store asks for those above the bound alone.
  return mostInADay < 30 ? [] : oddLooks([{ ...named, mostInADay, afterEnd: 0 }])
}

/** Made years of the kinds whose rules weigh chances; photos and serial numbers are equal or not. */
export const madeYears: Partial<Record<AnomalyKind, MadeYear>> = {
  odd_yield: yields,
  slip: masses,
  odd_weighing: weighings,
  faster_than_walking: walks,
  faster_than_hands: hands,
  grade_shift: grades,
  too_round: rounds,
  too_equal: equals,
  claim_near_limit: credits,
  silence: days,
  odd_looks: looks,
}
