import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { faultsIn } from '../../domain/faults-in.ts'
import { fewFaults } from '../../domain/few-faults.ts'
import type { FaultName } from '../../domain/phrases.ts'
import { type Fault, type Refusal, type RefusalCode, refuse } from '../../domain/refusal.ts'
import { refusalTitles } from '../../domain/refusal-titles.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { ShownNames } from '../../domain/shown-names.ts'
import type { Language } from '../../domain/words.ts'
import { type DatabaseFault, databaseFaultIn } from '../store/database-fault.ts'
import { answerForPeople, wantsPage } from './answer-for-people.ts'
import { answerLanguage } from './answer-language.ts'
import { comeBackIn, secondsIn } from './hardening/come-back.ts'
import { routeOf } from './hardening/log-requests.ts'

/** The only place that knows HTTP numbers for refusals. */
export const statusOf = {
  invalid: 422,
  unknown_stream: 404,
  unknown_stage: 404,
  unknown_facility: 422,
  facility_in_use: 409,
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
  model_changed: 409,
  competence_exists: 409,
  passport_ended: 410,
  id_reused: 409,
  too_large: 413,
  overloaded: 503,
  too_many: 429,
  not_authenticated: 401,
  not_allowed: 403,
  malformed: 400,
  not_found: 404,
  method_not_allowed: 405,
  interrupted: 500,
} as const satisfies Record<RefusalCode, number>

/** Problem details as in RFC 9457, with every fault named. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: RefusalCode
  readonly faults: readonly Fault[]
}

/** A refusal as problem details, said in one language and with the words that it has for names. */
export function problemOf(
  { code, faults }: Refusal,
  language: Language,
  names: ShownNames,
): Problem {
  const title = refusalTitles[code][language]
  const problem = { type: `/problems#${code}`, title, status: statusOf[code], code }
  return { ...problem, faults: faultsIn(fewFaults(faults), language, names) }
}

/** Answers a request with a refusal: a program with problem details, somebody with a browser with a page. */
export function answerProblem(context: Context, refused: Refusal): Response {
  const seconds = secondsIn(refused)
  if (refused.code === 'too_many' && seconds !== undefined) comeBackIn(context, seconds)
  if (wantsPage(context)) return answerForPeople(context, refused, statusOf[refused.code])
  const problem = problemOf(refused, answerLanguage(context), context.get('names'))
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (refused.code === 'not_authenticated') headers['www-authenticate'] = 'Bearer realm="loomcell"'
  return context.body(JSON.stringify(problem), problem.status as 422, headers)
}

/** Answers for anything thrown: a refusal as itself, a fault of ours without detail and with a line in the log. */
export function answerError(
  error: Error,
  context: Context,
  log: (line: string, error?: unknown) => void,
): Response {
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
    return answerProblem(context, refuse('overloaded', '', [unavailableBecause[databaseFault]]))
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
  log(
    `Internal error while answering ${context.req.method} ${routeOf(context)} (${requestId})`,
    error,
  )
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
