import { certifiedMass } from '../claim/decide-claim.ts'
import { sumOf } from '../sum.ts'
import type { AtLine, ClaimBooks } from './claim-books.ts'
import type { CertificateDraw, CreditDraw, CreditLine } from './claim-lines.ts'
import { exportFiles } from './export-files.ts'
import type { Finding } from './finding.ts'
import { moreThan, otherThan, type PaperAt, without } from './paper-faults.ts'

/**
 * Holds what was drawn against what was there: no more of a credit or of a certificate than it held, only by what is in the export, and as
 * much into each credit as its inputs say.
 */
export function faultsInDraws(books: ClaimBooks): readonly Finding[] {
  return [
    ...books.creditDraws.flatMap((draw) => faultsInCreditDraw(draw, books)),
    ...books.certificateDraws.flatMap((draw) => faultsInCertificateDraw(draw, books)),
    ...overdrawnCredits(books),
    ...overdrawnCertificates(books),
    ...faultsInEvidence(books),
  ]
}

/** By a claim, into a credit, or written off; given back only as a claim ended. */
function faultsInCreditDraw(
  { line, credit, grams, claim, into, writtenOff }: CreditDraw & AtLine,
  { credits, claims }: ClaimBooks,
): readonly Finding[] {
  const file = exportFiles.draws
  const place = { file, line, paper: credit }
  const drawer = claim === undefined ? undefined : claims.get(claim)
  const isBy = writtenOff ? into === undefined : (claim === undefined) !== (into === undefined)
  const isBack = grams < 0 && drawer?.ended !== undefined && writtenOff === undefined
  const drawn = credits.get(credit)
  const isOver = writtenOff === undefined || drawn?.ended !== undefined
  const owner = (drawer ?? credits.get(into ?? '') ?? drawn)?.organisation
  const isOwn = owner === drawn?.organisation
  const isSound = isBy && isOver && isOwn && (grams > 0 || isBack)
  return [
    ...(drawn !== undefined ? [] : [without(place, credit)]),
    ...(claim === undefined || drawer !== undefined ? [] : [without(place, claim)]),
    ...(into === undefined || credits.has(into) ? [] : [without(place, into)]),
    ...(isSound ? [] : [{ file, line, says: 'recompute_draw_unsound', values: {} } as const]),
  ]
}

function faultsInCertificateDraw(
  { line, certificate, into, out }: CertificateDraw & AtLine,
  { credits, certificates }: ClaimBooks,
): readonly Finding[] {
  const file = exportFiles.draws
  const place = { file, line, paper: certificate }
  const isSound = (into === undefined) !== (out === undefined)
  const isIn = certificates.get(certificate)?.direction === 'in'
  return [
    ...(isIn ? [] : [without(place, certificate)]),
    ...(into === undefined || credits.has(into) ? [] : [without(place, into)]),
    ...(out === undefined || certificates.has(out) ? [] : [without(place, out)]),
    ...(isSound ? [] : [{ file, line, says: 'recompute_draw_unsound', values: {} } as const]),
  ]
}

function overdrawnCredits({ credits, creditDraws }: ClaimBooks): readonly Finding[] {
  const draws = Map.groupBy(creditDraws, ({ credit }) => credit)
  return [...credits.values()].flatMap(({ credit, line, claimableGrams: most, ended }) => {
    const own = draws.get(credit) ?? []
    const place = { file: exportFiles.credits, line, paper: credit }
    const written = own.filter(({ writtenOff, claim }) => writtenOff && claim === undefined)
    return [
      ...moreThan(place, { figure: 'draws', most, found: gramsOf(own) }),
      ...otherThan(place, {
        figure: 'ended',
        expected: gramsOf(written),
        found: ended?.grams ?? 0,
      }),
    ]
  })
}

/** Of each class a certificate that came in holds net mass × share of every line, each rounded down. */
function overdrawnCertificates({ certificates, certificateDraws }: ClaimBooks): readonly Finding[] {
  const byClass = Map.groupBy(
    certificateDraws,
    (draw) => `${draw.certificate} ${draw.class}` as const,
  )
  return [...byClass.values()].flatMap((own) => {
    const [draw] = own
    const held = draw && certificates.get(draw.certificate)
    if (draw === undefined || held === undefined) return []
    const most = sumOf(held.lines, (one) => certifiedMass(one.netGrams, one.shares)[draw.class])
    const place = { file: exportFiles.certificates, line: held.line, paper: held.certificate }
    return moreThan(place, { figure: `draws (${draw.class})`, most, found: gramsOf(own) })
  })
}

/** What a credit says that it carries on of a credit or a certificate was drawn from there, to the gram. */
function faultsInEvidence({
  credits,
  creditDraws,
  certificateDraws,
}: ClaimBooks): readonly Finding[] {
  const drawn = new Map<string, number>()
  const add = (into: string, from: string, grams: number) =>
    drawn.set(`${into} ${from}`, (drawn.get(`${into} ${from}`) ?? 0) + grams)
  for (const { credit, into, grams } of creditDraws)
    if (into !== undefined) add(into, credit, grams)
  for (const { certificate, into, grams } of certificateDraws)
    if (into !== undefined) add(into, certificate, grams)
  const faults: Finding[] = []
  for (const { credit, line, inputs } of credits.values()) {
    const place: PaperAt = { file: exportFiles.credits, line, paper: credit }
    for (const [from, own] of Map.groupBy(inputs, ({ evidence }) => sourceOf(evidence))) {
      if (from === undefined) continue
      const expected = drawn.get(`${credit} ${from}`) ?? 0
      drawn.delete(`${credit} ${from}`)
      faults.push(
        ...otherThan(place, { figure: `inputs (${from})`, expected, found: gramsOf(own) }),
      )
    }
  }
  for (const [key, expected] of drawn) {
    const [into = '', from = ''] = key.split(' ')
    const held = credits.get(into)
    const place = { file: exportFiles.credits, line: held?.line ?? 1, paper: into }
    faults.push(...otherThan(place, { figure: `inputs (${from})`, expected, found: 0 }))
  }
  return faults
}

function sourceOf(evidence: CreditLine['inputs'][number]['evidence']): string | undefined {
  switch (evidence.kind) {
    case 'declaration':
      return undefined
    case 'certificate':
      return evidence.certificate
    case 'credit':
      return evidence.credit
    default:
      return evidence satisfies never
  }
}

function gramsOf(list: readonly { readonly grams: number }[]): number {
  return sumOf(list, ({ grams }) => grams)
}
