import { verifyEd25519 } from '../../../domain/proof/ed25519.ts'
import { type Kind, listIn, testsHave } from '../kind.ts'

interface SignatureVector {
  readonly tcId: number
  readonly pk: string
  readonly msg: string
  readonly sig: string
  readonly result: string
}

/** Ed25519 signatures as Wycheproof publishes them. */
export const ed25519: Kind = {
  name: 'ed25519',
  fits: (file) => testsHave(file, 'pk', 'msg', 'sig'),
  run: (file) =>
    Promise.all(
      listIn<SignatureVector>(file, 'tests').map(async ({ tcId, pk, msg, sig, result }) => {
        const holds = await verifyEd25519(bytesOf(pk), bytesOf(msg), bytesOf(sig))
        return { part: 'tests', name: `${tcId}`, passed: holds === (result === 'valid') }
      }),
    ),
}

function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}
