import type { Context } from 'hono'
import { answerPublic } from '../http/answer-public.ts'
import type { Env } from '../http/env.ts'

/** Answers with JSON that holds as long as the newest checkpoint is the newest. */
export function answerJson(context: Context<Env>, value: object): Response {
  return answerPublic(context, JSON.stringify(value), { type: 'application/json', kept: 'second' })
}
