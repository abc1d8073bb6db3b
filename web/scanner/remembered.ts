const prefix = 'loomcell.scanner.'

/** What this device remembers under a name; undefined where it does not, or may not. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`${prefix}${name}`) ?? undefined
  } catch {
    // A browser may forbid it: then everything is asked anew.
    return undefined
  }
}

/** Remembers something small on this device, as far as it may. */
export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`${prefix}${name}`, value)
  } catch {
    // Full or forbidden: it is asked again next time, and nothing else hangs on it.
  }
}

/** Forgets it. */
export function forget(name: string): void {
  try {
    localStorage.removeItem(`${prefix}${name}`)
  } catch {
    // What may not be kept is not there.
  }
}
