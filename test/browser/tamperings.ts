import { formatKey } from '../../domain/proof/log/note-key.ts'
import type { Evidence } from '../../domain/proof/record/evidence.ts'
import { historyOf, parseHistory } from '../../domain/proof/record/history.ts'
import type { RecordStep } from '../../domain/proof/record/verify-record.ts'
import { makeIssuer } from '../domain/proof/credential/signed.ts'
import { makeNoteSigner } from '../harness/note-signer.ts'

/** What a page is sent to check with. */
export interface Sent {
  readonly evidence: Evidence
  readonly policy: string
}

/** One way to deceive, and the step that has to see it. */
export interface Tampering {
  readonly step: RecordStep
  readonly change: (sent: Sent) => Sent | Promise<Sent>
}

/** Ways to deceive with what is sent, each by what is done. */
export const tamperings: Readonly<Record<string, Tampering>> = {
  'a claim of the passport is changed': {
    step: 'signature',
    change: inPassport(([head, body, signature]) => {
      const text = Buffer.from(body ?? '', 'base64url').toString()
      return [
        head,
        Buffer.from(text.replace(/"name":"/, '"name":"New ')).toString('base64url'),
        signature,
      ]
    }),
  },
  'the passport is signed by somebody else': {
    step: 'signature',
    change: inPassport(async ([head, body]) => {
      const { signer } = await makeIssuer()
      const signed = await crypto.subtle.sign('Ed25519', signer.key, Buffer.from(`${head}.${body}`))
      return [head, body, Buffer.from(signed).toString('base64url')]
    }),
  },
  'the passport names the key of another issuer': {
    step: 'key',
    change: inPassport(([head, ...rest]) => {
      const header = JSON.parse(Buffer.from(head ?? '', 'base64url').toString())
      const kid = 'did:web:elsewhere.example#key-1'
      return [Buffer.from(JSON.stringify({ ...header, kid })).toString('base64url'), ...rest]
    }),
  },
  'the issuer’s document is another’s': {
    step: 'key',
    change: async (sent) => {
      const { document } = await makeIssuer()
      return within(sent, { issuerDocument: JSON.stringify(document) })
    },
  },
  'the status list is changed': {
    step: 'status',
    change: (sent) => within(sent, { statusList: flipped(sent.evidence.statusList ?? '') }),
  },
  'an event is hidden': {
    step: 'chain',
    change: inEvents((events) => events.toSpliced(1, 1)),
  },
  'an event is changed': {
    step: 'chain',
    change: inEvents((events) =>
      events.with(1, (events[1] ?? '').replace(/"recordTime":"20/, '"recordTime":"19')),
    ),
  },
  'two events change places': {
    step: 'chain',
    change: inEvents(([first = '', second = '', ...rest]) => [second, first, ...rest]),
  },
  'an event is told twice': {
    step: 'chain',
    change: inEvents((events) => [...events, events.at(-1) ?? '']),
  },
  'the history is shortened': {
    step: 'history',
    change: (sent) => {
      const { subject = '', events = [] } = parseHistory(sent.evidence.history ?? '') ?? {}
      return within(sent, { history: historyOf({ subject, events: events.slice(0, -1) }) })
    },
  },
  'a receipt is of another entry': {
    step: 'logged',
    change: inReceipts(([first = '', second = '', ...rest]) => {
      const entry = /^extra .*$/m.exec(second)?.[0] ?? ''
      return [first.replace(/^extra .*$/m, entry), second, ...rest]
    }),
  },
  'a receipt names another place': {
    step: 'logged',
    change: inReceipts((receipts) =>
      receipts.map((one) =>
        one.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) ^ 1}`),
      ),
    ),
  },
  'the checkpoint is made longer': {
    step: 'checkpoint',
    change: inReceipts((receipts) =>
      receipts.map((one) =>
        one.replace(/(\n\n[^\n]+\n)(\d+)\n/, (_, name, size) => `${name}${Number(size) + 1}\n`),
      ),
    ),
  },
  'the log is one of the same name by another key': {
    step: 'checkpoint',
    change: async ({ evidence, policy }) => {
      const [, name = ''] = /^log ([^+]+)/.exec(policy) ?? []
      const { key } = await makeNoteSigner(name, 'ed25519')
      return { evidence, policy: policy.replace(/^log \S+/, `log ${formatKey(key)}`) }
    },
  },
  'no witness has seen the log': {
    step: 'witness',
    change: inReceipts((receipts) => receipts.map((one) => one.replace(/— witness\S* \S+\n/, ''))),
  },
}

function within({ evidence, policy }: Sent, changed: Partial<Evidence>): Sent {
  return { evidence: { ...evidence, ...changed }, policy }
}

type Parts = readonly (string | undefined)[]

function inPassport(change: (parts: Parts) => Parts | Promise<Parts>): Tampering['change'] {
  return async (sent) => {
    const parts = await change((sent.evidence.passport ?? '').split('.'))
    return within(sent, { passport: parts.join('.') })
  }
}

function inEvents(change: (events: readonly string[]) => readonly string[]): Tampering['change'] {
  return (sent) => within(sent, { events: change(sent.evidence.events ?? []) })
}

function inReceipts(
  change: (receipts: readonly string[]) => readonly string[],
): Tampering['change'] {
  return (sent) => within(sent, { receipts: change(sent.evidence.receipts ?? []) })
}

/** A token with one character of its middle part changed, which stays base64url. */
function flipped(token: string): string {
  const at = Math.floor(token.length / 2)
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
}
