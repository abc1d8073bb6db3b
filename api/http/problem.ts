import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { fewFaults } from '../../domain/few-faults.ts'
import type { FaultName } from '../../domain/phrases.ts'
import { type Fault, type Refusal, type RefusalCode, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type DatabaseFault, databaseFaultIn } from '../store/database-fault.ts'
import { unavailable } from './answer-unavailable.ts'
import { comeBackIn, secondsIn } from './hardening/come-back.ts'
import { routeOf } from './hardening/log-requests.ts'

export { RefusedError }

/** The only place that knows HTTP numbers for refusals. */
export const statusOf = {
  invalid: 422,
  unknown_stream: 404,
  unknown_stage: 404,
  unknown_facility: 422,
  unknown_batch: 404,
  unknown_event: 404,
  batch_exists: 409,
  facility_exists: 409,
  lineage_cycle: 409,
  stage_not_open: 409,
  guard_not_met: 409,
  batch_spent: 409,
  not_weighed: 409,
  mass_overdrawn: 409,
  mass_unbalanced: 422,
  not_reversible: 409,
  recall_exists: 409,
  recall_ended: 409,
  claim_overdrawn: 409,
  claim_not_allowed: 409,
  unknown_organisation: 422,
  unknown_hand_over: 404,
  step_not_open: 409,
  not_your_step: 403,
  permit_not_enough: 409,
  outside_bounds: 403,
  not_signed: 403,
  not_competent: 403,
  second_person_needed: 409,
  approval_closed: 409,
  organisation_exists: 409,
  last_administrator: 409,
  licence_exists: 409,
  competence_exists: 409,
  id_reused: 409,
  too_large: 413,
  overloaded: 503,
  too_many: 429,
  not_authenticated: 401,
  not_allowed: 403,
  not_found: 404,
  interrupted: 500,
} as const satisfies Record<RefusalCode, number>

const titles = {
  invalid: 'The request is not right',
  unknown_stream: 'No such stream',
  unknown_stage: 'No such stage',
  unknown_facility: 'No such facility',
  unknown_batch: 'No such batch',
  unknown_event: 'No such event',
  batch_exists: 'A batch with this code exists',
  facility_exists: 'A facility with this code exists',
  lineage_cycle: 'A batch cannot come out of itself',
  stage_not_open: 'This stage is not open now',
  guard_not_met: 'A condition of the stage does not hold',
  batch_spent: 'Nothing is left of the batch',
  not_weighed: 'The batch was never weighed',
  mass_overdrawn: 'More mass than there is',
  mass_unbalanced: 'The mass does not add up',
  not_reversible: 'This event cannot be taken back',
  recall_exists: 'This recall is open already',
  recall_ended: 'This recall has ended',
  claim_overdrawn: 'More recycled mass than is left',
  claim_not_allowed: 'This claim may not be made',
  unknown_organisation: 'No such organisation',
  unknown_hand_over: 'No such hand-over',
  step_not_open: 'This step is not open now',
  permit_not_enough: 'The permit does not cover this',
  not_your_step: 'This step is not yours',
  outside_bounds: 'Not at this station',
  not_signed: 'The station must sign this',
  not_competent: 'A certificate is missing',
  second_person_needed: 'Another person must sign',
  approval_closed: 'Nothing waits here any more',
  last_administrator: 'An administrator must stay',
  organisation_exists: 'An organisation with this slug exists',
  licence_exists: 'This licence is on record',
  competence_exists: 'This certificate is on record',
  id_reused: 'The id was used before for something else',
  too_large: 'Too large',
  overloaded: 'Come back later',
  too_many: 'Too many requests',
  not_authenticated: 'Nobody known asks',
  not_allowed: 'Not for this role',
  not_found: 'Nothing here',
  interrupted: 'A fault of ours',
} as const satisfies Record<RefusalCode, string>

/** Problem details as in RFC 9457, with every fault named. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
}

/** A refusal as problem details. */
export function problemOf({ code, faults }: Refusal): Problem {
  const problem = { type: `/problems#${code}`, title: titles[code], status: statusOf[code], code }
  return { ...problem, faults: fewFaults(faults) }
}

/** Answers a request with a refusal. */
export function answerProblem(context: Context, refused: Refusal): Response {
  const problem = problemOf(refused)
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  const seconds = secondsIn(refused)
  if (refused.code === 'too_many' && seconds !== undefined) comeBackIn(context, seconds)
  if (refused.code === 'not_authenticated') headers['www-authenticate'] = 'Bearer realm="loomcell"'
  return context.body(JSON.stringify(problem), problem.status as 422, headers)
}

/** Answers for anything thrown: a refusal as itself, a fault of ours without detail and with a line in the log. */
export function answerError(
  error: Error,
  context: Context,
  log: (line: string, error?: unknown) => void,
): Response | Promise<Response> {
  if (error instanceof RefusedError) return answerProblem(context, error.refusal)
  if (error instanceof HTTPException && error.status < 500) {
    return answerProblem(
      context,
      error.status === 413
        ? refuse('too_large', '', ['request_too_large'])
        : refuse('invalid', '', ['request_unreadable']),
    )
  }
  const databaseFault = databaseFaultIn(error)
  if (databaseFault !== undefined) {
    // One line and no stack: while the database is away, every request brings one.
    log(`Cannot answer ${context.req.method} ${routeOf(context)} now: ${error.message}`)
    const says = unavailableBecause[databaseFault]
    return unavailable(context, says) ?? answerProblem(context, refuse('overloaded', '', [says]))
  }
  if ('code' in error && unkeepable.has(String(error.code))) {
    return answerProblem(context, refuse('invalid', '', ['text_unreadable']))
  }
  if (brokeOff(context)) {
    log(`What was sent to ${context.req.method} ${routeOf(context)} broke off on the way`)
    return answerProblem(context, refuse('invalid', '', ['sending_broke_off']))
  }
  // The route and not the path, which may hold what an invitation is opened with.
  const requestId: unknown = context.get('requestId')
  log(`A fault of ours answering ${context.req.method} ${routeOf(context)} (${requestId})`, error)
  const request = String(requestId)
  return answerProblem(context, refuse('interrupted', '', ['internal_error', { request }]))
}

/**
 * `character_not_in_repertoire` and `untranslatable_character` of PostgreSQL, appendix A: what was sent holds text that no
 * table can. It is refused before it comes here; this is for a way in that somebody forgets.
 */
const unkeepable: ReadonlySet<string> = new Set(['22021', '22P05'])

/** Whether the client went away before it had sent all that it meant to send. */
function brokeOff(context: Context): boolean {
  const { incoming } = (context.env ?? {}) as Connection
  return incoming?.destroyed === true && !incoming.complete
}

interface Connection {
  readonly incoming?: { readonly destroyed: boolean; readonly complete: boolean }
}

const unavailableBecause = {
  away: 'database_away',
  full: 'database_full',
  contended: 'database_contended',
  slow: 'answer_timed_out',
} as const satisfies Record<DatabaseFault, FaultName>
