/** Adds up numbers; 0 for none. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/** Adds up what a list holds, by one number of each; 0 for none. */
export function sumOf<One>(list: readonly One[], amountOf: (one: One) => number): number {
  return sum(list.map(amountOf))
}
