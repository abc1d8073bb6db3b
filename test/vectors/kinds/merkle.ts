import { verifyConsistency, verifyInclusion } from '../../../domain/proof/log/merkle.ts'
import { type Kind, listIn, testsHave } from '../kind.ts'
import { bytesOf } from '../loose-base64.ts'

interface Expected {
  readonly desc: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
}
interface InclusionVector extends Expected {
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string
  readonly leafHash: string
}
interface ConsistencyVector extends Expected {
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
}

/** Inclusion proofs as transparency-dev publishes them. */
export const merkleInclusion: Kind = {
  name: 'merkle inclusion',
  fits: (file) => testsHave(file, 'leafIdx', 'treeSize'),
  run: (file) =>
    Promise.all(
      listIn<InclusionVector>(file, 'tests').map(async (vector) => {
        const holds = await verifyInclusion({
          index: vector.leafIdx,
          size: vector.treeSize,
          leafHash: bytesOf(vector.leafHash),
          proof: (vector.proof ?? []).map(bytesOf),
          root: bytesOf(vector.root),
        })
        return { part: 'tests', name: vector.desc, passed: holds !== vector.wantErr }
      }),
    ),
}

/** Consistency proofs as transparency-dev publishes them. */
export const merkleConsistency: Kind = {
  name: 'merkle consistency',
  fits: (file) => testsHave(file, 'size1', 'size2'),
  run: (file) =>
    Promise.all(
      listIn<ConsistencyVector>(file, 'tests').map(async (vector) => {
        const holds = await verifyConsistency({
          from: vector.size1,
          to: vector.size2,
          rootFrom: bytesOf(vector.root1),
          rootTo: bytesOf(vector.root2),
          proof: (vector.proof ?? []).map(bytesOf),
        })
        return { part: 'tests', name: vector.desc, passed: holds !== vector.wantErr }
      }),
    ),
}
