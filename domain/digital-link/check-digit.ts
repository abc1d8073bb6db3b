/**
 * The check digit that follows these digits, in all GS1 keys: weights 3, 1, 3, 1 … from the right, to the next ten.
 * Source: GS1 General Specifications, 7.9.1.
 */
export function checkDigitOf(digits: string): string {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const weight = (digits.length - index) % 2 === 1 ? 3 : 1
    sum += Number(digits[index]) * weight
  }
  return String((10 - (sum % 10)) % 10)
}
