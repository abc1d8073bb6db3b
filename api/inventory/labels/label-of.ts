import type { Context } from 'hono'
import { batchLink, type Gs1Numbers, isDemonstrationPrefix } from '../../../domain/batch-link.ts'
import { dangerText } from '../../../domain/danger-text.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import type { Words } from '../../../domain/words.ts'
import type { Label } from '../../../web/pages/labels/label-html.ts'
import { type Level, qrSymbol } from '../../../web/pages/labels/qr.ts'
import type { RecallNotice, RecallSeverity } from '../../../workflows/recall.ts'
import { recallMark } from '../../../workflows/recall-text.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { kindWords, stateWords } from '../../../workflows/words-of.ts'
import type { StoredBatch } from '../../store/inventory/batches.ts'
import { batchStateOf } from '../../store/inventory/batches.ts'
import { dangerView } from '../danger.ts'

/** A recall that is open on what a label is for. */
interface LabelRecall {
  readonly severity: RecallSeverity
  readonly notice: RecallNotice
}

/** What links are made from, beside the batch itself. */
export interface LinkBase {
  /** Scheme, host, port and path that links begin with, without a slash at the end. */
  readonly url: string
  /** Undefined for short links. */
  readonly companyPrefix: string | undefined
  /** Nobody said where links lead, so they lead to wherever they were asked for. */
  readonly isTrial: boolean
}

/** The link that a batch's QR carries. A kind that its stream gives no GS1 number gets the short link. */
export function linkOf(
  streams: ReadonlyMap<string, LoadedStream>,
  batch: StoredBatch,
  { url, companyPrefix }: LinkBase,
): string {
  return batchLink(url, batch.id, gs1Of(streams, batch, companyPrefix))
}

/** A batch's label as of a day, with a QR of the level given. */
export function labelOf(
  streams: ReadonlyMap<string, LoadedStream>,
  batch: StoredBatch,
  {
    base,
    day,
    level,
    recalls,
  }: { base: LinkBase; day: string; level: Level; recalls: readonly LabelRecall[] },
): Label {
  const { id, code, massGrams, kind, state } = batch
  const stream = streams.get(batch.stream)
  const link = linkOf(streams, batch, base)
  const gs1 = gs1Of(streams, batch, base.companyPrefix)
  return {
    code,
    massGrams,
    day,
    link,
    kind: kindWords(stream, kind),
    state: stateWords(stream, state),
    symbol: qrSymbol(link, level),
    typed: { host: base.url.replace(/^https?:\/\//, ''), code: shortCodeOf(id) },
    danger: dangerOf(stream, batch),
    recalled: recallMark(recalls),
    isTrial: base.isTrial,
    facts: stream?.onLabel?.(batchStateOf(batch)) ?? [],
    demonstration: gs1 !== undefined && isDemonstrationPrefix(gs1.companyPrefix),
  }
}

function dangerOf(stream: LoadedStream | undefined, batch: StoredBatch): Words | undefined {
  const danger = dangerView(stream, batchStateOf(batch))
  return danger === null ? undefined : dangerText(danger)
}

function gs1Of(
  streams: ReadonlyMap<string, LoadedStream>,
  { stream, kind: name }: StoredBatch,
  companyPrefix: string | undefined,
): Gs1Numbers | undefined {
  const kind = streams.get(stream)?.kinds[name]?.gs1
  return kind === undefined || companyPrefix === undefined ? undefined : { companyPrefix, kind }
}

/** What a deployment says of its links. */
export interface LinkOptions {
  /** Where links lead; where each request came in when absent. */
  readonly publicUrl?: string | undefined
  /** For GS1 Digital Links; short links when absent. */
  readonly gs1CompanyPrefix?: string | undefined
}

/** Where links lead: where the settings say, else where this request came in. */
export function linkBase(context: Context, options: LinkOptions): LinkBase {
  const { publicUrl, gs1CompanyPrefix: companyPrefix } = options
  const isTrial = publicUrl === undefined
  return { url: publicUrl ?? new URL(context.req.url).origin, companyPrefix, isTrial }
}
