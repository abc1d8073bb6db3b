/** Why a device keeps nothing, by the browser's own error: no room, a newer version of the app in another tab, or anything else. */
export function whyNotKept(error: unknown): 'full' | 'newer_app' | 'broken' {
  const { name } = error instanceof DOMException ? error : { name: '' }
  if (name === 'QuotaExceededError') return 'full'
  return name === 'VersionError' ? 'newer_app' : 'broken'
}
