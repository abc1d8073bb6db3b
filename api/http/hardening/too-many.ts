import type { Context } from 'hono'
import { type Refusal, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { answerProblem } from '../problem.ts'
import { comeBackIn } from './come-back.ts'

/** The refusal of a page that somebody asks for too often, with the seconds to wait. */
export function tooManyPages(context: Context, seconds: number): RefusedError {
  comeBackIn(context, seconds)
  return new RefusedError(saying(seconds))
}

/** Answers that somebody asks too often, with the seconds to wait. */
export function tooMany(context: Context, seconds: number): Response {
  comeBackIn(context, seconds)
  return answerProblem(context, saying(seconds))
}

function saying(seconds: number): Refusal {
  return refuse('too_many', '', ['requests_too_many', { seconds }])
}
