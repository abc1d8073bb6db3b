import type { DemonstrationChapter, DemonstrationScan } from '../../../workflows/example.ts'
import { openRecall } from '../../custody/recalls/open-recall.ts'
import type { Signatory } from '../../custody/sign-step.ts'
import { idFrom } from '../../digest.ts'
import type { Installation } from '../../installation.ts'
import { makeAccessKey, principalOf } from '../../people/access/access-keys.ts'
import type { Actor } from '../../recording/entry.ts'
import { findKeyNamed } from '../../store/people/access-keys.ts'
import { certifyGoods, putLicence } from './certify-goods.ts'
import { correctHandOver, putPermit } from './correct-hand-over.ts'
import { passOn } from './pass-on.ts'

/** Who takes part in the chapters of a stream. */
export interface Telling {
  readonly stream: string
  /** When the city began, in milliseconds. */
  readonly start: number
  /** When its story ends: the days of its papers follow from it, whenever they are told. */
  readonly end: Date
  readonly actors: readonly (Actor & { readonly name: string })[]
  /** Records scans of one organisation; gives how many. */
  readonly record: (
    actor: Actor,
    scans: readonly DemonstrationScan[],
    /** Begins the ids of these scans. */
    name: string,
  ) => Promise<number>
}

/** The station by which an organisation of the city passes goods on; its key was shown to nobody. */
const deskName = 'Goods in and out (constructed)'
/** The same for what binds it, such as a correction. */
const officeName = 'Office (constructed)'

/**
 * Tells what happens between the organisations of a stream, each part by the way that everybody takes. Gives how many scans it
 * recorded; told again, it records nothing twice.
 */
export async function tellChapters(
  installation: Installation,
  chapters: Iterable<DemonstrationChapter>,
  telling: Telling,
): Promise<number> {
  const { stream, end, actors, record } = telling
  let scans = 0
  let at = 0
  for (const chapter of chapters) {
    at += 1
    const name = `${stream}/chapter-${at}`
    switch (chapter.tells) {
      case 'scans':
        for (const actor of actors) {
          const own = chapter.scans.filter((scan) => scan.organisation === actor.organisation)
          scans += await record(actor, own, name)
        }
        break
      case 'hand_over':
        await passOn(installation, chapter, {
          name: `city/${stream}/${chapter.name}`,
          start: telling.start,
          sender: await signatoryOf(installation, actors, chapter.sender),
          receiver: await signatoryOf(installation, actors, chapter.receiver),
        })
        break
      case 'recall': {
        const { tells: _, organisation, ...request } = chapter
        const { now, ...by } = await signatoryOf(installation, actors, organisation)
        const recall = { id: idFrom(`city/${name}`), ...request }
        await openRecall(installation, recall, { ...by, now: () => now })
        break
      }
      case 'certificate':
        await certifyGoods(installation, chapter, {
          name: `city/${name}`,
          by: await signatoryOf(installation, actors, chapter.organisation),
          end,
        })
        break
      case 'licence': {
        const by = await signatoryOf(installation, actors, chapter.organisation)
        await putLicence(installation, chapter, { by, end })
        break
      }
      case 'permit': {
        const by = await signatoryOf(installation, actors, chapter.organisation)
        await putPermit(installation, chapter, { name: `city/${name}`, by, end })
        break
      }
      case 'correction':
        await correctHandOver(installation, chapter, {
          name: `city/${name}`,
          handOver: `city/${stream}/${chapter.handOver}`,
          officeOf: (slug) => officeOf(installation, actors, slug),
        })
        break
      default:
        chapter satisfies never
    }
  }
  return scans
}

function signatoryOf(installation: Installation, actors: Telling['actors'], slug: string) {
  return stationOf(installation, actors, { slug, name: deskName, role: 'operator' })
}

function officeOf(installation: Installation, actors: Telling['actors'], slug: string) {
  return stationOf(installation, actors, { slug, name: officeName, role: 'supervisor' })
}

async function stationOf(
  { store: { system }, now }: Installation,
  actors: Telling['actors'],
  { slug, name, role }: { slug: string; name: string; role: 'operator' | 'supervisor' },
): Promise<Signatory> {
  const actor = actors.find(({ organisation }) => organisation === slug)
  if (actor === undefined) throw new RangeError(`Cannot find "${slug}" in the city`)
  const { organisationKey } = actor
  if ((await findKeyNamed(system, organisationKey, name)) === undefined)
    await makeAccessKey(system, organisationKey, { name, now: now(), role })
  const key = await findKeyNamed(system, organisationKey, name)
  if (key === undefined) throw new RangeError(`Cannot find "${name}" of "${slug}"`)
  const organisation = { organisationKey, slug, name: actor.name, names: {} }
  return { principal: principalOf(key), organisation, now: now() }
}
