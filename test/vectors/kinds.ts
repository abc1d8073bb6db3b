import type { Kind } from './kind.ts'
import { credentialInputs, credentialTokens, statusLists } from './kinds/credentials.ts'
import { ed25519 } from './kinds/ed25519.ts'
import { goldenLog } from './kinds/golden-log.ts'
import { jcs } from './kinds/jcs.ts'
import { jcsProof } from './kinds/jcs-proof.ts'
import { merkleConsistency, merkleInclusion } from './kinds/merkle.ts'
import { signedNotes } from './kinds/notes.ts'
import { receipts } from './kinds/receipts.ts'

/** Every kind of vectors that we can run; a file is of the first that fits. */
export const kinds: readonly Kind[] = [
  merkleInclusion,
  merkleConsistency,
  goldenLog,
  receipts,
  signedNotes,
  ed25519,
  jcs,
  jcsProof,
  credentialTokens,
  credentialInputs,
  statusLists,
]
