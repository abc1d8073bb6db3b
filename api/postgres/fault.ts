const known: readonly { readonly pattern: RegExp; readonly advice: string }[] = [
  {
    pattern: /No space left on device|ENOSPC/,
    advice: 'the disk is full: free some space and start again',
  },
  {
    pattern: /Disk quota exceeded|EDQUOT/,
    advice: 'the disk quota is used up: raise it or free some space, and start again',
  },
  {
    pattern: /Cannot allocate memory|could not map anonymous shared memory/,
    advice: 'there is not enough memory: about 300 MB must be free',
  },
  {
    pattern: /lock file "[^"]*" already exists/,
    advice:
      'another server holds its lock file: stop that server, or name another folder in LOOMCELL_DATA',
  },
  {
    pattern: /pre-existing shared memory block .* is still in use/,
    advice: 'a server that was killed still has running processes: end them and start again',
  },
  {
    pattern:
      /could not locate a valid checkpoint record|invalid checkpoint|invalid primary checkpoint/,
    advice: 'its write-ahead log is damaged or missing: restore the folder from a backup',
  },
  {
    pattern: /could not look up effective user ID/,
    advice:
      'the user it runs as has no name: add its number to /etc/passwd, start Loomcell as a named user, or set DATABASE_URL',
  },
  {
    pattern: /Permission denied/,
    advice: 'it may not read or write some of its files: check their owner and modes',
  },
]

/**
 * The error for what PostgreSQL wrote before it gave up: where the words are known, the cause and what to do in the first
 * line and PostgreSQL's own words in the second; otherwise its last words.
 */
export function faultIn(output: string, action: string): Error {
  const lines = output.trim().split('\n')
  const cause = known.find(({ pattern }) => pattern.test(output))
  if (cause === undefined)
    return new Error(`Cannot ${action}: it gave up\n${lines.slice(-6).join('\n')}`)
  const words = lines.find((line) => cause.pattern.test(line)) ?? ''
  return new Error(`Cannot ${action}: ${cause.advice}\n${words}`)
}

/** True when the words mean only that another server still goes down or comes up: a later try may succeed. */
export function isPassing(output: string): boolean {
  return /lock file "[^"]*" already exists|pre-existing shared memory block/.test(output)
}
