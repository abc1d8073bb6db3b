import { createHmac } from 'node:crypto'
import { networkOf } from '../hardening/client-address.ts'
import type { Database } from '../store/database.ts'
import {
  type Bucket,
  beginAttempt,
  forgetAttempts,
  takeBackAttempt,
} from '../store/sign-in-attempts.ts'

export interface Attempt {
  /** The e-mail address that was typed, whether or not it has an account. */
  readonly account: string
  readonly address: string | undefined
  /** Whether the device proved that this account was entered from it before. */
  readonly isKnownDevice: boolean
  readonly device: string | undefined
}

export interface LockOut {
  /** Seconds that the try must wait; 0 when it may go on, and then it counts as failed until it succeeds. */
  begin(attempt: Attempt): Promise<number>
  succeed(attempt: Attempt): Promise<void>
}

/**
 * Counts tries under the account as strangers try it, under the address, and, for a device that the account was entered
 * from before, under that device alone (OWASP "device cookies"): a stranger's tries never keep the owner out there. An
 * account that does not exist is counted alike, so that nobody learns which do.
 */
export function createLockOut(options: {
  auth: Database
  secret: string
  now: () => Date
}): LockOut {
  const { auth, secret, now } = options
  const digestOf = (name: string) => createHmac('sha256', secret).update(`try ${name}`).digest()
  const accountBucket = ({ account, isKnownDevice, device }: Attempt): Bucket => ({
    digest: digestOf(isKnownDevice ? `device ${device} ${account}` : `account ${account}`),
    ...(isKnownDevice ? ownDevice : strangers),
  })
  const addressBucket = (address: string): Bucket => ({
    digest: digestOf(`address ${networkOf(address)}`),
    ...oneAddress,
  })
  return {
    begin: (attempt) => {
      const { address, isKnownDevice } = attempt
      // A known device stands for itself, so that a neighbour behind the same address cannot keep its owner out.
      const byAddress = address === undefined || isKnownDevice ? [] : [addressBucket(address)]
      return beginAttempt(auth, [accountBucket(attempt), ...byAddress], now())
    },
    succeed: async (attempt) => {
      const { address, isKnownDevice } = attempt
      await forgetAttempts(auth, [accountBucket(attempt).digest])
      if (address === undefined || isKnownDevice) return
      await takeBackAttempt(auth, addressBucket(address).digest, now())
    },
  }
}

/** Chosen by us, well below the 100 failures in a row that NIST SP 800-63B-4, 3.2.2 allows an account. */
const strangers = { free: 10, firstSeconds: 60, mostSeconds: 3_600 }
const ownDevice = { free: 10, firstSeconds: 30, mostSeconds: 3_600 }
/** Behind one address a whole plant may sit. */
const oneAddress = { free: 30, firstSeconds: 60, mostSeconds: 3_600 }
