import type { Answer } from '../../domain/receipt.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { mayRole, type Right } from '../../domain/role.ts'
import type { Stage } from '../../workflows/stream.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { AskAgain, Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { type Actor, type Admitted, refusedReceipt } from '../recording/entry.ts'
import type { Part } from '../recording/parse.ts'
import { checkSignature, isSignatureRefused, outsideBounds, signerEnded } from './at-the-door.ts'
import { personAtDoor } from './person-at-door.ts'
import { type CheckedCompetence, checkCompetences, needOf } from './persons.ts'
import { type AtDoor, asksForSecondPerson, keepFarOff, proposeScan } from './propose-scan.ts'
import { givesRecallReason, recallReasonNotYours } from './recall-reason.ts'
import { readSent, type Sent, wordsOf } from './sent.ts'
import { readSigners, type SignerOf } from './signers.ts'

/** Where scans come in from somebody: what is asked of whoever sends them is asked here, the rest by the one way in. */
export type Admit = (given: readonly unknown[]) => Promise<readonly Answer[]>

/** Makes the door for one principal: bounds, signature, certificates, second persons; then the one way in. */
export function createAdmit(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  principal: Principal,
  now: () => Date,
  { keepsFarOff = true, right = 'record' }: AdmitOptions = {},
): Admit {
  const { organisation } = principal
  if (organisation === undefined) throw new RangeError('Cannot admit scans for no organisation')
  const { organisationKey, slug } = organisation
  const actor = { organisationKey, organisation: slug }
  return async (given) => {
    const { streams } = installation
    const read = given.map(readSent)
    const signerOf = await readSigners(installation, read, { principal, now: now() })
    const atDoor = read.map((sent) => atTheDoor(principal, sent, { streams, signerOf }))
    const checked: readonly Checked[] = atDoor.every(({ passes }) => passes)
      ? atDoor
      : await checkPersons(installation, atDoor, { principal, now: now() })
    const parts = checked.flatMap((one) => partOf(one, { actor, principal, right }))
    const refused = checked.filter((one) => one.refused !== undefined)
    installation.recorder.noteRefused(refused.map(({ sent }) => sent.stream))
    const receipts = [...(await installation.recorder.record(parts))]
    const answers: Answer[] = []
    for (const { sent, refused, unsigned, vouched } of checked) {
      if (refused !== undefined) answers.push(refusedReceipt(sent.id || null, refused))
      else if (unsigned === undefined) answers.push(...receipts.splice(0, 1))
      else {
        const proposing = { principal, actor, stage: unsigned, vouched, now: now() }
        answers.push(await proposeScan(installation, sent, proposing))
      }
    }
    return farOffKept(checked, answers)
  }

  async function farOffKept(sent: readonly AtDoor[], answers: readonly Answer[]) {
    if (!keepsFarOff || !answers.some(asksForSecondPerson)) return answers
    return keepFarOff(installation, answers, { sent, principal, actor, now: now() })
  }
}

/**
 * Makes the door for what comes in piece by piece, for as long as its sender goes on sending: each piece asks anew who sends
 * it, so that a key that was revoked and a member who was removed stop in the middle of a stream too.
 */
export function createAdmitAgain(
  installation: Pick<Installation, 'recorder' | 'streams' | 'store'>,
  askAgain: AskAgain,
  now: () => Date,
): Admit {
  return async (given) => {
    const principal = await askAgain()
    if (!isRefusal(principal)) return createAdmit(installation, principal, now)(given)
    const words = given.map(wordsOf)
    installation.recorder.noteRefused(words.map(({ stream }) => stream))
    return words.map(({ id }) => refusedReceipt(id || null, principal))
  }
}

/** What whoever makes the door may want otherwise. */
export interface AdmitOptions {
  /** Whether a weighing that is far off is kept until a second person agrees, rather than refused. */
  readonly keepsFarOff?: boolean
  /** What a person must still be allowed to when it is recorded; to record, when absent. */
  readonly right?: Right
}

/** What can be told without asking the database. */
function atTheDoor(principal: Principal, sent: Sent, known: Known): AtDoor {
  const atDoor = checkAtDoor(principal, sent, known)
  const refused = atDoor.refused ?? recallReasonNotYours(principal, sent)
  return refused === undefined ? atDoor : { ...atDoor, refused, passes: false }
}

/** What is known beside the scan itself. */
interface Known {
  readonly streams: ReadonlyMap<string, LoadedStream>
  readonly signerOf: SignerOf
}

function checkAtDoor(principal: Principal, sent: Sent, { streams, signerOf }: Known): AtDoor {
  const isAlarm = streams.get(sent.stream)?.allStages[sent.stage]?.alarm !== undefined
  if (principal.kind === 'person') return personAtDoor(principal, sent, { signerOf, isAlarm })
  const refused = outsideBounds(principal, sent, isAlarm)
  if (refused !== undefined) return { sent, refused, vouched: {}, passes: false }
  const signature = checkSignature(principal, sent, signerOf)
  if (isSignatureRefused(signature)) return { sent, refused: signature, vouched: {}, passes: false }
  const vouched = signature === undefined ? {} : { signature }
  const needsNobody = needOf(sent, { principal, streams }) === undefined
  return { sent, vouched, passes: signature === undefined && needsNobody }
}

interface Checked extends AtDoor {
  /** The stage whose signatures are still missing. */
  readonly unsigned?: Stage
  /** The certificate that was asked for. */
  readonly certified?: CheckedCompetence
}

/** What goes on to the one way in, with what is to be looked at there again; nothing of what is refused here or waits. */
function partOf(
  { sent, vouched, refused, unsigned, certified }: Checked,
  { actor, principal, right }: { actor: Actor; principal: Principal; right: Right },
): readonly Part[] {
  if (refused !== undefined || unsigned !== undefined) return []
  const { scan, read } = sent
  const asked = givesRecallReason(sent) ? 'supervise' : right
  const signer = principal.kind === 'person' ? vouched.signature?.accessKeyKey : undefined
  const admitted = admittedBy(principal, { right: asked, certified, signer })
  return [{ scan, read, actor, admitted, ...vouched }]
}

/** Who was let in and by what; a key's role and bounds never change, so that it lives is all there is to ask of it. */
export function admittedBy(
  principal: Principal,
  {
    right,
    certified,
    signer,
  }: {
    right: Right
    certified?: CheckedCompetence | undefined
    /** The key of the station whose device signed for a person. */
    signer?: number | undefined
  },
): Admitted {
  const isPerson = principal.kind === 'person'
  return {
    sender: isPerson ? { personId: principal.personId } : { keyKey: principal.keyKey },
    ...(signer === undefined ? {} : { signer }),
    ...(certified === undefined ? {} : { competence: certified.asked }),
    faultNow: ({ role, hasKey, competence }) => {
      if (isPerson && !hasKey) return signerEnded
      const mayStill = isPerson ? role !== undefined && mayRole(role, right) : hasKey
      return mayStill
        ? certified?.faultIn(competence)
        : refuse('not_allowed', '', ['asker_changed'])
    },
  }
}

/** Asks for certificates and second persons where the stages do. */
async function checkPersons(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  atDoor: readonly AtDoor[],
  { principal, now }: { principal: Principal; now: Date },
): Promise<readonly Checked[]> {
  const organisationKey = principal.organisation?.organisationKey ?? 0
  const db = store.own(organisationKey)
  const needs = atDoor.map(({ sent }) => needOf(sent, { principal, streams }))
  const gated = atDoor.flatMap(({ sent, refused }, index) => {
    const stage = needs[index]
    if (refused !== undefined || stage?.competence === undefined) return []
    // A station is no person: what it proposes is signed, and certified, by others.
    return isStationProposal(principal, stage) ? [] : [{ sent, stage }]
  })
  const beside = atDoor.map(({ sent }) => sent)
  const found = await checkCompetences(db, gated, { principal, organisationKey, now, beside })
  const certifiedFor = new Map(gated.map(({ sent }, index) => [sent, found[index]]))
  return atDoor.map((one, index): Checked => {
    const stage = needs[index]
    if (one.refused !== undefined || stage === undefined) return one
    const certified = certifiedFor.get(one.sent)
    if (certified?.refused !== undefined) return { ...one, refused: certified.refused }
    if (stage.signatures !== undefined) return { ...one, unsigned: stage }
    return certified === undefined ? one : { ...one, certified }
  })
}

function isStationProposal(principal: Principal, stage: Stage): boolean {
  return principal.kind === 'station' && stage.signatures !== undefined
}
