/**
 * Registers the worker that keeps the app for when there is no network, and tells of a newer version that waits. The version that runs goes
 * on until whoever is told uses the new one. Gives what ends the watch. Without https, but for this machine, a browser has no workers.
 */
export function watchVersions(onNewer: (takeOver: () => void) => void): () => void {
  const workers = navigator.serviceWorker
  if (workers === undefined) return () => {}
  let isOver = false
  let isAsked = false
  const offer = (waiting: ServiceWorker | null) => {
    // The first version of all takes over by itself and replaces nothing.
    if (isOver || waiting === null || workers.controller === null) return
    onNewer(() => {
      isAsked = true
      waiting.postMessage('take over')
    })
  }
  const reload = () => {
    if (isAsked) location.reload()
  }
  workers.addEventListener('controllerchange', reload)
  void workers.register('/scanner/worker.js', { scope: '/scanner' }).then(
    (registration) => {
      offer(registration.waiting)
      registration.addEventListener('updatefound', () => {
        const { installing } = registration
        installing?.addEventListener('statechange', () => {
          if (installing.state === 'installed') offer(registration.waiting)
        })
      })
    },
    () => {
      // A browser that forbids workers runs the app all the same, with a network.
    },
  )
  return () => {
    isOver = true
    workers.removeEventListener('controllerchange', reload)
  }
}
