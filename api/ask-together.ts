/**
 * Queries under way at once. While both wait for the database, further keys gather for the next; one that hangs on a
 * silent line leaves the other working.
 */
const mostUnderWay = 2

/**
 * Asks for many keys in one query. Keys that come in during the same turn of the event loop, or while queries are under
 * way, go together; there is no timer, and a lone key waits for nothing. A query always begins after its keys were asked
 * for, so that no answer is older than its question. Undefined means that there is no answer; when a query fails, all who
 * wait for it hear of it.
 */
export function createAskTogether<Answer>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
  { mostKeys }: { mostKeys: number },
): (key: string) => Promise<Answer | undefined> {
  const waiting = new Map<string, PromiseWithResolvers<Answer | undefined>>()
  let underWay = 0
  return (key) => {
    const asked = waiting.get(key) ?? Promise.withResolvers<Answer | undefined>()
    if (waiting.size === 0) setImmediate(sendWaiting)
    waiting.set(key, asked)
    return asked.promise
  }

  function sendWaiting(): void {
    while (underWay < mostUnderWay && waiting.size > 0) {
      const taken = [...waiting].slice(0, mostKeys)
      for (const [key] of taken) waiting.delete(key)
      underWay += 1
      void answer(taken)
    }
  }

  async function answer(
    taken: readonly (readonly [string, PromiseWithResolvers<Answer | undefined>])[],
  ): Promise<void> {
    try {
      const answers = await ask(taken.map(([key]) => key))
      for (const [key, { resolve }] of taken) resolve(answers.get(key))
    } catch (error) {
      for (const [, { reject }] of taken) reject(error)
    } finally {
      underWay -= 1
      setImmediate(sendWaiting)
    }
  }
}
