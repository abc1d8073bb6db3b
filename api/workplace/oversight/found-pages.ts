import { type Context, Hono } from 'hono'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { nameIn } from '../../../domain/local-names.ts'
import { type Words, wordsFrom } from '../../../domain/words.ts'
import { nameAndCode } from '../../../web/pages/record/format.ts'
import { type FoundLine, foundBody } from '../../../web/pages/workplace/oversight/find-page.ts'
import { registerPhrases as say } from '../../../web/pages/workplace/oversight/register-phrases.ts'
import { custodyNames } from '../../../workflows/custody-names.ts'
import { plainWords, stageWords } from '../../../workflows/words-of.ts'
import type { Env } from '../../http/env.ts'
import { pageLanguage } from '../../http/page-language.ts'
import type { Installation } from '../../installation.ts'
import { type Found, findAnything } from '../../oversight/find/find-anything.ts'
import { openScope, wholeJurisdiction } from '../../oversight/scope.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { showPage } from '../show-page.ts'
import { stateWords } from '../words-of.ts'

/** How far back the registers are opened that something leads to, in days: the longest period that they take, and a little less. */
const daysBack = 18 * 365

/** `GET /work/found`: what somebody typed, and where to go on from it. */
export function createFoundPages(installation: Installation, now: () => Date) {
  return new Hono<Env>().get('/found', (context) => showFound(context, installation, now()))
}

async function showFound(context: Context<Env>, installation: Installation, now: Date) {
  const language = pageLanguage(context)
  const organisation = context.req.query('organisation') || undefined
  const text = (context.req.query('text') ?? '').trim().slice(0, 200)
  const look = lookOf(context)
  const scope = await openScope(installation, { organisation }, look)
  const found = text === '' ? [] : await findAnything(installation, scope, { text, look })
  const today = localDay(now, { timeZone: scope.timeZone })
  const days: readonly [string, string][] = [
    ['from', daysAfter(today, -daysBack)],
    ['to', daysAfter(today, 1)],
  ]
  const isWide = scope.of === 'jurisdiction'
  const slugs = new Set(scope.organisations.map(({ slug }) => slug))
  const lines = found.map((one) => lineOf(one, installation, { days, isWide, slugs }))
  return showPage(context, {
    title: say.findTitle[language],
    body: foundBody({ text, organisation, found: lines.map((line) => line(language)) }, language),
  })
}

interface Around {
  readonly days: readonly [string, string][]
  /** Whether the whole jurisdiction was searched, so that ways on name whose register it is. */
  readonly isWide: boolean
  /** Short names of those whose own things were searched. */
  readonly slugs: ReadonlySet<string>
}

function lineOf(
  { kind, name, organisation, other, said, stream, paper, id, called: place }: Found,
  { streams }: Installation,
  { days, isWide, slugs }: Around,
) {
  const own: readonly [string, string][] = isWide ? [['organisation', organisation.slug]] : []
  const to = (register: string, ...asked: [string, string][]) =>
    `/work/registers/${register}?${new URLSearchParams(Object.fromEntries([...days, ...own, ...asked]))}`
  const isOwn = slugs.has(name)
  const whole = isWide ? wholeJurisdiction : organisation.slug
  const query = own.length === 0 ? '' : `?${new URLSearchParams([...own])}`
  const whose = wordsFrom((language) =>
    [organisation, ...(other === null ? [] : [other])]
      .map((one) => nameIn(one, language))
      .join(' → '),
  )
  const line = (
    label: Words,
    words: Words,
    href: string,
    ways: FoundLine['ways'],
  ): ((language: keyof Words) => FoundLine) => {
    return (language) => ({
      kind: label,
      name: called(name, language),
      whose: whose[language],
      said: words[language],
      href,
      ways,
    })
  }
  const called = (text: string, language: keyof Words) => {
    if (place !== null) return nameAndCode({ name: nameIn(place, language), code: text }, language)
    return kind === 'organisation' ? nameIn(organisation, language) : (paper ?? text)
  }
  const code = encodeURIComponent(name)
  const nothing = wordsFrom(() => '')
  switch (kind) {
    case 'batch':
      return line(
        say.foundBatch,
        stateWords(streams, { stream: stream ?? '', state: said ?? '' }),
        `/work/batches/${code}${query}`,
        [
          { href: to('held', ['organisation', whole], ['cameOf', id ?? '']), label: say.holdersOf },
          { href: `/work/batches/${code}/lineage${query}`, label: say.whatCameOfIt },
          { href: to('all', ['batch', name]), label: say.movementsOf },
        ],
      )
    case 'hand_over':
      return line(
        say.foundHandOver,
        custodyNames[said ?? ''] ?? plainWords(said ?? ''),
        `/work/hand-overs/${code}${query}`,
        [],
      )
    case 'permit':
      return line(say.foundPermit, plainWords(said ?? ''), to('outgoing', ['permit', name]), [
        { href: to('outgoing', ['permit', name]), label: say.exportedOn },
      ])
    case 'licence':
      return line(say.foundLicence, plainWords(said ?? ''), to('all', ['facility', said ?? '']), [
        { href: to('incoming', ['facility', said ?? '']), label: say.incomingOf },
        { href: to('outgoing', ['facility', said ?? '']), label: say.outgoingOf },
      ])
    case 'facility':
      return line(say.foundFacility, nothing, to('all', ['facility', name]), [
        { href: to('incoming', ['facility', name]), label: say.incomingOf },
        { href: to('outgoing', ['facility', name]), label: say.outgoingOf },
        { href: to('held', ['facility', name]), label: say.heldOf },
      ])
    case 'event':
      return line(
        say.foundEvent,
        stageWords(streams.get(stream ?? ''), said ?? ''),
        `/work/events/${code}${query}`,
        [],
      )
    case 'organisation':
      return isWide || isOwn
        ? line(say.foundOrganisation, nothing, to('all'), [
            { href: to('incoming'), label: say.incomingOf },
            { href: to('outgoing'), label: say.outgoingOf },
            { href: to('held'), label: say.heldOf },
          ])
        : line(say.foundOrganisation, nothing, to('all', ['partner', name]), [
            { href: to('all', ['partner', name]), label: say.betweenOf },
          ])
    default:
      return kind satisfies never
  }
}
