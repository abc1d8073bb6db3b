/** Where an answer does not contain what it has to contain; nothing when it does. Lists are compared place by place. */
export function lacks(wanted: unknown, given: unknown, at = ''): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) {
    if (Object.is(wanted, given)) return undefined
    return `${at || 'the answer'}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(given)}`
  }
  if (typeof given !== 'object' || given === null) {
    return `${at || 'the answer'}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(given)}`
  }
  if (Array.isArray(wanted) && Array.isArray(given) && wanted.length !== given.length) {
    return `${at}: expected ${wanted.length}, got ${given.length}`
  }
  const there = given as Readonly<Record<string, unknown>>
  for (const [name, value] of Object.entries(wanted)) {
    const fault = lacks(value, there[name], `${at}/${name}`)
    if (fault !== undefined) return fault
  }
  return undefined
}
