import { z } from 'zod'
import type { FaultName } from '../phrases.ts'
import { canonical, type Hash, hasCanonicalForm } from '../proof/canonical.ts'
import { isObject } from '../proof/proof-fault.ts'
import { jsonIn } from '../proof/record/history.ts'
import { type Fault, faultOf } from '../refusal.ts'
import { grantOf, isRatioKept } from './grant.ts'
import { schemeVersion } from './schemes.ts'
import { type Statement, spendOf, statementOf } from './statement.ts'

/** What an evidence file came to, by itself alone: what does not hold of each part. Undefined where a part was not there to be checked. */
export interface EvidenceCheck {
  /** That every file is the one of the manifest. */
  readonly files: readonly Fault[]
  /** That each event that the statement names is there, under its digest. */
  readonly events: readonly Fault[] | undefined
  /** That the statement follows from its lines, and keeps the rules of its scheme. */
  readonly figures: readonly Fault[] | undefined
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

const manifestSchema = z.strictObject({
  v: z.literal(1),
  what: z.literal('loomcell-funding-evidence'),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
}) satisfies z.ZodType<EvidenceManifest>

/** What a stranger's files are read with. */
export interface EvidenceReader {
  readonly hash: Hash
  /** A statement in what was parsed; undefined where there is none of the right shape. */
  readonly statementIn: (value: unknown) => Statement | undefined
}

/**
 * Derives a project's grant, totals and claims again from the files of its evidence, which are a stranger's, and holds them to the manifest,
 * to the sealed events and to what this version of Loomcell knows of the scheme. Whether the events stand in a log is told by their receipts.
 */
export function checkEvidence(
  files: ReadonlyMap<string, string>,
  { hash, statementIn }: EvidenceReader,
): EvidenceCheck {
  const manifest = manifestSchema.safeParse(jsonOf(files, evidenceNames.manifest)).data
  const statement = read(files, statementIn)
  const unread = [
    ...(manifest === undefined ? [unreadFault(files, evidenceNames.manifest)] : []),
    ...(statement === undefined ? [unreadFault(files, evidenceNames.statement)] : []),
  ]
  return {
    files: [...unread, ...(manifest === undefined ? [] : faultsInFiles(files, manifest, hash))],
    events: statement && faultsInEvents(files, statement, hash),
    figures: statement && faultsInStatement(statement),
    statement,
  }
}

/** The statement, in the one form that it is written in. */
function read(
  files: ReadonlyMap<string, string>,
  statementIn: EvidenceReader['statementIn'],
): Statement | undefined {
  const statement = statementIn(jsonOf(files, evidenceNames.statement))
  // Half of a character has no canonical form.
  if (statement === undefined || !hasCanonicalForm(statement)) return undefined
  return canonical(statement) === files.get(evidenceNames.statement) ? statement : undefined
}

function jsonOf(files: ReadonlyMap<string, string>, name: string): unknown {
  try {
    return JSON.parse(files.get(name) ?? '')
  } catch {
    return undefined
  }
}

function unreadFault(files: ReadonlyMap<string, string>, file: string): Fault {
  return faultOf(file, files.has(file) ? 'evidence_file_unread' : 'evidence_file_missing', { file })
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

function faultsInEvents(
  files: ReadonlyMap<string, string>,
  { organisation, events, lines, milestones }: Statement,
  hash: Hash,
): readonly Fault[] {
  const texts = [...files].filter(([name]) => name.startsWith('events/')).map(([, text]) => text)
  const kept = new Map(texts.map((text) => [hash(text), text]))
  const isKept = ({ id, digest }: Statement['events'][number]) => {
    const text = kept.get(digest)
    return text !== undefined && isSealedOf(text, { id, organisation })
  }
  const known = new Set(events.filter(isKept).map(({ id }) => id))
  const named = new Set([...lines, ...milestones].flatMap((one) => one.events))
  return [...named]
    .filter((id) => !known.has(id))
    .map((event) => faultOf(evidenceNames.statement, 'evidence_event_missing', { event }))
}

/** Whether a sealed text is of this event of this organisation: one that is there shows no other event, and none of somebody else. */
function isSealedOf(
  text: string,
  { id, organisation }: { readonly id: string; readonly organisation: string },
): boolean {
  const sealed = jsonIn(text)
  if (!isObject(sealed) || !isObject(sealed.actor)) return false
  return sealed.id === id && sealed.actor.organisation === organisation
}

function faultsInStatement(statement: Statement): readonly Fault[] {
  const { scheme, share, capCents, lines, starts, ends } = statement
  const fault = (says: FaultName) => faultOf(evidenceNames.statement, says)
  const known = schemeVersion(scheme)
  const terms = [known?.share ?? null, known?.cap?.cents ?? null]
  // By terms that are none there is nothing to work out.
  if (canonical([share, capCents]) !== canonical(terms)) return [fault('evidence_scheme_differs')]
  const live = lines.filter(({ withdrawn }) => withdrawn === null)
  const holds: readonly (readonly [FaultName, boolean])[] = [
    ['evidence_totals_differ', canonical(statementOf(statement)) === canonical(statement)],
    ['evidence_line_twice', isOnce(live)],
    ['spend_tied_to_nothing', live.every(isTied)],
    ['evidence_line_outside', live.every(({ day }) => day >= starts && day <= ends)],
    ['evidence_claim_differs', claimsHold(statement)],
    ['evidence_ratio_broken', ratioHolds(statement)],
  ]
  return holds.flatMap(([says, isHeld]) => (isHeld ? [] : [fault(says)]))
}

function isOnce(lines: Statement['lines']): boolean {
  const costs = lines.map(({ payee, invoice, amountCents }) =>
    canonical([payee, invoice, amountCents]),
  )
  return new Set(costs).size === costs.length
}

function isTied({ events, asset, course }: Statement['lines'][number]): boolean {
  return events.length > 0 || asset !== null || course !== null
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
