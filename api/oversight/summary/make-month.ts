import { usualTimeZone } from '../../../domain/local-day.ts'
import { daysOfMonth } from '../../../domain/summary/months.ts'
import type { PublishedLine } from '../../../domain/summary/publish-line.ts'
import { type StageMeanings, summarise } from '../../../domain/summary/summarise.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Installation } from '../../installation.ts'
import { companiesOverseen } from '../../store/oversight/jurisdiction.ts'
import type { KeptLine, StoredMonth } from '../../store/oversight/public-summaries.ts'
import { sumForSummary } from '../../store/oversight/summary-sums.ts'

/** A month of an authority's jurisdiction as anybody may read it; what is withheld is not among it. */
export async function makeMonth(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  authorityKey: number,
  { month, now }: { readonly month: string; readonly now: Date },
): Promise<StoredMonth> {
  const companies = await companiesOverseen(store.system, authorityKey)
  const keys = companies.map(({ organisationKey }) => organisationKey)
  const asked = { keys, ...daysOfMonth(month), timeZone: usualTimeZone }
  const lines = keys.length === 0 ? [] : await sumForSummary(store.own(...keys), asked)
  const published = summarise(lines, meaningsOf(streams))
  return {
    month,
    asOf: now,
    figures: {
      in: kept(published.in),
      reused: kept(published.reused),
      recycled: kept(published.recycled),
      out: kept(published.out),
      lost: kept(published.lost),
    },
  }
}

function kept({ parts, total }: PublishedLine): KeptLine {
  return { parts: Object.fromEntries(parts), total }
}

/** What the stages of every stream mean to a summary, by the stream's name. */
export function meaningsOf(
  streams: ReadonlyMap<string, LoadedStream>,
): ReadonlyMap<string, StageMeanings> {
  return new Map(
    [...streams].map(([name, { summary, allStages }]) => [
      name,
      {
        recycled: summary?.recycled ?? [],
        reused: summary?.reused ?? [],
        between: Object.values(allStages)
          .filter(({ by }) => by === 'hand_over')
          .map((stage) => stage.name),
      },
    ]),
  )
}
