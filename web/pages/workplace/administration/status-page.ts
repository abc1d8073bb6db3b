import { html } from 'hono/html'
import { type FigureGroup, figureGroups } from '../../../../domain/operation/figure.ts'
import {
  type FigureName,
  figureNames,
  figures,
  type Readings,
} from '../../../../domain/operation/figures.ts'
import type { OperationBounds, Reason } from '../../../../domain/operation/reasons.ts'
import type { Language } from '../../../../domain/words.ts'
import { localDate, localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { figureText } from './figure-text.ts'
import { statusPhrases as phrases, poolPhrases, reasonPhrases } from './status-phrases.ts'

/** How an installation stands, for whoever operates it. */
export interface StatusView {
  readonly readings: Readings
  readonly reasons: readonly Reason[]
  readonly bounds: OperationBounds
  readonly pools: readonly PoolView[]
  /** Keys that sign the log now. */
  readonly keys: readonly { readonly name: string; readonly since: string }[]
  readonly release: { readonly version: string; readonly commit: string | undefined }
  readonly time: string
  /** Whose clock the times are of. */
  readonly timeZone: string
}

export interface PoolView {
  readonly pool: string
  readonly busy: number
  readonly idle: number
  readonly most: number
  readonly waiting: number
}

/** What is wrong first, then every figure by group, and what runs here. */
export function statusBody(view: StatusView, language: Language): Markup {
  const { time, timeZone } = view
  const read = filled(phrases.read, language, { time: localMoment(time, language, timeZone) })
  const groups = Object.keys(figureGroups) as readonly FigureGroup[]
  return html`<div class="work">${verdict(view, language)}<section><p>${read}<br><span class="soft">${phrases.why[language]}</span></p><a class="button quiet" href="/work/status">${phrases.again[language]}</a></section>${groups.map(
    (group) => groupSection(view, group, language),
  )}${poolSection(view, language)}${keySection(view, language)}${releaseSection(view, language)}</div>`
}

function verdict({ reasons }: StatusView, language: Language): Markup {
  if (reasons.length === 0)
    return html`<div class="told done" role="status"><p>${phrases.well[language]}</p></div>`
  return html`<div class="told fault" role="alert"><ul>${reasons.map(
    (reason) => html`<li>${reasonPhrases[reason][language]}</li>`,
  )}</ul></div>`
}

function groupSection(
  { readings, reasons, bounds }: StatusView,
  group: FigureGroup,
  language: Language,
): Markup {
  const own = figureNames.filter((name) => figures[name].group === group)
  return html`<section><h2>${figureGroups[group][language]}</h2><dl class="facts">${own.map(
    (name) => {
      const { label, unit } = figures[name]
      const value = readings[name]
      const text =
        value === undefined ? phrases.unknown[language] : figureText(value, unit, language)
      const judged = judgedBy[name]
      const isWrong = judged !== undefined && reasons.includes(judged.reason)
      return html`<div><dt>${label[language]}</dt><dd>${isWrong ? html`<span class="over">${text}</span>` : text}${
        judged === undefined
          ? ''
          : html`<br><small class="mark">${boundText(judged, bounds, language)}</small>`
      }</dd></div>`
    },
  )}</dl></section>`
}

interface Judged {
  readonly reason: Reason
  readonly bound: Exclude<keyof OperationBounds, 'mostWaitingShare'>
}

/** Figures that have a bound of their own, and what is wrong beyond it. */
const judgedBy: Partial<Record<FigureName, Judged>> = {
  diskFreeBytes: { reason: 'disk_nearly_full', bound: 'leastDiskBytes' },
  logOldestSeconds: { reason: 'log_late', bound: 'mostLogSeconds' },
  clockSeconds: { reason: 'clock_apart', bound: 'mostClockSeconds' },
  jobsOldestSeconds: { reason: 'jobs_late', bound: 'mostJobSeconds' },
}

function boundText({ bound }: Judged, bounds: OperationBounds, language: Language): string {
  if (bound === 'leastDiskBytes') {
    const least = figureText(bounds[bound], 'bytes', language)
    return filled(phrases.least, language, { least })
  }
  const most = figureText(bounds[bound], 'seconds', language)
  return filled(bound === 'mostClockSeconds' ? phrases.either : phrases.bound, language, { most })
}

function poolSection({ pools }: StatusView, language: Language): Markup {
  return html`<section><h2>${phrases.pools[language]}</h2><dl class="facts">${pools.map(
    ({ pool, busy, idle, most, waiting }) =>
      html`<div><dt>${poolPhrases[pool]?.[language] ?? pool}</dt><dd>${filled(phrases.pool, language, { busy, idle, most, waiting })}</dd></div>`,
  )}</dl></section>`
}

function keySection({ keys, timeZone }: StatusView, language: Language): Markup {
  const title = phrases.keys[language]
  if (keys.length === 0)
    return html`<section><h2>${title}</h2><p class="soft">${phrases.noKeys[language]}</p></section>`
  return html`<section><h2>${title}</h2><ul class="list">${keys.map(({ name, since }) => {
    const day = localDate(since, language, timeZone)
    return html`<li><code class="what">${name}</code><span class="soft">${filled(phrases.keySince, language, { day })}</span></li>`
  })}</ul></section>`
}

function releaseSection({ release: { version, commit } }: StatusView, language: Language): Markup {
  return html`<section><h2>${phrases.release[language]}</h2><dl class="facts"><div><dt>${phrases.version[language]}</dt><dd>${version}</dd></div><div><dt>${phrases.commit[language]}</dt><dd>${
    commit === undefined ? phrases.unknown[language] : html`<code>${commit}</code>`
  }</dd></div></dl></section>`
}
