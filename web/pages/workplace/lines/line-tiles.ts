import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { amountText, numberText, shareText } from './figure-text.ts'
import { linePhrases } from './phrases.ts'
import { type LineView, readingsHref, stationName } from './view.ts'

/** The figures of a line over all its shifts, each leading to its readings. */
export function lineTiles(view: LineView, language: Language): Markup | '' {
  const { code, span, total } = view
  if (total.good + total.rejected === 0) return ''
  const counts = readingsHref(code, span, { kind: 'count' })
  const states = readingsHref(code, span, { kind: 'state' })
  const takt = filled(linePhrases.seconds, language, {
    count: amountText(total.taktSeconds, language),
  })
  const tiles = [
    {
      label: linePhrases.good,
      href: counts,
      value: numberText(total.good, language),
      more: `${linePhrases.yield[language]} ${shareText(total.yield, language)} · ${linePhrases.rejected[language]} ${numberText(total.rejected, language)}`,
    },
    {
      label: linePhrases.defectRate,
      href: counts,
      value: shareText(total.defects.share, language, 2),
      more: intervalText(total, language),
    },
    {
      label: linePhrases.oee,
      href: states,
      value: shareText(total.pace.oee, language),
      more: linePhrases.oeeOf[language],
    },
    {
      label: linePhrases.perMetre,
      href: counts,
      value: amountText(total.perSquareMetreHour, language),
      more: filled(linePhrases.perFoot, language, {
        count: amountText(total.perSquareFootHour, language),
      }),
    },
    {
      label: linePhrases.perPerson,
      href: counts,
      value: amountText(total.perPersonHour, language),
      more: filled(linePhrases.personHours, language, {
        count: numberText(total.personHours, language, 1),
      }),
    },
    { label: linePhrases.takt, href: states, value: takt, more: bottleneckText(view, language) },
  ]
  return html`<section class="totals"><div class="tileset">${tiles.map(
    ({ label, href, value, more }) =>
      html`<a class="tile" href="${href}"><span>${label[language]}</span><b>${value}</b><small>${more}</small></a>`,
  )}</div></section>`
}

/** Between which rates of defects the true one lies. */
export function intervalText({ defects }: LineView['total'], language: Language): string {
  const { interval } = defects
  if (interval === undefined) return ''
  const low = shareText(interval.low, language, 2)
  const high = shareText(interval.high, language, 2)
  return filled(linePhrases.between, language, { low, high })
}

function bottleneckText({ total: { bottleneck }, names }: LineView, language: Language): string {
  if (bottleneck === undefined) return ''
  const colon = language === 'en' ? ': ' : '：'
  return `${linePhrases.bottleneck[language]}${colon}${stationName(names, bottleneck)}`
}
