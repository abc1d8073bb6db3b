/** Sentences that several of these have in common, each with the first that has it: it is said there once, and marked at the others. */
export function sharedSentences<One>(
  all: readonly One[],
  sentenceOf: (one: One) => string | undefined,
): ReadonlyMap<string, One> {
  const first = new Map<string, One>()
  const shared = new Map<string, One>()
  for (const one of all) {
    const sentence = sentenceOf(one)
    if (sentence === undefined) continue
    const before = first.get(sentence)
    if (before === undefined) first.set(sentence, one)
    else shared.set(sentence, before)
  }
  return shared
}
