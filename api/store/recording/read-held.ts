import type pg from 'pg'
import { openRecallsIn, type StoredOpenRecall } from '../custody/open-recalls.ts'
import { batchTimesIn, placeless, type StoredTimes } from './batch-times.ts'

/** What lies on batches that a gathering holds. */
export interface OnHeld {
  readonly stocks: readonly StockRow[]
  readonly times: readonly StoredTimes[]
  /** Open on them, where something is to leave. */
  readonly recalls: readonly StoredOpenRecall[]
}

/** What is left of a batch in one dimension. */
export interface StockRow {
  readonly batchKey: number
  readonly dimension: string
  readonly amount: number
}

/** What lies on locked batches; nothing is asked where none is there yet. */
export async function readHeld(
  client: pg.PoolClient,
  batchKeys: readonly number[],
  { leaving }: { readonly leaving: boolean },
): Promise<OnHeld> {
  if (batchKeys.length === 0) return { stocks: [], times: [], recalls: [] }
  const values = [batchKeys]
  const [stocks, times, recalls] = await Promise.all([
    client.query<StockRow>({ name: 'read-stocks', text: readStocks, values }),
    client.query<StoredTimes>({
      name: 'read-times',
      text: readTimes,
      values: [...values, placeless],
    }),
    leaving
      ? client.query<StoredOpenRecall>({
          name: 'read-recalls',
          text: openRecallsIn(heldBatches),
          values,
        })
      : undefined,
  ])
  return { stocks: stocks.rows, times: times.rows, recalls: recalls?.rows ?? [] }
}

const readStocks = `
  select batch_key as "batchKey", dimension, amount from stock where batch_key = any($1::bigint[])`

const heldBatches = 'select unnest($1::bigint[])'

const readTimes = batchTimesIn(heldBatches, '$2')
