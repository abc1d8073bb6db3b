/** What all caches of the scanner's versions are called. */
const ours = 'scanner '

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
