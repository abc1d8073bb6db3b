import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth/types'
import { sha256 } from '../../digest.ts'

/**
 * Wraps better-auth's way into the database so that a session's token is stored as its digest only: whoever reads the
 * table cannot act as anybody. The library itself goes on seeing the token that its caller holds.
 */
export function digestTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...adapter,
    ...digesting(adapter),
    transaction: (callback) => adapter.transaction((inner) => callback(digesting(inner))),
  }
}

function digesting(adapter: DBTransactionAdapter): DBTransactionAdapter {
  return {
    ...adapter,
    create: async (asked) => {
      const token: unknown = asked.data.token
      if (asked.model !== 'session' || typeof token !== 'string') return adapter.create(asked)
      const data = { ...asked.data, token: sha256(token) }
      return withToken(await adapter.create({ ...asked, data }), token)
    },
    findOne: async (asked) => restored(await adapter.findOne(digested(asked)), asked),
    findMany: (asked) => adapter.findMany(digested(asked)),
    count: (asked) => adapter.count(digested(asked)),
    update: async (asked) => restored(await adapter.update(digested(asked)), asked),
    updateMany: (asked) => adapter.updateMany(digested(asked)),
    delete: (asked) => adapter.delete(digested(asked)),
    deleteMany: (asked) => adapter.deleteMany(digested(asked)),
    consumeOne: async (asked) => restored(await adapter.consumeOne(digested(asked)), asked),
    incrementOne: async (asked) => restored(await adapter.incrementOne(digested(asked)), asked),
  }
}

/** The same question with the digest in place of the token. */
function digested<Asked extends { model: string; where?: Where[] | undefined }>(
  asked: Asked,
): Asked {
  if (asked.model !== 'session' || asked.where === undefined) return asked
  const where = asked.where.map((condition) => {
    const { field, value } = condition
    if (field !== 'token') return condition
    if (typeof value === 'string') return { ...condition, value: sha256(value) }
    if (!Array.isArray(value)) throw new RangeError(`Cannot look for a session by "${value}"`)
    return { ...condition, value: value.map((one) => sha256(String(one))) }
  })
  return { ...asked, where }
}

/** The row with the token that was asked by, which the caller holds already. */
function restored<Row>(row: Row, asked: { model: string; where?: Where[] | undefined }): Row {
  if (asked.model !== 'session' || row === null) return row
  const token = asked.where?.find(({ field }) => field === 'token')?.value
  return typeof token === 'string' ? withToken(row, token) : row
}

function withToken<Row>(row: Row, token: string): Row {
  return { ...row, token }
}
