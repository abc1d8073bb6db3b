/** What all caches of the scanner's versions are called. */
const ours = 'scanner '

/** Where what reads codes begins, in every version. */
const reader = '/scanner/reader-'

/** Keeps a version of the app as a whole, or fails as a whole: the version before then stays. */
export async function keep(
  { name, files }: { readonly name: string; readonly files: readonly string[] },
  page: string,
): Promise<void> {
  const cache = await caches.open(name)
  await Promise.all(
    [page, ...files].map(async (path) => {
      const answer = await fetch(path, { cache: 'no-store', credentials: 'same-origin' })
      // Whoever is signed out is led to the sign-in, which is not the app.
      if (!answer.ok || answer.redirected)
        throw new TypeError(`Cannot keep ${path}: ${answer.status}`)
      await cache.put(path, answer)
    }),
  )
}

/** Keeps what is used later than the app itself, as far as it is not kept yet. */
export async function keepMore(name: string, paths: readonly string[]): Promise<void> {
  const cache = await caches.open(name)
  for (const path of paths) if ((await cache.match(path)) === undefined) await cache.add(path)
}

/** Whether any version on this device keeps what reads codes. */
export async function wasReaderKept(): Promise<boolean> {
  for (const name of (await caches.keys()).filter((one) => one.startsWith(ours))) {
    const kept = await (await caches.open(name)).keys()
    if (kept.some(({ url }) => new URL(url).pathname.startsWith(reader))) return true
  }
  return false
}

/** Removes every other version once this one is in charge. */
export async function removeOthers(name: string): Promise<void> {
  const names = await caches.keys()
  const gone = names.filter((one) => one.startsWith(ours) && one !== name)
  await Promise.all(gone.map((one) => caches.delete(one)))
}

/** A file of the app from what is kept; from the server where it is not, such as when a browser made room. */
export async function openKept(name: string, path: string, request: Request): Promise<Response> {
  const cache = await caches.open(name)
  return (await cache.match(path)) ?? fetch(request)
}
