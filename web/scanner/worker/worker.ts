import { keep, openKept, removeOthers } from './kept-shell.ts'

/** Written by the server before this program: which files belong to this version of the app. */
declare const self: ServiceWorkerGlobalScope & { readonly shell: KeptShell }

/** Files of one version of the app. */
export interface KeptShell {
  readonly name: string
  readonly files: readonly string[]
}

const page = '/scanner'

self.addEventListener('install', (event) => event.waitUntil(keep(self.shell, page)))

self.addEventListener('activate', (event) => event.waitUntil(removeOthers(self.shell.name)))

// The page says when a new version may take over: never while somebody fills something in.
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === page) {
    event.respondWith(openKept(self.shell.name, page, request))
  } else if (self.shell.files.includes(pathname)) {
    event.respondWith(openKept(self.shell.name, pathname, request))
  }
})
