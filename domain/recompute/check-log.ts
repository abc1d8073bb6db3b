import { fromBase64 } from '../proof/log/base64.ts'
import { sameBytes, utf8 } from '../proof/log/bytes.ts'
import { parseEntry } from '../proof/log/entry.ts'
import { leafInput } from '../proof/log/merkle.ts'
import type { Trust } from '../proof/log/open-checkpoint.ts'
import type { HashBytes } from '../proof/log/sha256.ts'
import { entryLine, exportFiles } from './export-files.ts'
import type { Finding } from './finding.ts'
import { type CoveredLeaf, rootOfCover } from './log-cover.ts'
import { readLine } from './read-line.ts'
import { trustedCheckpoint } from './trusted-checkpoint.ts'

/** What of an export is of the public log. */
export interface LogPart {
  readonly checkpoint: string
  readonly entries: AsyncIterable<string>
  readonly nodes: AsyncIterable<string>
}

/** What was found of the log. */
export interface LogCheck {
  /** Leaves that the log has. */
  readonly size: number
  /** Events of the export that are among them. */
  readonly logged: number
  /** Whether a key that the one who checks believes signed it; undefined where they named none. */
  readonly isSigned: boolean | undefined
  /** Whether enough witnesses whom they believe signed it; undefined where they named none. */
  readonly isWitnessed: boolean | undefined
}

/** Against what the log of an export is held. */
export interface LogGiven {
  /** Digests of the events of the export, each with its line. */
  readonly events: ReadonlyMap<string, number>
  readonly trust: Trust | undefined
  readonly hash: HashBytes
  readonly add: (finding: Finding) => void
}

/** Holds the events of an export against the public log: each has a leaf, and the leaves with the nodes beside make the root that the log signed. */
export async function checkLog(part: LogPart, given: LogGiven): Promise<LogCheck | undefined> {
  const { events, trust, hash, add } = given
  const opened = await trustedCheckpoint(part.checkpoint, trust)
  const file = exportFiles.checkpoint
  if ('says' in opened) {
    add({ file, says: opened.says, values: opened.values ?? {} })
    return undefined
  }
  for (const { says, values = {} } of opened.faults) add({ file, says, values })
  const leaves = await leavesIn(part.entries, given)
  for (const [digest, line] of events) {
    if (!leaves.digests.has(digest))
      add({ file: exportFiles.events, line, says: 'recompute_event_unlogged', values: { digest } })
  }
  const { size, root } = opened.checkpoint
  const found = rootOfCover(size, {
    leaves: leaves.leaves,
    nodes: (await nodesIn(part.nodes)).values(),
    hash,
  })
  // Without leaves nothing is to be shown.
  if (leaves.leaves.length > 0 && (found === undefined || !sameBytes(found, root)))
    add({ file: exportFiles.entries, says: 'recompute_root_other', values: { size } })
  const logged = [...events.keys()].filter((digest) => leaves.digests.has(digest)).length
  return { size, logged, isSigned: opened.isSigned, isWitnessed: opened.isWitnessed }
}

async function leavesIn(entries: AsyncIterable<string>, { events, hash, add }: LogGiven) {
  const leaves: CoveredLeaf[] = []
  const digests = new Set<string>()
  const file = exportFiles.entries
  let line = 0
  for await (const text of entries) {
    line += 1
    const read = readLine(entryLine, text)
    const bytes = utf8(read?.entry ?? '')
    const entry = parseEntry(bytes)
    if (read === undefined || entry?.kind !== 'event') {
      add({ file, line, says: 'recompute_line_unreadable', values: {} })
      continue
    }
    const { digest } = entry
    if (!events.has(digest))
      add({ file, line, says: 'recompute_event_missing', values: { digest } })
    digests.add(digest)
    leaves.push({ index: read.index, leafHash: hash(leafInput(bytes)) })
  }
  return { leaves, digests }
}

async function nodesIn(lines: AsyncIterable<string>): Promise<readonly Uint8Array[]> {
  const nodes: Uint8Array[] = []
  for await (const text of lines) nodes.push(fromBase64(text) ?? new Uint8Array())
  return nodes
}
