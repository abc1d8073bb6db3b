/** This version of the app, by the address of its program, which changes with it. */
export function ownVersion(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"]')?.src ?? ''
}
