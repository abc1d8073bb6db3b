import { accountWords, flowWords, movementWords } from '../../../domain/ledger-words.ts'
import { canonical } from '../../../domain/proof/canonical.ts'
import { exportVersion } from '../../../domain/recompute/export-files.ts'
import { namesOfAll } from '../../../workflows/shown-names.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { sha256 } from '../../digest.ts'

/** What the codes in an export stand for, in three languages, and the tables of stages that events are written in today. */
export function codesOf(streams: ReadonlyMap<string, LoadedStream>): string {
  const { names = {}, stages = {} } = namesOfAll(streams)
  return canonical({
    v: exportVersion,
    accounts: accountWords,
    movements: movementWords,
    figures: flowWords,
    streams: [...streams.values()].map((stream) => ({
      name: stream.name,
      label: stream.label,
      schemaDigest: sha256(stream.table),
      stages: Object.values(stream.allStages).map(({ name, label, mass }) => ({
        name,
        label,
        mass,
      })),
    })),
    stages,
    names,
  })
}
