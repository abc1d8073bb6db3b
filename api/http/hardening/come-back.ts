import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Refusal } from '../../../domain/refusal.ts'
import type { Env } from '../env.ts'

/** Seconds after which it is worth another try where whoever answered could not tell. */
const usualSeconds: Readonly<Record<number, number>> = { 429: 60, 503: 2 }

/** Notes in how many seconds it is worth another try; an answer of 429 or 503 says so. */
export function comeBackIn(context: Context<Env>, seconds: number): void {
  context.set('comeBackSeconds', Math.max(1, Math.ceil(seconds)))
}

/** The seconds that a refusal names; undefined where it names none. */
export function secondsIn({ faults }: Refusal): number | undefined {
  const minutes = faults.find(({ values }) => typeof values?.minutes === 'number')?.values?.minutes
  return minutes === undefined ? undefined : Number(minutes) * 60
}

/**
 * The one place that writes `Retry-After` (RFC 9110, 10.2.3): every answer of 429 and 503 has it, a page's too. MUST come before
 * whatever answers.
 */
export function sayWhenToComeBack() {
  return createMiddleware<Env>(async (context, next) => {
    await next()
    const usual = usualSeconds[context.res.status]
    if (usual === undefined) return
    context.header('retry-after', String(context.get('comeBackSeconds') ?? usual))
  })
}
