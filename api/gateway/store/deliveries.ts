import type { Queue } from './open-queue.ts'

/** What the broker may send again: it does so where our acknowledgement was lost. */
export interface Deliveries {
  /**
   * A connection begins: what was acknowledged before it may come again, or nothing where the broker kept no session. Gives whether there was one
   * that it should have kept.
   */
  readonly begin: (isSessionKept: boolean) => { readonly isSessionLost: boolean }
  /** The place of the last one. */
  readonly last: () => number
  /** The broker has had the acknowledgements up to a place. */
  readonly forget: (place: number) => void
}

/** The statements of deliveries, beside those of what arrives. */
export function deliveriesOf({ database }: Pick<Queue, 'database'>): Deliveries {
  const had = database.prepare('select has_session from gateway')
  const begun = database.prepare('update gateway set has_session = 1')
  const mark = database.prepare('update delivery set before = 1 where before = 0')
  const last = database.prepare('select coalesce(max(place), 0) as place from delivery')
  const forget = database.prepare('delete from delivery where place <= ?')
  const forgetAll = database.prepare('delete from delivery')
  return {
    begin: (isSessionKept) => {
      if (isSessionKept) mark.run()
      else forgetAll.run()
      const hadSession = had.get()?.has_session === 1
      if (!hadSession) begun.run()
      return { isSessionLost: hadSession && !isSessionKept }
    },
    last: () => Number(last.get()?.place),
    forget: (place) => {
      forget.run(place)
    },
  }
}
