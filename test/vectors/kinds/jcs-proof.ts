import { faultsInJcsProof } from '../../../domain/proof/credential/jcs-proof.ts'
import { jwkOfMultikey } from '../../../domain/proof/did/multikey.ts'
import { isObject } from '../../../domain/proof/proof-fault.ts'
import type { Kind } from '../kind.ts'

/** A document that carries its own proof, of `eddsa-jcs-2022`, with the key of its signer; no other kind of such proofs is known. */
export const jcsProof: Kind = {
  name: 'proof inside a document',
  fits: ({ keyPair, signed }) =>
    isObject(keyPair) &&
    isObject(signed) &&
    isObject(signed.proof) &&
    signed.proof.cryptosuite === 'eddsa-jcs-2022',
  run: async ({ keyPair, signed }) => {
    const multikey = isObject(keyPair) ? String(keyPair.publicKeyMultibase) : ''
    const key = jwkOfMultikey(multikey)
    if (key === undefined) return [{ part: 'signed', name: multikey, passed: false }]
    const given = { key, now: new Date().toISOString() }
    const faults = await faultsInJcsProof(signed, given)
    const changed = await faultsInJcsProof({ ...Object(signed), changed: true }, given)
    return [
      { part: 'signed', name: multikey, passed: faults.length === 0 },
      { part: 'changed', name: multikey, passed: changed.length > 0 },
    ]
  },
}
