import { baseContext } from './contexts.ts'
import type { Credential } from './credential.ts'
import { encodeStatusList } from './status-list.ts'

/** One version of a status list, as it is to be published. */
export interface StatusVersion {
  /** Address at which every version is found. */
  readonly id: string
  readonly issuer: string
  readonly bits: Uint8Array<ArrayBuffer>
  readonly validFrom: string
  /** Soon after: an old version would hide what was revoked since. */
  readonly validUntil: string
}

/** The credential that a version of a status list for revocation is, to be signed as any other. */
export async function makeStatusCredential(version: StatusVersion): Promise<Credential> {
  const { id, issuer, bits, validFrom, validUntil } = version
  return {
    '@context': [baseContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom,
    validUntil,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: await encodeStatusList(bits),
    },
  }
}
