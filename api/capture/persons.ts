import { type CompetenceLevel, competenceFor, kindsServing } from '../../domain/competence.ts'
import type { Facts } from '../../domain/field.ts'
import { nameWords, toldOrganisation } from '../../domain/local-names.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { certificateFault } from '../../workflows/faults-of-whoever.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Principal } from '../http/principal.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import { pseudonymOf } from '../people/access/pseudonym.ts'
import type { Database } from '../store/database.ts'
import {
  type AskedCompetence,
  type CompetenceOnDay,
  holdCompetences,
} from '../store/organisations/competences.ts'
import { listBegun } from '../store/recording/event-places.ts'
import type { ScanWords, Sent } from './sent.ts'

/**
 * Whether the certificates of persons are asked of this principal. A key with the right `supervise` speaks for the
 * organisation, whose own system answers for its people. A person, a station and a key that only records or stands at one
 * place do not. Signatures are another matter: they are given by persons who sign in, and by nobody's word for them.
 */
export function answersForPersons(principal: Principal): boolean {
  return principal.kind === 'station' && mayPrincipal(principal, 'supervise')
}

/** The stage of a scan, where it needs persons of whoever sends it; undefined where it needs nothing. */
export function needOf(
  { stream, stage: name }: ScanWords,
  { principal, streams }: { principal: Principal; streams: ReadonlyMap<string, LoadedStream> },
): Stage | undefined {
  const stage = streams.get(stream)?.allStages[name]
  if (stage?.signatures !== undefined) return stage
  return stage?.competence === undefined || answersForPersons(principal) ? undefined : stage
}

/** The pseudonym under which a scan is recorded: a person's own, or the one that a station's scan names. */
export function operatorOf(principal: Principal, sent: Sent): string {
  if (principal.kind === 'station') return sent.operator
  return pseudonymOf(principal.personId, principal.organisation?.slug ?? '')
}

/** A scan whose stage asks for a certificate. */
interface Gated {
  readonly sent: Sent
  readonly stage: Stage
}

interface Checking {
  readonly principal: Principal
  readonly organisationKey: number
  readonly now: Date
  /** What came in the same request, which may make the batches that the scans are about. */
  readonly beside?: readonly Sent[]
}

/** A certificate that was asked for: of whom and on which day, and why what was found does not do. */
export interface CheckedCompetence {
  readonly asked: AskedCompetence
  /** Undefined when it is held. */
  readonly refused: Refusal | undefined
  readonly faultIn: (found: CompetenceOnDay | undefined) => Refusal | undefined
}

/**
 * For each scan, in order: whether whoever records it is certified for it. One question for all. What
 * is said to have happened before its batch began counts from there, or a certificate that ended would serve by a date.
 */
export async function checkCompetences(
  db: Database,
  gated: readonly Gated[],
  { principal, organisationKey, now, beside = [] }: Checking,
): Promise<readonly CheckedCompetence[]> {
  if (gated.length === 0) return []
  const scans = gated.map(({ sent }) => sent)
  const begun = await readBegun(db, organisationKey, { asked: scans, beside, now })
  const needs = gated.flatMap(({ sent, stage }) => {
    if (stage.competence === undefined) return []
    const goods = codesIn(sent, 'batches').flatMap((code) => begun.get(code) ?? [])
    const times = goods.map(({ time }) => time)
    const time = new Date(Math.max(...[sent.time ?? now, ...times].map(Number)))
    const facts = goods.map((one) => one.facts ?? {})
    return [{ sent, stage, time, competence: competenceFor(stage.competence, facts) }]
  })
  const asked = needs.map(({ sent, competence, time }): AskedCompetence => {
    const operator = operatorOf(principal, sent)
    const { facility, offsetMinutes } = sent
    return { operator, kinds: kindsServing(competence), facility, time, offsetMinutes }
  })
  const held = await holdCompetences(db, organisationKey, asked)
  return asked.flatMap((one, index) => {
    const { stage, competence } = needs[index] ?? {}
    if (stage === undefined || competence === undefined) return []
    const faultIn = ({ held: isHeld, day }: CompetenceOnDay = nothingHeld) =>
      isHeld ? undefined : notCompetent(principal, { stage, competence, day })
    return [{ asked: one, faultIn, refused: faultIn(held[index]) }]
  })
}

const nothingHeld: CompetenceOnDay = { held: false, day: '' }

/** Says which certificate is missing and who can add it. */
export function notCompetent(
  principal: Principal,
  {
    stage,
    competence,
    day,
  }: { readonly stage: Stage; readonly competence: CompetenceLevel; readonly day: string },
): Refusal {
  const organisation = nameWords(toldOrganisation(principal.organisation))
  const values = { kind: competence.kind, day, organisation }
  if (principal.kind === 'person')
    return { code: 'not_competent', faults: [certificateFault(stage.name, values)] }
  return refuse('not_competent', '/operator', [
    'certificate_of_operator_missing',
    { stage: stage.name, ...values },
  ])
}

/** When a batch began, and what it carries; one that a scan of the same request makes carries nothing yet. */
interface Begun {
  readonly time: Date
  readonly facts?: Facts
}

/** Looks up batches by their first events: nothing happened to them before, whatever a scan says. */
async function readBegun(
  db: Database,
  organisationKey: number,
  { asked, beside, now }: { asked: readonly Sent[]; beside: readonly Sent[]; now: Date },
): Promise<ReadonlyMap<string, Begun>> {
  const made = beside.flatMap((sent) =>
    codesIn(sent, 'outputs').map((code): [string, Begun] => [code, { time: sent.time ?? now }]),
  )
  const codes = [...new Set(asked.flatMap((sent) => codesIn(sent, 'batches')))]
  const stored = codes.length === 0 ? [] : await listBegun(db, organisationKey, codes)
  // Facts were parsed before they were stored.
  const there = stored.map(({ code, time, context }): [string, Begun] => [
    code,
    { time, facts: context as Facts },
  ])
  return new Map([...made, ...there])
}

/** Codes that a scan names; what cannot be read is recorded by nobody. */
function codesIn({ read: { scan } }: Sent, list: 'batches' | 'outputs'): readonly string[] {
  return isRefusal(scan) ? [] : scan[list].map(({ batch }) => batch)
}
