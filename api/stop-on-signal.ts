import { type Fault, faultOf } from '../domain/refusal.ts'
import { endProcess, endProcessNow } from './end-process.ts'
import { steadyClock } from './steady-clock.ts'

/** What asked for the end. */
export type StopCause = 'SIGTERM' | 'SIGINT' | 'parent'

/** Signals closer together than this are one wish. */
const sameWishMilliseconds = 2_000

/** How often it is looked whether whoever started us is still there. */
const parentMilliseconds = 1_000

/**
 * Stops once on the first signal; another one later ends the process at once, and so does `mostMilliseconds` after the
 * first. One that follows within moments is the same wish said twice: on Ctrl-C a terminal signals every process and npm
 * passes the signal on as well. Under `npm start` the end of npm, which nobody passes on when it was killed, is a wish too.
 * Gives the function that tells whether the end was asked for.
 */
export function stopOnSignal(
  stop: (cause: StopCause) => Promise<void>,
  { mostMilliseconds, say }: { mostMilliseconds: number; say: (fault: Fault) => void },
): () => boolean {
  const elapsed = steadyClock()
  let since: number | undefined

  function wish(cause: StopCause): void {
    if (since !== undefined) {
      if (elapsed() - since > sameWishMilliseconds) endProcessNow()
      return
    }
    since = elapsed()
    setTimeout(() => {
      say(faultOf('', 'stop_too_slow', { seconds: mostMilliseconds / 1000 }))
      endProcessNow()
    }, mostMilliseconds).unref()
    stop(cause).then(
      () => endProcess(0),
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error)
        say(faultOf('', 'stop_failed', { why }))
        endProcess(1)
      },
    )
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => wish(signal))
  if (process.env.npm_lifecycle_event === 'start') watchParent(() => wish('parent'))
  return () => since !== undefined
}

function watchParent(onEnd: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onEnd()
  }, parentMilliseconds)
  timer.unref()
}
