/** How long what is left over may keep a process that has nothing to do any more. */
const mostMilliseconds = 2_000

/**
 * Ends this process with a code: by itself at once, or by `process.exit` where something is left over. Not by `process.exit`
 * first: it waits for the compiler's threads, one of which may be waiting for a garbage collection by the thread that waits
 * for it, so that neither ends nor hears a signal (nodejs/node#54918, open in Node 24; 11 of 60 ends in a full heap).
 */
export function endProcess(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(), mostMilliseconds).unref()
}

/** Ends this process now, with nothing more run and no code of its own: the one end that cannot hang. */
export function endProcessNow(): void {
  process.kill(process.pid, 'SIGKILL')
}
