/** By what a thing is found among the receipts. */
export function named(kind: string, digest: string): string {
  return `${kind} ${digest}`
}
