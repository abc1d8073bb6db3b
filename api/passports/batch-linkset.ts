import { type Language, type Words, words } from '../../domain/words.ts'
import { recordPath } from '../public-record/neighbour.ts'
import type { LinkedBatch } from '../store/passports/published.ts'
import { addressOfCredential } from './credential-of.ts'

/** One link of a batch: what it is to the batch, and where it leads. */
export interface BatchLink {
  /** A relation of IANA, or a link type of GS1 by its full address. */
  readonly relation: string
  readonly href: string
  readonly title: Words
  readonly type?: string
}

/** Where GS1's link types stand. Source: GS1 Web Vocabulary, as its model linkset has them — read. */
const vocabulary = 'https://ref.gs1.org/voc/'

const titles = {
  record: words('Provenance record', '來源紀錄', '溯源记录'),
  evidence: words('Evidence pack', '證明文件包', '证明材料包'),
  passport: words('Digital product passport', '數碼產品護照', '数字产品护照'),
  status: words('How its passport stands', '護照現時狀態', '护照当前状态'),
  lastStatus: words('How its last passport stands', '最後一份護照的狀態', '最后一份护照的状态'),
  links: words(
    'Links of its passport: versions, predecessors and successors',
    '護照的連結：各版本、前身護照及後續護照',
    '护照的链接：各版本、前身护照和后续护照',
  ),
}

/** Where a batch leads: its record, what it stands on, and its passport as long as that has not ended. */
export function batchLinks({ id, passport }: LinkedBatch, origin: string): readonly BatchLink[] {
  const record = `${origin}${recordPath(id)}`
  const page = { href: record, type: 'text/html' }
  const all: BatchLink[] = [
    // A GS1-conformant resolver has exactly one, with a title and nothing else.
    { relation: `${vocabulary}defaultLink`, href: record, title: titles.record },
    { relation: `${vocabulary}pip`, title: titles.record, ...page },
    { relation: `${vocabulary}traceability`, title: titles.record, ...page },
    {
      relation: 'describedby',
      href: `${record}/evidence.zip`,
      title: titles.evidence,
      type: 'application/zip',
    },
  ]
  if (passport === null) return all
  const credential = addressOfCredential(origin, passport.id)
  const status = { relation: 'status', href: `${credential}/status`, type: 'application/json' }
  if (passport.hasEnded) return [...all, { ...status, title: titles.lastStatus }]
  return [
    ...all,
    {
      relation: `${vocabulary}dpp`,
      href: credential,
      title: titles.passport,
      type: 'application/vc+jwt',
    },
    { ...status, title: titles.status },
    {
      relation: 'linkset',
      href: `${credential}/linkset`,
      title: titles.links,
      type: 'application/linkset+json',
    },
  ]
}

/** What a batch's links are given out with. */
export interface Given {
  readonly anchor: string
  /** What the batch is. */
  readonly description: Words
  readonly language: Language
}

/**
 * The links as RFC 9264 has them, in the shape of UNTP 0.7.0 and of GS1. Both forbid the RFC's `title*`, which would carry
 * every language, so there is one title, in the language asked for.
 */
export function linksetOfBatch(
  links: readonly BatchLink[],
  { anchor, description, language }: Given,
) {
  const targets: Record<string, object[]> = {}
  for (const { relation, ...link } of links) {
    const isDefault = relation === `${vocabulary}defaultLink`
    const said = { ...link, title: link.title[language] }
    const target = isDefault ? said : Object.assign({ public: true }, said)
    targets[relation] = [...(targets[relation] ?? []), target]
  }
  return { linkset: [{ anchor, itemDescription: description[language], ...targets }] }
}

/** The relation that somebody asks for: `gs1:dpp`, or its address in any of the ways in which GS1 has written it; else as it came. */
export function linkTypeIn(asked: string): string {
  const [, name] = /^(?:gs1:|https?:\/\/(?:www\.|ref\.)?gs1\.org\/voc\/)(\w+)$/.exec(asked) ?? []
  return name === undefined ? asked : `${vocabulary}${name}`
}
