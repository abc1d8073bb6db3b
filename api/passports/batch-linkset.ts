import { recordPath } from '../public-record/neighbour.ts'
import type { LinkedBatch } from '../store/passports/published.ts'
import { addressOfCredential } from './credential-of.ts'

/** One link of a batch: what it is to the batch, and where it leads. */
export interface BatchLink {
  /** A relation of IANA, or a link type of GS1 by its full address. */
  readonly relation: string
  readonly href: string
  readonly title: string
  readonly type?: string
}

/** Where GS1's link types stand. Source: GS1 Web Vocabulary, as its model linkset has them — read. */
const vocabulary = 'https://ref.gs1.org/voc/'

/** Where a batch leads: its record, what it stands on, and its passport as long as that has not ended. */
export function batchLinks({ id, passport }: LinkedBatch, origin: string): readonly BatchLink[] {
  const record = `${origin}${recordPath(id)}`
  const page = { href: record, type: 'text/html' }
  const all: BatchLink[] = [
    // A GS1-conformant resolver has exactly one, with a title and nothing else.
    { relation: `${vocabulary}defaultLink`, href: record, title: 'Provenance record' },
    { relation: `${vocabulary}pip`, title: 'Provenance record', ...page },
    { relation: `${vocabulary}traceability`, title: 'Provenance record', ...page },
    {
      relation: 'describedby',
      href: `${record}/evidence.zip`,
      title: 'Evidence pack',
      type: 'application/zip',
    },
  ]
  if (passport === null) return all
  const credential = addressOfCredential(origin, passport.id)
  const status = { relation: 'status', href: `${credential}/status`, type: 'application/json' }
  if (passport.hasEnded) return [...all, { ...status, title: 'How its last passport stands' }]
  return [
    ...all,
    {
      relation: `${vocabulary}dpp`,
      href: credential,
      title: 'Digital product passport',
      type: 'application/vc+jwt',
    },
    { ...status, title: 'How its passport stands' },
    {
      relation: 'linkset',
      href: `${credential}/linkset`,
      title: 'Links of its passport: versions, predecessors and successors',
      type: 'application/linkset+json',
    },
  ]
}

/** The links as RFC 9264 has them, in the shape of UNTP 0.7.0. */
export function linksetOfBatch(
  links: readonly BatchLink[],
  { anchor, itemDescription }: { readonly anchor: string; readonly itemDescription: string },
) {
  const targets: Record<string, object[]> = {}
  for (const { relation, ...link } of links) {
    const isDefault = relation === `${vocabulary}defaultLink`
    const target = isDefault ? link : Object.assign({ public: true }, link)
    targets[relation] = [...(targets[relation] ?? []), target]
  }
  return { linkset: [{ anchor, itemDescription, ...targets }] }
}

/** The relation that somebody asks for: `gs1:dpp`, or its address in any of the ways in which GS1 has written it; else as it came. */
export function linkTypeIn(asked: string): string {
  const [, name] = /^(?:gs1:|https?:\/\/(?:www\.|ref\.)?gs1\.org\/voc\/)(\w+)$/.exec(asked) ?? []
  return name === undefined ? asked : `${vocabulary}${name}`
}
