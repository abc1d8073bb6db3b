import type { Context } from 'hono'
import { refusal } from '../../../domain/refusal.ts'
import { answerProblem } from '../problem.ts'
import { comeBackIn } from './come-back.ts'

/** Answers that somebody asks too often, with the seconds to wait. */
export function tooMany(context: Context, seconds: number): Response {
  const message = `Cannot answer so many requests: come back in ${seconds} s`
  comeBackIn(context, seconds)
  return answerProblem(context, refusal('too_many', '', message))
}
