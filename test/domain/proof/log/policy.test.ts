import { beforeAll, describe, expect, it } from 'vitest'
import { formatCheckpoint } from '../../../../domain/proof/log/checkpoint.ts'
import { formatPolicy } from '../../../../domain/proof/log/format-policy.ts'
import { formatNote } from '../../../../domain/proof/log/note.ts'
import { formatKey, noteKey } from '../../../../domain/proof/log/note-key.ts'
import { openCheckpoint, trustOf } from '../../../../domain/proof/log/open-checkpoint.ts'
import { type Policy, parsePolicy } from '../../../../domain/proof/log/policy.ts'
import { cosignText, type NoteSigner, signText } from '../../../../domain/proof/log/sign-note.ts'
import { makeNoteSigner } from '../../../harness/note-signer.ts'

const names = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'] as const
const text = formatCheckpoint({
  origin: 'log.example/1',
  size: 7,
  root: new Uint8Array(32),
  extensions: [],
})
let log: NoteSigner
let witnesses: ReadonlyMap<string, NoteSigner>
let key: (name: string) => string

beforeAll(async () => {
  log = await makeNoteSigner('log.example/1', 'ed25519')
  const made = names.map(
    async (name) => [name, await makeNoteSigner(`${name}.example`, 'cosignature')] as const,
  )
  witnesses = new Map(await Promise.all(made))
  key = (name) => formatKey((name === 'log' ? log : signerOf(name)).key)
})

/** The example of C2SP tlog-policy, with keys. */
const example = () => `log ${key('log')}

witness X1 ${key('X1')}
witness X2 ${key('X2')}
witness X3 ${key('X3')}
group X-witnesses 2 X1 X2 X3

witness Y1 ${key('Y1')}
witness Y2 ${key('Y2')}
witness Y3 ${key('Y3')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`

/** What may stand in no policy, with the rule that says so. */
const refusals: readonly (readonly [string, () => string, string])[] = [
  ['no quorum', () => '', 'policy_without_quorum'],
  ['two quorums', () => 'quorum none\nquorum none', 'policy_quorum_twice'],
  ['a quorum of nothing', () => 'quorum', 'policy_form_wrong'],
  ['a quorum of two', () => `${listed()}\nquorum X1 X2`, 'policy_form_wrong'],
  ['a quorum not known', () => 'quorum nobody', 'policy_name_unknown'],
  ['a quorum known later', () => `quorum X1\n${listed()}`, 'policy_name_unknown'],
  [
    'a group known later',
    () => `${listed()}\ngroup g any h\ngroup h any X1\nquorum g`,
    'policy_name_unknown',
  ],
  ['a group of itself', () => 'group g any g\nquorum none', 'policy_name_unknown'],
  ['none as a member', () => `${listed()}\ngroup g any X1 none\nquorum g`, 'policy_name_unknown'],
  ['a member twice', () => `${listed()}\ngroup g any X1 X1\nquorum g`, 'policy_member_twice'],
  [
    'a member of two groups',
    () => `${listed()}\ngroup g any X1\ngroup h any X1 X2\nquorum h`,
    'policy_member_twice',
  ],
  ['no members', () => `${listed()}\ngroup g any\nquorum none`, 'policy_form_wrong'],
  ...['0', '3', '-1', '1.5', '01', 'most', 'ALL'].map(
    (least): readonly [string, () => string, string] => [
      `a threshold of ${least}`,
      () => `${listed()}\ngroup g ${least} X1 X2\nquorum g`,
      'policy_threshold_wrong',
    ],
  ),
  ['a witness called none', () => `witness none ${key('X1')}\nquorum none`, 'policy_name_taken'],
  ['a group called none', () => `${listed()}\ngroup none any X1\nquorum none`, 'policy_name_taken'],
  [
    'a name twice',
    () => `witness w ${key('X1')}\nwitness w ${key('X2')}\nquorum w`,
    'policy_name_taken',
  ],
  [
    'a group called as a witness',
    () => `${listed()}\ngroup X1 any X2\nquorum X1`,
    'policy_name_taken',
  ],
  [
    'a key of a witness twice',
    () => `witness a ${key('X1')}\nwitness b ${key('X1')}\nquorum a`,
    'policy_key_twice',
  ],
  ['a log twice', () => `log ${key('log')}\nlog ${key('log')}\nquorum none`, 'policy_key_twice'],
  ['a witness as a log', () => `log ${key('X1')}\nquorum none`, 'policy_key_of_other_kind'],
  ['a log as a witness', () => `witness w ${key('log')}\nquorum w`, 'policy_key_of_other_kind'],
  ['no key', () => 'log x\nquorum none', 'note_key_wrong'],
  ['a log with too much', () => `log ${key('log')} a b\nquorum none`, 'policy_form_wrong'],
  ['a witness without a key', () => 'witness w\nquorum none', 'policy_form_wrong'],
  ['another word', () => 'quorums none\nquorum none', 'policy_keyword_unknown'],
  ['a word in capitals', () => 'Quorum none\nquorum none', 'policy_keyword_unknown'],
  ['a carriage return', () => 'quorum none\r\n', 'policy_control_character'],
  ['a no-break space', () => 'quorum\u00a0none\nquorum none', 'policy_keyword_unknown'],
]

describe('a policy', () => {
  it('is met by those whom its groups ask for, as in the example of the specification', async () => {
    const policy = await read(example())
    expect(await holds(policy, 'X1', 'X2', 'Y3')).toBe(true)
    expect(await holds(policy, 'X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3')).toBe(true)
    expect(await holds(policy, 'X1', 'Y1', 'Y2', 'Y3')).toBe(false)
    expect(await holds(policy, 'X1', 'X2', 'X3')).toBe(false)
    expect(await holds(policy)).toBe(false)
    const few = await openCheckpoint(await signedBy('X1', 'X2'), trustOf(policy))
    expect(few).toEqual({ says: 'checkpoint_quorum_missed', values: { count: 1, least: 2 } })
  })

  it.each([
    ['quorum none', [], true],
    ['quorum X1', [], false],
    ['quorum X1', ['X2'], false],
    ['quorum X1', ['X1'], true],
    ['group g 3 X1 X2 X3\nquorum g', ['X1', 'X2'], false],
    ['group g 3 X1 X2 X3\nquorum g', ['X1', 'X2', 'X3'], true],
    ['group g any X1\nquorum g', ['X1'], true],
    ['group g 1 X1 X2\ngroup h all g Y1\nquorum h', ['X1', 'X2'], false],
    ['group g 1 X1 X2\ngroup h all g Y1\nquorum h', ['X2', 'Y1'], true],
    // A group that is defined and not asked for asks nothing.
    ['group g all X1 X2\nquorum Y1', ['Y1'], true],
    ['quorum Y1\ngroup g all X1 X2', ['Y1'], true],
  ])('reads %j', async (lines, signers, isMet) => {
    expect(await holds(await read(`${listed()}\n${lines}\n`), ...signers)).toBe(isMet)
  })

  it('takes spaces, tabs, empty lines, remarks, addresses and names of any letters', async () => {
    const policy = await read(
      [
        '# who may say so — 誰可作證',
        '\t # indented',
        '  ',
        `\tlog  ${key('log')}\thttps://log.example/  `,
        `witness 見證 ${key('X1')} https://w.example/`,
        `witness all ${key('X2')}`,
        'group none-at-all any 見證 all',
        'quorum\tnone-at-all',
        '',
      ].join('\n'),
    )
    expect(policy.logs).toEqual([{ key: log.key, url: 'https://log.example/' }])
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['見證', 'https://w.example/'],
      ['all', undefined],
    ])
  })

  it('may have 32 logs, witnesses and groups, and no log at all', async () => {
    const made = Array.from({ length: 32 }, async (_, at) => [
      `log ${formatKey((await makeNoteSigner(`log.example/${at}`, 'ed25519')).key)}`,
      `witness w${at} ${formatKey((await makeNoteSigner(`w.example/${at}`, 'cosignature')).key)}`,
      `group g${at} any w${at}`,
    ])
    const lines = (await Promise.all(made)).flat()
    const policy = await read([...lines, 'quorum g31', ''].join('\n'))
    expect([policy.logs.length, policy.witnesses.length]).toEqual([32, 32])
    expect((await read('quorum none')).logs).toEqual([])
  })

  it('believes any of its logs, two keys of one name while one is replaced', async () => {
    const next = await makeNoteSigner('log.example/1', 'ed25519')
    const line = (one: NoteSigner) => `log ${formatKey(one.key)}`
    const both = await read([line(log), line(next), 'quorum none'].join('\n'))
    const signed = async (...signers: readonly NoteSigner[]) =>
      formatNote({ text, signatures: await Promise.all(signers.map((one) => signText(text, one))) })
    const onlyOld = await read(`${line(log)}\nquorum none`)
    const onlyNew = await read(`${line(next)}\nquorum none`)
    const during = await signed(log, next)
    for (const policy of [both, onlyOld, onlyNew])
      expect(await openCheckpoint(during, trustOf(policy))).toHaveProperty('size', 7)
    expect(await openCheckpoint(await signed(next), trustOf(both))).toHaveProperty('size', 7)
    expect(await openCheckpoint(await signed(next), trustOf(onlyOld))).toHaveProperty('says')
  })

  it.each(refusals)('is refused for %s', async (_, lines, says) => {
    expect(await saysOf(lines())).toContain(says)
  })

  it('tells every line that is wrong, and no more', async () => {
    const faults = await parsePolicy('log x\n\nwitness\nquorum q\n')
    expect('logs' in faults ? [] : faults.map(({ values }) => values.line)).toEqual([1, 3, 4])
    expect(await saysOf('x'.repeat(1_000_001))).toEqual(['proof_too_long'])
  })

  it('knows a key by its bytes, whatever it is called', async () => {
    const { key: one } = signerOf('X1')
    const same = await noteKey('other.example', 'cosignature', one.publicKey)
    expect(
      await saysOf(`witness a ${formatKey(one)}\nwitness b ${formatKey(same)}\nquorum a`),
    ).toEqual(['policy_key_twice'])
  })
})

describe('a policy that is written anew', () => {
  it.each([
    ['the example of C2SP', () => example()],
    ['nobody', () => `log ${key('log')} https://log.example/log\nquorum none\n`],
    ['one', () => `witness X1 ${key('X1')} https://x.example\nquorum X1\n`],
    [
      'a witness that is called as a group would be',
      () => `witness group-1 ${key('X1')}\ngroup g any group-1\ngroup h all g\nquorum h\n`,
    ],
  ])('says what was read, and is read the same: %s', async (_, given) => {
    const policy = await read(given())
    expect(await read(formatPolicy(policy))).toEqual(policy)
  })

  it('has nothing else of the file: no remark, and no group that nobody asks for', async () => {
    const spare = `group spare-of-ms-wong any X1\n${example().replace('2 X1 X2', '1 X2')}`
    const lines = spare.split('\n')
    const given = ['# Ask Ms Wong', ...lines.slice(3, 6), ...lines.slice(0, 1), ...lines.slice(6)]
    const written = formatPolicy(await read(given.join('\n')))
    expect(written).not.toMatch(/Wong|wong|X-witnesses|#/)
    expect(written.split('\n')).toContain('quorum group-3')
  })
})

function listed(): string {
  return [`log ${key('log')}`, ...names.map((name) => `witness ${name} ${key(name)}`)].join('\n')
}

function signerOf(name: string): NoteSigner {
  const signer = witnesses.get(name)
  if (signer === undefined) throw new RangeError(`No witness is called ${name}`)
  return signer
}

async function read(policy: string): Promise<Policy> {
  const answer = await parsePolicy(policy)
  if ('logs' in answer) return answer
  throw new Error(JSON.stringify(answer))
}

async function saysOf(policy: string): Promise<readonly string[]> {
  const answer = await parsePolicy(policy)
  if ('logs' in answer) return []
  return answer.map(({ says, values: { why } }) =>
    typeof why === 'object' && 'says' in why ? why.says : says,
  )
}

async function signedBy(...signers: readonly string[]): Promise<string> {
  const cosigned = signers.map((name) => cosignText(text, 1_790_000_000, signerOf(name)))
  return formatNote({
    text,
    signatures: [await signText(text, log), ...(await Promise.all(cosigned))],
  })
}

async function holds(policy: Policy, ...signers: readonly string[]): Promise<boolean> {
  return !('says' in (await openCheckpoint(await signedBy(...signers), trustOf(policy))))
}
