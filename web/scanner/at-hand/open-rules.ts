import type { Rules } from './rules.ts'

let opened: Promise<Rules | undefined> | undefined
let here: Rules | undefined

/** The rules where they are loaded already. */
export function openedRules(): Rules | undefined {
  return here
}

/** The rules of all streams, a program of its own that is loaded when they are first asked; undefined where it is not here. */
export function openRules(): Promise<Rules | undefined> {
  opened ??= load().catch(() => {
    // Not on this device, and no network: asked again next time.
    opened = undefined
    return undefined
  })
  return opened
}

async function load(): Promise<Rules> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="rules"]')?.content ?? ''
  // Written by our own server around `createRules`.
  const program = (await import(address)) as { readonly rules: Rules }
  here = program.rules
  return here
}
