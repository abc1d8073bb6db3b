/** Whether these Application Identifiers, in this order, make the path of a Digital Link: a key, then its qualifiers. */
export function isPathSequence([key = '', ...qualifiers]: readonly string[]): boolean {
  // A reference number is what a pay-to number is for (General Specifications: 415 demands 8020).
  if (key === '415') return qualifiers.join() === '8020'
  return (qualifiersOf[key] ?? []).some((allowed) => isInOrder(qualifiers, allowed))
}

/** Whether a Digital Link may begin with this Application Identifier. */
export function isPrimaryKey(ai: string): boolean {
  return qualifiersOf[ai] !== undefined
}

/** The path's Application Identifiers out of a set: the key and the longest run of qualifiers that goes with it. */
export function longestSequence(key: string, has: (ai: string) => boolean): readonly string[] {
  const runs = (qualifiersOf[key] ?? []).map((allowed) => [key, ...allowed.filter(has)])
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), [key])
}

/** For each key the alternatives of qualifiers, each in its only order and none of them needed. */
const qualifiersOf: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [[]],
  '01': [['22', '10', '21'], ['235']],
  '253': [[]],
  '255': [[]],
  '401': [[]],
  '402': [[]],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [[]],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [[]],
  '8017': [['8019']],
  '8018': [['8019']],
}

function isInOrder(given: readonly string[], allowed: readonly string[]): boolean {
  const places = given.map((ai) => allowed.indexOf(ai))
  return places.every((place, index) => place > (index === 0 ? -1 : (places[index - 1] ?? -1)))
}
