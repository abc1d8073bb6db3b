import { weakestModel } from '../claim/custody-model.ts'
import { certifiedToDraw } from '../claim/decide-certificate.ts'
import { certifiedMass } from '../claim/decide-claim.ts'
import { recycledClasses } from '../claim/recycled-class.ts'
import { gramsToDraw, shareOf } from '../claim/share.ts'
import { sumOf } from '../sum.ts'
import type { AtLine, ClaimBooks } from './claim-books.ts'
import type { CertificateDraw, CertificateLine, ClaimLine, CreditDraw } from './claim-lines.ts'
import { exportFiles } from './export-files.ts'
import type { Finding } from './finding.ts'
import { otherThan, type PaperAt, without } from './paper-faults.ts'

type Claim = ClaimLine & AtLine
type Certificate = CertificateLine & AtLine

/** Holds every claim against what it drew, and every certificate that went out against the claim or the certificates behind it. */
export function faultsInClaims(books: ClaimBooks): readonly Finding[] {
  const draws = Map.groupBy(books.creditDraws, ({ claim = '' }) => claim)
  const claims = [...books.claims.values()].flatMap((claim) =>
    faultsInClaim(claim, draws.get(claim.claim) ?? [], books),
  )
  const drawnFor = Map.groupBy(books.certificateDraws, ({ out = '' }) => out)
  const certificates = [...books.certificates.values()].flatMap((one) =>
    one.direction === 'in'
      ? []
      : faultsInCertificate(one, drawnFor.get(one.certificate) ?? [], books),
  )
  return [...claims, ...certificates]
}

/** Net mass × share of each class, rounded up, was drawn; of a claim that ended, all that it says came back. */
function faultsInClaim(
  claim: Claim,
  all: readonly CreditDraw[],
  { credits }: ClaimBooks,
): readonly Finding[] {
  const place = { file: exportFiles.claims, line: claim.line, paper: claim.claim }
  const own = all.filter(({ writtenOff }) => writtenOff === undefined)
  const drawn = own.filter(({ grams }) => grams > 0)
  const ofClass = (name: string) => drawn.filter((one) => credits.get(one.credit)?.class === name)
  const models = drawn.flatMap(({ credit }) => credits.get(credit)?.model ?? [])
  const back = -sumOf(own, ({ grams }) => Math.min(0, grams))
  return [
    ...recycledClasses.flatMap((name) => {
      const found = sumOf(ofClass(name), ({ grams }) => grams)
      const expected = gramsToDraw(claim.netGrams, shareOf(claim.shares[name]))
      const certified = certifiedMass(claim.netGrams, claim.shares)[name]
      if (found === certified && takesAllThatWasMade(ofClass(name), claim, credits)) return []
      return otherThan(place, { figure: `draws (${name})`, expected, found })
    }),
    ...otherThan(place, { figure: 'model', expected: weakestModel(models), found: claim.model }),
    ...otherThan(place, { figure: 'ended', expected: back, found: claim.ended?.grams ?? 0 }),
  ]
}

/** A credit is rounded down once, when it is given: whoever claims all that was made takes all of it. */
function takesAllThatWasMade(
  draws: readonly CreditDraw[],
  { netGrams }: Claim,
  credits: ClaimBooks['credits'],
): boolean {
  const made = sumOf(draws, ({ credit }) => credits.get(credit)?.outputGrams ?? 0)
  const isWhole = draws.every(({ credit, grams }) => grams === credits.get(credit)?.claimableGrams)
  return draws.length > 0 && isWhole && netGrams <= made
}

function faultsInCertificate(
  certificate: Certificate,
  draws: readonly CertificateDraw[],
  books: ClaimBooks,
): readonly Finding[] {
  const { line, certificate: paper, claim: id } = certificate
  const place = { file: exportFiles.certificates, line, paper }
  const claim = id === undefined ? undefined : books.claims.get(id)
  if (id !== undefined && claim === undefined) return [without(place, id)]
  return claim === undefined
    ? faultsInInputs(certificate, draws, place)
    : faultsInBacking(certificate, claim, place)
}

/** It certifies what its claim does: the same net mass, and of each class the same grams. */
function faultsInBacking({ lines }: Certificate, claim: Claim, place: PaperAt): readonly Finding[] {
  const backing = certifiedMass(claim.netGrams, claim.shares)
  return [
    ...otherThan(place, {
      figure: 'netGrams',
      expected: claim.netGrams,
      found: sumOf(lines, ({ netGrams }) => netGrams),
    }),
    ...recycledClasses.flatMap((name) => {
      const found = sumOf(lines, (one) => certifiedMass(one.netGrams, one.shares)[name])
      return otherThan(place, { figure: `shares (${name})`, expected: backing[name], found })
    }),
  ]
}

/** It passes on what came in: net mass × share of all lines together, rounded up, was drawn; or nothing stands behind it, which is no fault. */
function faultsInInputs(
  { lines }: Certificate,
  draws: readonly CertificateDraw[],
  place: PaperAt,
): readonly Finding[] {
  if (draws.length === 0) return []
  const expected = certifiedToDraw(lines)
  return recycledClasses.flatMap((name) => {
    const found = sumOf(draws, (one) => (one.class === name ? one.grams : 0))
    return otherThan(place, { figure: `draws (${name})`, expected: expected[name], found })
  })
}
