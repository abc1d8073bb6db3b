import { html, raw } from 'hono/html'
import { type Language, languages } from '../../../domain/words.ts'
import { htmlLang } from './format.ts'
import { phrases } from './phrases.ts'
import { style } from './style.ts'

type Markup = ReturnType<typeof html>

const names = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' } as const

/** How a page shows where its link is sent: Open Graph (ogp.me), which messengers read. */
export interface Preview {
  readonly description: string
  /** Absolute addresses. */
  readonly url: string
  readonly image: string
}

interface Shown {
  readonly title: string
  readonly content: Markup
  /** Where the same stands in another language; the present address when absent. */
  readonly path?: string
  /** What a message shows that carries the link; nothing where absent. */
  readonly preview?: Preview
  /** Address of a script of our own that the page is better with. */
  readonly script?: string
}

/**
 * The frame of every page that a QR leads to: title, languages as plain links, one style; it says all that it has to say without a script. Up to the end of
 * the style all pages of a language are alike, so that this part is packed once.
 */
export function shell(
  language: Language,
  { title, content, path = '', script, preview }: Shown,
): string {
  const page = html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f5f6">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0f1214">
<style>${raw(style)}</style>
<title>${title}</title>
${preview === undefined ? '' : previewTags(title, preview, language)}
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<header class="top"><p><b>Loomcell</b> <span>${phrases.title[language]}</span></p>
<nav aria-label="${phrases.languages[language]}">${languages.map((one) =>
    one === language
      ? html`<a href="${path}?lang=${one}" lang="${htmlLang[one]}" aria-current="true">${names[one]}</a>`
      : html`<a href="${path}?lang=${one}" lang="${htmlLang[one]}" hreflang="${htmlLang[one]}">${names[one]}</a>`,
  )}</nav></header>
<main>
${content}
</main>
</body>
</html>`
  return String(page)
}

const ogLocales = { en: 'en_GB', 'zh-Hant': 'zh_HK', 'zh-Hans': 'zh_CN' } as const

function previewTags(title: string, { description, url, image }: Preview, language: Language) {
  const tags = {
    type: 'website',
    site_name: 'Loomcell',
    locale: ogLocales[language],
    title,
    description,
    url,
    image,
    'image:type': 'image/png',
  }
  return html`<meta name="description" content="${description}">
${Object.entries(tags).map(([name, content]) => html`<meta property="og:${name}" content="${content}">`)}
<meta name="twitter:card" content="summary">`
}
