import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { evidencePhrases } from './phrases.ts'
import { spectraPhrases } from './spectra-phrases.ts'

/** A library of reference spectra as its list tells it. Times are UTC, ISO 8601. */
export interface LibraryLine {
  readonly digest: string
  readonly fibres: readonly { readonly label: Words; readonly count: number }[]
  readonly selfCheck: {
    readonly named: number
    readonly rightByName: number
    readonly rightAmongTwo: number
  }
  readonly createdTime: string
}

/** What was said of a spectrum. */
export interface IdentificationLine {
  readonly id: string
  readonly outcome: 'named' | 'unresolved_cellulose' | 'unlike_library'
  readonly fibre: Words | undefined
  readonly confidencePercent: number | undefined
  readonly candidates: readonly { readonly label: Words; readonly confidencePercent: number }[]
  readonly sample: string | null
  readonly instrument: string | null
  /** Digest of the library that it rests on. */
  readonly library: string
  readonly createdTime: string
}

export interface SpectraView {
  readonly libraries: readonly LibraryLine[]
  /** Newest first. */
  readonly identifications: readonly IdentificationLine[]
  readonly older: string | undefined
  readonly timeZone: string
}

/** What was said of spectra, newest first, and the libraries that it rests on. */
export function spectraBody(view: SpectraView, language: Language): Markup {
  const { libraries, identifications, older, timeZone } = view
  const say = (name: keyof typeof spectraPhrases) => spectraPhrases[name][language]
  return html`<div class="work"><p><a class="back" href="/work/stock">← ${stockPhrases.title[language]}</a></p><p class="soft">${say('why')}</p><section><h2>${say('identified')}</h2>${
    identifications.length === 0
      ? html`<p>${say('identifiedNone')}</p>`
      : html`<ul class="list">${identifications.map(
          (one) => html`<li>${identificationHtml(one, language, timeZone)}</li>`,
        )}</ul>`
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}" rel="next">${evidencePhrases.older[language]}</a></p>`}</section><section><h2>${say('libraries')}</h2>${
    libraries.length === 0 ? html`<p>${say('librariesNone')}</p>` : ''
  }${libraries.map((one) => libraryHtml(one, language, timeZone))}</section></div>`
}

function identificationHtml(one: IdentificationLine, language: Language, timeZone: string): Markup {
  const say = (name: keyof typeof spectraPhrases) => spectraPhrases[name][language]
  const nearest = one.candidates.map(({ label, confidencePercent: percent }) =>
    filled(spectraPhrases.named, language, { fibre: label[language], percent }),
  )
  return html`<div><p><b>${saidText(one, language)}</b></p><dl class="facts">${factOf(say('sample'), one.sample)}${factOf(say('instrument'), one.instrument)}${factOf(say('candidates'), nearest.join(language === 'en' ? '; ' : '；'))}<div><dt>${say('library')}</dt><dd><a href="#${one.library}"><code>${one.library.slice(0, 12)}</code></a></dd></div><div><dt>${say('time')}</dt><dd>${localMoment(one.createdTime, language, timeZone)}</dd></div></dl></div>`
}

function factOf(label: string, value: string | null): Markup | '' {
  return value === null || value === '' ? '' : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
}

function saidText(
  { outcome, fibre, confidencePercent }: IdentificationLine,
  language: Language,
): string {
  if (outcome === 'unlike_library') return spectraPhrases.unlike[language]
  if (outcome === 'unresolved_cellulose') return spectraPhrases.unresolved[language]
  const percent = confidencePercent ?? 0
  return filled(spectraPhrases.named, language, { fibre: fibre?.[language] ?? '', percent })
}

function libraryHtml(
  { digest, fibres, selfCheck, createdTime }: LibraryLine,
  language: Language,
  timeZone: string,
): Markup {
  const say = (name: keyof typeof spectraPhrases) => spectraPhrases[name][language]
  const { named: all, rightByName: right, rightAmongTwo: two } = selfCheck
  const colon = language === 'en' ? ': ' : '：'
  const counts = fibres.map(({ label, count }) => `${label[language]}${colon}${count}`)
  return html`<h3 id="${digest}"><code>${digest}</code></h3><dl class="facts"><div><dt>${say('fibres')}</dt><dd>${counts.join(language === 'en' ? '; ' : '；')}</dd></div><div><dt>${say('selfCheck')}</dt><dd>${filled(spectraPhrases.rightByName, language, { right, all, two })}</dd></div><div><dt>${say('added')}</dt><dd>${localMoment(createdTime, language, timeZone)}</dd></div></dl>`
}
