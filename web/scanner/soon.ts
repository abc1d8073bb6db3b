/** How long somebody waits for the server before the device answers by itself, in milliseconds. */
const patience = 2_000
const mostIdleMilliseconds = 1_000

/** What comes soon; undefined when it takes longer than anybody stands still for, as on a network that hangs. */
export function soon<Value>(coming: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([
    coming,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
  ])
}

/** When nothing else is to be done, such as what somebody has just tapped; within a second in any case. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => resolve(), { timeout: mostIdleMilliseconds })
    else setTimeout(resolve, 200)
  })
}
