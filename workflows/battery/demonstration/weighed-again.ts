import type { DemonstrationChapter } from '../../example.ts'
import type { Module } from './pack-story.ts'
import { type Ago, abroad, charge, harbour, passed, sent, taken } from './passed.ts'

const number = 'CONSTRUCTED-EXP-1'

/**
 * Modules that leave the territory on an export permit: two were accepted there, one is on its way, and grams are left. The scale abroad
 * showed less than the papers, and both sides agreed on what it showed.
 */
export function* sentAbroad(modules: readonly Module[], ago: Ago): Generator<DemonstrationChapter> {
  const [first, second, third] = modules.slice(8, 11)
  if (first === undefined || second === undefined || third === undefined) return
  const papers = { exportPermit: number }
  const way = [charge, abroad] as const
  yield {
    tells: 'permit',
    organisation: charge.organisation,
    number,
    issuer: 'EPD (constructed)',
    destination: 'KR',
    consents: ['CONSTRUCTED-KR-1'],
    totalGrams: 120_000,
  }
  yield passed('abroad', way, [first.code, second.code], taken(abroad, ago(9)), papers)
  yield {
    tells: 'correction',
    handOver: 'abroad',
    proposedBy: abroad.organisation,
    note: 'Scale in Busan 240 g below the papers (constructed)',
    lines: [lighter(1, first, 110), lighter(2, second, 130)],
    consentedBy: charge.organisation,
  }
  yield passed('abroad-on-the-way', way, [third.code], sent(ago(2)), papers)
}

/** A module that was weighed again after it was accepted: the receiver proposes what its scale shows, and the sender has not answered. */
export function* weighedAgain(
  modules: readonly Module[],
  ago: Ago,
): Generator<DemonstrationChapter> {
  const last = modules[11]
  if (last === undefined) return
  yield passed('weighed-again', [charge, harbour], [last.code], taken(harbour, ago(5)))
  yield {
    tells: 'correction',
    handOver: 'weighed-again',
    proposedBy: harbour.organisation,
    note: 'Weighed again on the bench scale (constructed)',
    lines: [lighter(1, last, 350)],
  }
}

function lighter(line: number, { massGrams }: Module, by: number) {
  const grams = massGrams - by
  return { line, reason: 'mass_wrong', sentGrams: grams, acceptedGrams: grams } as const
}
