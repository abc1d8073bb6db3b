import type { Group } from '../clients/planning.ts'
import type { Request } from '../model/request.ts'
import type { Approvals } from './approvals.ts'

/** What goes over the line for one or several requests. */
export interface Message {
  path(approvals: Approvals): string
  readonly type: string
  readonly text: string
  /** The answer as one body for each request, where there are several. */
  read(text: string): unknown
}

/** Writes requests, signed as they are to be, as the one message that they are sent in. */
export function messageOf(
  as: Group['kind'],
  requests: readonly Request[],
  bodies: readonly object[],
): Message {
  const json = { type: 'application/json', read: (text: string): unknown => JSON.parse(text) }
  const [first] = requests
  const [body] = bodies
  if (first === undefined || body === undefined) throw new RangeError('Cannot send nothing')
  if (as === 'list') return { ...json, path: () => '/scans', text: JSON.stringify(bodies) }
  if (as === 'one' || as === 'race') {
    return { ...json, path: (approvals) => pathOf(first, approvals), text: textOf(first, body) }
  }
  if (as === 'sheet') {
    const read = (text: string) => decisionsIn(text, requests)
    return { path: () => '/hand-overs/sheet', type: 'text/csv', text: sheetOf(requests), read }
  }
  const steps = bodies.map((one, at) => ({ ...one, handOver: handOverOf(requests[at]) }))
  return {
    ...json,
    path: () => `/hand-overs/${as}`,
    text: JSON.stringify({ steps }),
    read: (text) => receiptsIn(JSON.parse(text)),
  }
}

function receiptsIn(answer: { readonly receipts?: readonly Readonly<Record<string, unknown>>[] }) {
  return answer.receipts?.map(({ handOver, ...rest }) => ({ ...rest, id: handOver })) ?? answer
}

const columns = ['line', 'acceptedGrams', 'refusedGrams', 'reason', 'note', 'code'] as const
const header = 'hand_over,line,accepted_grams,refused_grams,reason,note,code'

/** Nothing that is sent here has a comma or a quotation mark in it. */
function sheetOf(requests: readonly Request[]): string {
  const rows = requests.flatMap((request) => {
    const lines = request.body.lines as readonly Readonly<Record<string, unknown>>[]
    return lines.map((line) =>
      [handOverOf(request), ...columns.map((column) => line[column] ?? '')].join(','),
    )
  })
  return `${[header, ...rows].join('\r\n')}\r\n`
}

function decisionsIn(text: string, requests: readonly Request[]): unknown {
  if (text.startsWith('{')) return JSON.parse(text)
  const rows = text.split('\r\n').map((row) => row.split(','))
  const count = header.split(',').length
  return requests.map((request) => {
    const id = handOverOf(request)
    const told = rows.find(([handOver]) => handOver === id)
    return { id, status: told?.[count], code: told?.[count + 1] }
  })
}

function handOverOf(request: Request | undefined): string | undefined {
  return request !== undefined && 'handOver' in request.place ? request.place.handOver : undefined
}

/** A refusal has no id of its own, and a signature says nothing more. */
function textOf({ place }: Request, body: object): string {
  if (place.kind === 'approval') return '{}'
  const asked = 'reason' in body ? { reason: body.reason } : {}
  return JSON.stringify(place.kind === 'approval_refusal' ? asked : body)
}

function pathOf({ place }: Request, approvals: Approvals): string {
  switch (place.kind) {
    case 'scan':
      return '/scans'
    case 'offer':
      return '/hand-overs'
    case 'step':
      return `/hand-overs/${place.handOver}/steps`
    case 'adjustment':
      return `/hand-overs/${place.handOver}/corrections`
    case 'correction':
      return '/corrections'
    case 'credit':
      return '/credits'
    case 'claim':
      return '/claims'
    case 'permit':
      return '/permits'
    case 'approval':
      return `/approvals/${approvals.of(place.scan)}`
    case 'approval_refusal':
      return `/approvals/${approvals.of(place.scan)}/refusal`
    case 'recall':
      return '/recalls'
    case 'objection':
      return `/recalls/${place.recall}/objections`
    case 'recall_end':
      return `/recalls/${place.recall}/end`
    default:
      return place satisfies never
  }
}
