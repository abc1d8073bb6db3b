import { type Credential, listOf } from '../credential/credential.ts'
import {
  type CredentialCheck,
  credentialSteps,
  verifyCredential,
} from '../credential/verify-credential.ts'
import type { ProofFault } from '../proof-fault.ts'
import { checkEvents, type EventCheck } from './check-events.ts'
import { checkHistory } from './check-history.ts'
import { checkLogged } from './check-logged.ts'
import { checkEnding, type EndingCheck } from './ending.ts'
import type { Believed, Evidence } from './evidence.ts'
import { jsonIn } from './history.ts'
import { openReceipts, type Receipts, seenAt } from './open-receipts.ts'

/**
 * What is checked of a record, in the order in which a reader asks: who says it and whether it still holds (the passport's own
 * steps); whether this is the history that it commits to, and each event follows from the one before; whether all of it stands in a
 * log, whether the log's key signed that log, and whether witnesses saw it.
 */
export const recordSteps = [
  ...credentialSteps,
  'history',
  'chain',
  'logged',
  'checkpoint',
  'witness',
] as const
export type RecordStep = (typeof recordSteps)[number]

/** What a check found. */
export interface RecordCheck extends Pick<CredentialCheck, 'statusUntil'> {
  /** The passport, once its form is right and its issuer signed it, whatever else is wrong. */
  readonly credential: Credential | undefined
  /** What is wrong by step: empty where it holds, undefined where it was not checked. Only a step that holds may be green. */
  readonly steps: Readonly<Record<RecordStep, readonly ProofFault[] | undefined>>
  /** Where there is no passport any more, what was found of its end. */
  readonly ending: EndingCheck | undefined
  /** What is wrong with each event of the history, in its order. */
  readonly events: readonly EventCheck[]
}

/** Checks a record against nothing but what the one who checks believes: no network, no database, none of our word. */
export async function verifyRecord(evidence: Evidence, believed: Believed): Promise<RecordCheck> {
  const receipts = await openReceipts(evidence, believed.trust)
  const { steps, ...passport } = await checkPassport(evidence, { believed, receipts })
  const { history, faults } = await checkHistory(passport.credential, evidence)
  const { chain, events } = await checkEvents(history, { texts: evidence.events, receipts })
  const logged = await checkLogged(evidence, { events, receipts })
  const ending = await checkEnding(evidence, believed)
  return { ...passport, steps: { ...steps, history: faults, chain, ...logged }, ending, events }
}

async function checkPassport(
  evidence: Evidence,
  { believed, receipts }: { readonly believed: Believed; readonly receipts: Receipts },
): Promise<CredentialCheck> {
  const { passport, issuerDocument = '' } = evidence
  if (passport === undefined) return { credential: undefined, steps: uncheckedSteps }
  const found = await verifyCredential(passport, {
    now: believed.now,
    issuerDocument: jsonIn(issuerDocument),
    ...(await seenAt(receipts, passport)),
    status: statusGiven(evidence, believed),
  })
  // A passport that names no list could not be looked up in one: that is no word that it was not revoked.
  const isListed = listOf(found.credential?.credentialStatus).length > 0
  return isListed ? found : { ...found, steps: { ...found.steps, status: undefined } }
}

const uncheckedSteps = {
  form: undefined,
  key: undefined,
  signature: undefined,
  dates: undefined,
  status: undefined,
}

function statusGiven({ statusList }: Evidence, { newestStatusSeen: newestSeen }: Believed) {
  const lists = statusList === undefined ? [] : [statusList]
  return newestSeen === undefined ? { lists } : { lists, newestSeen }
}

/** Whether every step was taken and holds: nothing else may be shown as good. */
export function isProven({ steps }: RecordCheck): boolean {
  return recordSteps.every((step) => steps[step]?.length === 0)
}
