import type { Saying } from '../../phrases.ts'
import { type ProofFault, proofFault } from '../proof-fault.ts'
import { sameBytes } from './bytes.ts'
import { parseCount } from './count.ts'
import { mostNoteLength } from './note.ts'
import { type NoteKey, type NoteKeyKind, parseKey } from './note-key.ts'
import type { Quorum } from './quorum.ts'

/** Whom somebody believes about which logs: C2SP tlog-policy. */
export interface Policy {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  /** None is asked for where its `least` is 0. */
  readonly quorum: Quorum
}

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: NoteKey
  /** Whoever uses the policy says what it means; for a log of ours, the address before `/checkpoint`. */
  readonly url?: string
}

export interface PolicyWitness {
  /** What the policy calls it, and nobody else. */
  readonly name: string
  readonly key: NoteKey
  /** Where it is asked: the address before `/add-checkpoint`. */
  readonly url?: string
}

/** What the lines read so far have defined. */
interface Draft {
  readonly logs: PolicyLog[]
  readonly witnesses: PolicyWitness[]
  /** Witnesses and groups by name, which share one space of names. */
  readonly named: Map<string, NoteKey | Quorum>
  /** Names that are members of a group already. */
  readonly members: Set<string>
  quorum: Quorum | undefined
  quorumLines: number
}

/** The name that stands for no witness at all, and for nothing else. */
const nobody = 'none'

/** Reads a policy file, and tells all that is wrong with it, each fault with its line. */
export async function parsePolicy(text: string): Promise<Policy | readonly ProofFault[]> {
  const length = text.length
  if (length > mostNoteLength)
    return [proofFault('', 'proof_too_long', { count: length, most: mostNoteLength })]
  const draft: Draft = {
    logs: [],
    witnesses: [],
    named: new Map(),
    members: new Set(),
    quorum: undefined,
    quorumLines: 0,
  }
  const faults: ProofFault[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const wrong = await readLine(line, draft)
    if (wrong !== undefined)
      faults.push(proofFault('', 'policy_line_wrong', { line: at + 1, why: wrong }))
  }
  const { logs, witnesses, quorum, quorumLines } = draft
  if (quorumLines === 0) faults.push(proofFault('', 'policy_without_quorum'))
  return quorum === undefined || faults.length > 0 ? faults : { logs, witnesses, quorum }
}

async function readLine(line: string, draft: Draft): Promise<Saying | undefined> {
  if (hasControl(line)) return { says: 'policy_control_character' }
  const [keyword = '', ...items] = line.split(/[ \t]+/).filter((item) => item !== '')
  if (keyword === '' || keyword.startsWith('#')) return undefined
  switch (keyword) {
    case 'log':
      return readLog(items, draft)
    case 'witness':
      return readWitness(items, draft)
    case 'group':
      return readGroup(items, draft)
    case 'quorum':
      return readQuorum(items, draft)
    default:
      return { says: 'policy_keyword_unknown', values: { given: keyword } }
  }
}

async function readLog(items: readonly string[], { logs }: Draft): Promise<Saying | undefined> {
  const [vkey = '', url] = items
  if (items.length < 1 || items.length > 2) return form('log <vkey> [<url>]')
  const key = await keyOfKind(vkey, 'ed25519')
  if ('says' in key) return key
  if (isListed(logs, key)) return { says: 'policy_key_twice', values: { signer: key.name } }
  logs.push(url === undefined ? { key } : { key, url })
  return undefined
}

async function readWitness(items: readonly string[], draft: Draft): Promise<Saying | undefined> {
  const [name = '', vkey = '', url] = items
  if (items.length < 2 || items.length > 3) return form('witness <name> <vkey> [<url>]')
  const key = await keyOfKind(vkey, 'cosignature')
  if ('says' in key) return key
  const taken = takenName(name, draft)
  if (taken !== undefined) return taken
  const { witnesses, named } = draft
  if (isListed(witnesses, key)) return { says: 'policy_key_twice', values: { signer: key.name } }
  named.set(name, key)
  witnesses.push(url === undefined ? { name, key } : { name, key, url })
  return undefined
}

function readGroup([name, least, ...names]: readonly string[], draft: Draft): Saying | undefined {
  if (name === undefined || least === undefined || names.length === 0)
    return form('group <name> all|any|<k> <name>...')
  const taken = takenName(name, draft)
  if (taken !== undefined) return taken
  const members: (NoteKey | Quorum)[] = []
  for (const one of names) {
    const member = draft.named.get(one)
    if (member === undefined) return { says: 'policy_name_unknown', values: { name: one } }
    if (draft.members.has(one)) return { says: 'policy_member_twice', values: { name: one } }
    draft.members.add(one)
    members.push(member)
  }
  const most = members.length
  const count = least === 'all' ? most : least === 'any' ? 1 : parseCount(least)
  if (count === undefined || count < 1 || count > most)
    return { says: 'policy_threshold_wrong', values: { given: least, most } }
  draft.named.set(name, { least: count, members })
  return undefined
}

function readQuorum(items: readonly string[], draft: Draft): Saying | undefined {
  draft.quorumLines += 1
  if (draft.quorumLines > 1) return { says: 'policy_quorum_twice' }
  const [name] = items
  if (name === undefined || items.length > 1) return form('quorum <name>')
  if (name === nobody) {
    draft.quorum = { least: 0, members: [] }
    return undefined
  }
  const member = draft.named.get(name)
  if (member === undefined) return { says: 'policy_name_unknown', values: { name } }
  draft.quorum = 'members' in member ? member : { least: 1, members: [member] }
  return undefined
}

async function keyOfKind(vkey: string, kind: NoteKeyKind): Promise<NoteKey | Saying> {
  const key = await parseKey(vkey)
  if ('says' in key || key.kind === kind) return key
  return { says: 'policy_key_of_other_kind', values: { signer: key.name } }
}

function takenName(name: string, { named }: Draft): Saying | undefined {
  if (name !== nobody && !named.has(name)) return undefined
  return { says: 'policy_name_taken', values: { name } }
}

/** Under another name a key is still the same. */
function isListed(listed: readonly { readonly key: NoteKey }[], one: NoteKey): boolean {
  return listed.some(({ key }) => sameBytes(key.publicKey, one.publicKey))
}

/** A tab may stand in a line; bytes above ASCII mean nothing here and may too. */
function hasControl(line: string): boolean {
  return [...line].some((mark) => (mark < ' ' && mark !== '\t') || mark === '\u007f')
}

function form(right: string): Saying {
  return { says: 'policy_form_wrong', values: { right } }
}
