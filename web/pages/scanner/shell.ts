import { html } from 'hono/html'
import { type Language, words } from '../../../domain/words.ts'
import { htmlLang } from '../record/format.ts'

/** Addresses of the app's files, each of which changes with its content. */
export interface ScannerFiles {
  readonly script: string
  readonly style: string
  /** The rules of all streams; loaded when the device has to answer by itself. */
  readonly rules: string
  /** What is seldom needed: the screen of a station, scales. */
  readonly tools: string
  /** What reads codes; loaded when a camera is first opened. */
  readonly reader: string
}

const phrases = {
  title: words('Scanner', '掃描', '扫描'),
  loading: words('The scanner is starting.', '掃描程式正在啟動。', '扫描程序正在启动。'),
  noScript: words(
    'The scanner needs a script, which this browser does not run. The work list does everything without one.',
    '掃描程式須使用指令碼，此瀏覽器沒有執行。工作清單不需指令碼即可完成所有工作。',
    '扫描程序需要脚本，此浏览器没有运行。工作清单无需脚本即可完成所有工作。',
  ),
  work: words('To the work list', '前往工作清單', '前往工作清单'),
}

/** The frame of the scanner: the same for everybody, so that a device may keep it for when there is no network. */
export function scannerShell(
  { script, style, rules, tools, reader }: ScannerFiles,
  language: Language,
): string {
  return String(html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#f3f5f3" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0e1112" media="(prefers-color-scheme: dark)">
<meta name="robots" content="noindex">
<meta name="rules" content="${rules}">
<meta name="tools" content="${tools}">
<meta name="reader" content="${reader}">
<title>${phrases.title[language]} · Loomcell</title>
<link rel="manifest" href="/scanner/manifest.webmanifest?lang=${language}">
<link rel="icon" href="/scanner/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/scanner/icon-192.png">
<link rel="stylesheet" href="${style}">
<script type="module" src="${script}"></script>
</head>
<body>
<div id="app"><main><p>${phrases.loading[language]}</p></main></div>
<noscript><main><p>${phrases.noScript[language]}</p><p><a href="/work">${phrases.work[language]}</a></p></main></noscript>
</body>
</html>`)
}

/** What a device is told when somebody installs the scanner. W3C Web Application Manifest. */
export function scannerManifest(language: Language) {
  return {
    id: '/scanner',
    name: `Loomcell · ${phrases.title[language]}`,
    short_name: phrases.title[language],
    lang: htmlLang[language],
    start_url: '/scanner',
    scope: '/scanner',
    display: 'standalone',
    orientation: 'portrait-primary',
    background_color: '#f3f5f3',
    theme_color: '#0a5f55',
    icons: [
      { src: '/scanner/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/scanner/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      {
        src: '/scanner/icon-512.png',
        sizes: '512x512',
        type: 'image/png',
        purpose: 'any maskable',
      },
    ],
  }
}
