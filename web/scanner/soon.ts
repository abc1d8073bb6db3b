/** How long somebody waits for the server before the device answers by itself, in milliseconds. */
const patience = 2_000

/** What comes soon; undefined when it takes longer than anybody stands still for, as on a network that hangs. */
export function soon<Value>(coming: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([
    coming,
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience)),
  ])
}
