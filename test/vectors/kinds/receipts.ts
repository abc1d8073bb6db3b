import { parseNote } from '../../../domain/proof/log/note.ts'
import { type NoteKey, parseKey } from '../../../domain/proof/log/note-key.ts'
import { openCheckpoint } from '../../../domain/proof/log/open-checkpoint.ts'
import { verifyProof } from '../../../domain/proof/log/verify-proof.ts'
import { hasLists, type Kind, listIn, type VectorFile } from '../kind.ts'
import { bytesOf } from '../loose-base64.ts'

interface CosignatureVector {
  readonly checkpoint: string
  readonly cosigned: string
  readonly time: number
  readonly valid: boolean
}
interface ProofVector {
  readonly leafHash: string
  readonly tlogProof: string
  readonly valid: boolean
}

/** Cosigned checkpoints and `tlog-proof@v1` receipts of one log with one witness. */
export const receipts: Kind = {
  name: 'cosignatures and receipts',
  fits: (file) => hasLists(file, 'cosignatures') || hasLists(file, 'proofs'),
  run: async (file) => {
    const log = await keyIn(file, 'logVkey')
    const witness = await keyIn(file, 'witnessVkey')
    const cosignatures = listIn<CosignatureVector>(file, 'cosignatures').map(async (vector, at) => {
      const trust = { logs: [log], witnesses: [witness], quorum: 1 }
      const opened = await openCheckpoint(vector.cosigned, trust)
      const holds = !('says' in opened) && opened.witnesses[0]?.time === vector.time
      const isOver = textOf(vector.cosigned) === textOf(vector.checkpoint)
      const passed = (holds && isOver) === vector.valid
      return { part: 'cosignatures', name: `cosignature ${at}`, passed }
    })
    const proofs = listIn<ProofVector>(file, 'proofs').map(async (vector, at) => {
      const trust = { logs: [log], witnesses: [], quorum: 0 }
      const logged = await verifyProof(vector.tlogProof, bytesOf(vector.leafHash), trust)
      const passed = !('says' in logged) === vector.valid
      return { part: 'proofs', name: `proof ${at}`, passed }
    })
    return Promise.all([...cosignatures, ...proofs])
  },
}

async function keyIn(file: VectorFile, name: string): Promise<NoteKey> {
  const key = await parseKey(String(file[name]))
  if ('says' in key) throw new RangeError(`Cannot read "${name}": ${key.says}`)
  return key
}

function textOf(note: string): string | undefined {
  const parsed = parseNote(note)
  return 'says' in parsed ? undefined : parsed.text
}
