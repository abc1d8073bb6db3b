import { keep, keepMore, openKept, removeOthers, wasReaderKept } from './kept-shell.ts'

/** Written by the server before this program: which files belong to this version of the app. */
declare const self: ServiceWorkerGlobalScope & { readonly shell: KeptShell }

/** Files of one version of the app. */
export interface KeptShell {
  readonly name: string
  readonly files: readonly string[]
  /** What reads codes: kept once a camera was opened on this device. */
  readonly reader: readonly string[]
}

const page = '/scanner'

self.addEventListener('install', (event) => event.waitUntil(install()))

async function install(): Promise<void> {
  await keep(self.shell, page)
  // Whoever scans with the camera goes on doing so after an update, also without a network.
  if (await wasReaderKept()) await keepMore(self.shell.name, self.shell.reader)
}

self.addEventListener('activate', (event) => event.waitUntil(removeOthers(self.shell.name)))

// The page says when a new version may take over: never while somebody fills something in.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') void self.skipWaiting()
  if (event.data === 'keep reader')
    event.waitUntil(keepMore(self.shell.name, self.shell.reader).catch(() => {}))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === page) {
    event.respondWith(openKept(self.shell.name, page, request))
  } else if ([...self.shell.files, ...self.shell.reader].includes(pathname)) {
    event.respondWith(openKept(self.shell.name, pathname, request))
  }
})
