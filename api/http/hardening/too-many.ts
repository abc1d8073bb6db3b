import type { Context } from 'hono'
import { refuse } from '../../../domain/refusal.ts'
import { answerProblem } from '../problem.ts'
import { comeBackIn } from './come-back.ts'

/** Answers that somebody asks too often, with the seconds to wait. */
export function tooMany(context: Context, seconds: number): Response {
  comeBackIn(context, seconds)
  return answerProblem(context, refuse('too_many', '', ['requests_too_many', { seconds }]))
}
