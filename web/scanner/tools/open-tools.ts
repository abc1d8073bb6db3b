import type { Tools } from './tools.ts'

let opened: Promise<Tools | undefined> | undefined

/** What is seldom needed, loaded when it is first asked for; undefined where it is not on this device and there is no network. */
export function openTools(): Promise<Tools | undefined> {
  opened ??= load().catch(() => {
    opened = undefined
    return undefined
  })
  return opened
}

async function load(): Promise<Tools> {
  const address = document.querySelector<HTMLMetaElement>('meta[name="tools"]')?.content ?? ''
  // Written by our own server around `tools`.
  const program = (await import(address)) as { readonly tools: Tools }
  return program.tools
}
