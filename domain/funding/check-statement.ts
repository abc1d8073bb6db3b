import type { FaultName } from '../phrases.ts'
import { canonical, type Hash } from '../proof/canonical.ts'
import { type Fault, faultOf } from '../refusal.ts'
import { grantOf, isRatioKept } from './grant.ts'
import { schemeVersion } from './schemes.ts'
import { type Statement, spendOf, statementOf } from './statement.ts'

/** What an evidence file came to, by itself alone. */
export interface EvidenceCheck {
  /** What does not hold, each at the file where it was found. */
  readonly faults: readonly Fault[]
  /** As read; undefined where it cannot be. */
  readonly statement: Statement | undefined
}

/** Names of the files that every evidence file of a project has. */
export const evidenceNames = {
  statement: 'statement.json',
  manifest: 'manifest.json',
} as const

/** What `manifest.json` says of the files beside it: SHA-256 of each, base64url. */
export interface EvidenceManifest {
  readonly v: 1
  readonly what: 'loomcell-funding-evidence'
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
}

/**
 * Derives a project's grant, totals and claims again from the files of its evidence, and holds them to the manifest, to the sealed events
 * and to what this version of Loomcell knows of the scheme. Whether the events stand in a log is told by their receipts.
 */
export function checkEvidence(files: ReadonlyMap<string, string>, hash: Hash): EvidenceCheck {
  const manifest = jsonOf<EvidenceManifest>(files, evidenceNames.manifest)
  const statement = jsonOf<Statement>(files, evidenceNames.statement)
  if (manifest === undefined || statement === undefined) {
    const file = manifest === undefined ? evidenceNames.manifest : evidenceNames.statement
    const says = files.has(file) ? 'evidence_file_unread' : 'evidence_file_missing'
    return { faults: [faultOf(file, says, { file })], statement: undefined }
  }
  return {
    faults: [
      ...faultsInFiles(files, manifest, hash),
      ...faultsInEvents(files, statement, hash),
      ...faultsInStatement(statement),
    ],
    statement,
  }
}

function jsonOf<Type>(files: ReadonlyMap<string, string>, name: string): Type | undefined {
  try {
    return JSON.parse(files.get(name) ?? '') as Type
  } catch {
    return undefined
  }
}

function faultsInFiles(
  files: ReadonlyMap<string, string>,
  manifest: EvidenceManifest,
  hash: Hash,
): readonly Fault[] {
  const told = new Map(manifest.files.map(({ name, sha256 }) => [name, sha256]))
  const strange = [...files.keys()].filter(
    (name) => name !== evidenceNames.manifest && !told.has(name),
  )
  return [
    ...strange.map((file) => faultOf(file, 'evidence_file_strange', { file })),
    ...[...told].flatMap(([file, digest]) => {
      const text = files.get(file)
      if (text === undefined) return [faultOf(file, 'evidence_file_missing', { file })]
      return hash(text) === digest ? [] : [faultOf(file, 'evidence_file_changed', { file })]
    }),
  ]
}

/** Every event that the statement names is there under its digest. */
function faultsInEvents(
  files: ReadonlyMap<string, string>,
  { events, lines, milestones }: Statement,
  hash: Hash,
): readonly Fault[] {
  const kept = new Set(
    [...files].filter(([name]) => name.startsWith('events/')).map(([, text]) => hash(text)),
  )
  const known = new Set(events.filter(({ digest }) => kept.has(digest)).map(({ id }) => id))
  const named = new Set([...lines, ...milestones].flatMap((one) => one.events))
  return [...named]
    .filter((id) => !known.has(id))
    .map((event) => faultOf(evidenceNames.statement, 'evidence_event_missing', { event }))
}

function faultsInStatement(statement: Statement): readonly Fault[] {
  const faults: Fault[] = []
  const say = (says: FaultName) => faults.push(faultOf(evidenceNames.statement, says))
  const { scheme, share, capCents, lines, starts, ends } = statement
  const known = schemeVersion(scheme)
  if (known === undefined) say('evidence_scheme_differs')
  else if (canonical([share, capCents]) !== canonical([known.share, known.cap?.cents ?? null]))
    say('evidence_scheme_differs')
  if (canonical(statementOf(statement)) !== canonical(statement)) say('evidence_totals_differ')
  const live = lines.filter(({ withdrawn }) => withdrawn === null)
  const keys = live.map(({ payee, invoice, amountCents }) =>
    canonical([payee, invoice, amountCents]),
  )
  if (new Set(keys).size < keys.length) say('evidence_line_twice')
  if (live.some(isTiedToNothing)) say('spend_tied_to_nothing')
  if (live.some(({ day }) => day < starts || day > ends)) say('evidence_line_outside')
  if (!claimsHold(statement)) say('evidence_claim_differs')
  if (!ratioHolds(statement)) say('evidence_ratio_broken')
  return faults
}

function isTiedToNothing({ events, asset, course }: Statement['lines'][number]): boolean {
  return events.length === 0 && asset === null && course === null
}

/** Whether each claim says what its lines and those of the claims before it come to. */
function claimsHold(statement: Statement): boolean {
  return statement.claims.every(({ number, spendCents, grantCents, milestone }, at) => {
    const until = statement.lines.filter(({ claim }) => claim !== null && claim <= number)
    const reached = statement.milestones.find((one) => one.number === milestone)?.reachedDay ?? null
    const { governmentCents } = grantOf(spendCents, statement)
    return (
      number === at + 1 &&
      reached !== null &&
      spendOf(until) === spendCents &&
      governmentCents === grantCents
    )
  })
}

/** Whether after each claim the company had paid its part. */
function ratioHolds({ claims, share }: Statement): boolean {
  return claims.every(({ spendCents, grantCents }) =>
    isRatioKept({ governmentCents: grantCents, companyCents: spendCents - grantCents }, share),
  )
}
