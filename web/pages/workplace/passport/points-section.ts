import { html } from 'hono/html'
import { obligations } from '../../../../domain/passport/point.ts'
import type { Language } from '../../../../domain/words.ts'
import { audienceWords } from '../../disclosure/audience-words.ts'
import { dayText } from '../../local-time.ts'
import { filled, inBrackets } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { countedWords, lackingWords, obligationWords } from './obligation-words.ts'
import { passportPhrases } from './phrases.ts'
import type { PassportPageView, PointLine, PointsView } from './view.ts'

/** What is had, what was worked out, and what lacks, each number said of one kind of point only. */
export function pointsSection(points: PassportPageView['points'], language: Language): Markup {
  if (points === 'no_points')
    return html`<section><p>${passportPhrases.noPoints[language]}</p></section>`
  if (points === 'no_category')
    return html`<section><h2>${passportPhrases.points[language]}</h2><p>${passportPhrases.noCategory[language]}</p></section>`
  const { category, asOf, groups } = points
  const day = dayText(asOf, language)
  return html`<section id="points"><h2>${passportPhrases.points[language]}</h2><p>${category[language]} · ${filled(passportPhrases.asOf, language, { day })}</p>${figures(points, language)}<p class="soft">${passportPhrases.neverComplete[language]}</p>${lackingGroups(points, language)}${(
    ['derived', 'have'] as const
  ).map((state) =>
    groupHtml(
      {
        title: passportPhrases[state][language],
        count: countText(groups[state], points, language),
        points: groups[state],
        isOfOneKind: false,
      },
      language,
    ),
  )}${groupHtml(
    {
      title: passportPhrases.unasked[language],
      count: String(groups.unasked.length),
      points: groups.unasked,
      isOfOneKind: false,
    },
    language,
  )}</section>`
}

/** The four numbers that readiness is about: three of them add up to the first. */
export function figures(
  { counted, readiness }: Pick<PointsView, 'counted' | 'readiness'>,
  language: Language,
): Markup {
  const { asked, have, derived, lacking } = readiness
  const figure = (name: string, value: number) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  return html`<dl class="figures">${figure(countedWords[counted].points[language], asked)}${figure(passportPhrases.ofThemRecorded[language], have)}${figure(passportPhrases.ofThemDerived[language], derived)}${figure(passportPhrases.ofThemLacking[language], lacking)}</dl>`
}

/** What lacks, by what is demanded of it, so that no number mixes what must be there with what may be. */
function lackingGroups({ counted, groups }: PointsView, language: Language): readonly Markup[] {
  const kinds = [counted, ...obligations.filter((one) => one !== counted)]
  return kinds.flatMap((kind) => {
    const own = groups.lacking.filter(({ obligation }) => obligation === kind)
    if (own.length === 0 && kind !== counted) return []
    const title = lackingWords[kind][language]
    const group = { title, count: String(own.length), points: own, isOfOneKind: true }
    return [groupHtml(Object.assign(group, { isOpen: kind === counted }), language)]
  })
}

/** How many of a group readiness counts, and how many beside. */
function countText(
  points: readonly PointLine[],
  { counted }: PointsView,
  language: Language,
): string {
  const asked = points.filter(({ obligation }) => obligation === counted).length
  const own = filled(countedWords[counted].count, language, { n: asked })
  if (asked === points.length) return own
  const others = filled(passportPhrases.others, language, { n: points.length - asked })
  return `${own} · ${others}`
}

interface Group {
  readonly title: string
  readonly count: string
  readonly points: readonly PointLine[]
  /** Whether its title already says what is demanded of each. */
  readonly isOfOneKind: boolean
  readonly isOpen?: boolean
}

function groupHtml(
  { title, count, points, isOfOneKind, isOpen = false }: Group,
  language: Language,
): Markup {
  return html`<details class="group"${isOpen ? html` open` : ''}><summary><b>${title}</b> <span class="num">${count}</span></summary>${
    points.length === 0
      ? html`<p>${passportPhrases.nothing[language]}</p>`
      : html`<ul class="points">${points.map((point) => pointHtml(point, isOfOneKind, language))}</ul>`
  }</details>`
}

function pointHtml(point: PointLine, isOfOneKind: boolean, language: Language): Markup {
  const { number, name, provision, obligation, audience, when, partly, values } = point
  const applies = when === undefined ? '' : inBrackets(when[language], language)
  const demanded: readonly string[] =
    isOfOneKind && applies === '' ? [] : [`${obligationWords[obligation][language]}${applies}`]
  const said = [...demanded, audienceWords[audience][language], provision].join(' · ')
  const inPart = partly
    ? html` <small>${inBrackets(passportPhrases.partly[language], language)}</small>`
    : ''
  return html`<li><div><b>${number}. ${name[language]}</b><small>${said}</small></div>${
    values.length === 0
      ? ''
      : html`<p>${values.map((one, at) => html`${at === 0 ? '' : html`<br>`}${one[language]}`)}${inPart}</p>`
  }</li>`
}
