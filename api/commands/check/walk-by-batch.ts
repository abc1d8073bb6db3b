/** Rows in order of their batch, taken one batch at a time. */
export interface Walk<Row> {
  /** Key of the next batch that has rows; undefined at the end. */
  nextKey(): Promise<number | undefined>
  /** The rows of the next batch when it has this key; none otherwise. */
  take(key: number): Promise<readonly Row[]>
}

/** Walks ordered rows a batch at a time; holds one batch's rows and no more. */
export function walkByBatch<Row extends { readonly batchKey: number }>(
  rows: AsyncIterator<Row>,
): Walk<Row> {
  let waiting: IteratorResult<Row> | undefined

  async function next(): Promise<Row | undefined> {
    waiting ??= await rows.next()
    return waiting.done === true ? undefined : waiting.value
  }

  return {
    nextKey: async () => (await next())?.batchKey,
    take: async (key) => {
      const taken: Row[] = []
      for (let row = await next(); row?.batchKey === key; row = await next()) {
        taken.push(row)
        waiting = undefined
      }
      return taken
    },
  }
}
