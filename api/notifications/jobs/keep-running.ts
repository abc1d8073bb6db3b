import { setTimeout as sleep } from 'node:timers/promises'

/** Something that runs until it is stopped or breaks. */
export interface Running {
  /** Settles when it has ended, by whatever cause. */
  readonly promise: Promise<void>
  stop(): Promise<void>
}

export interface KeepOptions {
  readonly start: () => Promise<Running>
  readonly log: (line: string, error?: unknown) => void
  /** How long after it broke it is started again. */
  readonly restMilliseconds: number
}

/**
 * Starts something and starts it again whenever it breaks, until it is stopped. Throws when the first start fails: then it
 * is set up wrongly, while later the database may be away for a time.
 */
export async function keepRunning({ start, log, restMilliseconds }: KeepOptions) {
  const stopping = new AbortController()
  let running: Running | undefined = await start()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await running?.promise.catch(() => {})
      if (stopping.signal.aborted) return
      log('Background work broke off and is started again')
      await sleep(restMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      running = await start().catch((error: unknown) => {
        log('Background work cannot start yet', error)
        return undefined
      })
    }
    await stopIt()
  }

  async function stopIt(): Promise<void> {
    const one = running
    running = undefined
    await one?.stop().catch((error: unknown) => log('Background work broke off', error))
  }

  const watched = watch()
  return {
    /** Ends what runs now; it is started again as after a break. */
    restart: async () => {
      await running?.stop().catch((error: unknown) => log('Background work broke off', error))
    },
    stop: async () => {
      stopping.abort()
      await stopIt()
      await watched
    },
  }
}
