import type { Generated } from 'kysely'
import type { EntryKind } from '../../../domain/proof/log/entry.ts'
import type { GivenOnce, Later, WrittenOnce } from './columns.ts'

/** Tables of the public log. Only `log_waiting` is written by whoever records; the rest is the sequencer's. */
export interface LogTables {
  log_waiting: {
    key: Generated<number>
    kind: WrittenOnce<EntryKind>
    /** Each 32 bytes, in their order. */
    digests: WrittenOnce<readonly Buffer[]>
    count: Generated<number>
    since: GivenOnce<Date>
  }
  log_leaf: {
    index: WrittenOnce<number>
    kind: WrittenOnce<EntryKind>
    id: WrittenOnce<string>
    digest: WrittenOnce<Buffer>
  }
  log_tile: {
    level: WrittenOnce<number>
    index: WrittenOnce<number>
    hashes: Buffer
  }
  log_head: {
    size: number
    root: Buffer
    origin: string | null
  }
  log_checkpoint: {
    number: Generated<number>
    size: WrittenOnce<number>
    root: WrittenOnce<Buffer>
    note: WrittenOnce<string>
    published_time: GivenOnce<Date>
  }
  log_key: {
    number: Generated<number>
    vkey: WrittenOnce<string>
    announced_time: GivenOnce<Date>
    ended_time: Later<Date>
  }
  log_policy: {
    number: Generated<number>
    text: WrittenOnce<string>
    published_time: GivenOnce<Date>
  }
}
