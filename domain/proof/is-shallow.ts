/** Whether nothing in a value lies deeper than so many levels: a stranger's could be as deep as to stop whoever looks into it. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1))
}
