import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { verifyPassword as verifyOlder } from 'better-auth/crypto'
import { leastCost } from './password-cost.ts'

/** How passwords are kept. */
export interface Passwords {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (asked: { hash: string; password: string }) => Promise<boolean>
  /** Whether a hash was made with less work than is asked now; then the next sign-in makes another one. */
  readonly isOutdated: (hash: string) => boolean
}

const [blockSize, parallel, keyBytes, saltBytes] = [8, 1, 64, 16]

/**
 * Keeps passwords with scrypt at a cost of 2^`cost`. Hashes of better-auth's own, from before, are checked as they are, with
 * the work of a new one besides, so that the time of an answer does not tell old accounts from new ones.
 */
export function createPasswords(cost: number = leastCost): Passwords {
  const keyOf = (password: string, salt: Buffer, log: number) =>
    new Promise<Buffer>((resolve, reject) => {
      const options = { N: 2 ** log, r: blockSize, p: parallel, maxmem: 256 * 2 ** log * blockSize }
      scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      )
    })
  const hash = async (password: string) => {
    const salt = randomBytes(saltBytes)
    const key = await keyOf(password, salt, cost)
    return [form, cost, salt.toString('base64url'), key.toString('base64url')].join('$')
  }
  return {
    hash,
    verify: async ({ hash: kept, password }) => {
      const [name, log = '', salt = '', key = ''] = kept.split('$')
      if (name !== form) {
        const [isRight] = await Promise.all([verifyOlder({ hash: kept, password }), hash(password)])
        return isRight
      }
      const right = Buffer.from(key, 'base64url')
      const given = await keyOf(password, Buffer.from(salt, 'base64url'), Number(log))
      return given.length === right.length && timingSafeEqual(given, right)
    },
    isOutdated: (kept) => {
      const [name, log = ''] = kept.split('$')
      return name !== form || Number(log) < cost
    },
  }
}

const form = 'scrypt'
