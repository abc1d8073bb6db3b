/**
 * The two check characters that follow a text of CSET 82, in a Global Model Number: the characters' places in the set,
 * weighted with primes from the right, modulo 1021. Source: GS1 General Specifications, 7.9.5.
 */
export function checkPairOf(text: string): string {
  const sum = [...text].reverse().reduce((total, character, index) => {
    return total + places.indexOf(character) * (primes[index] ?? 0)
  }, 0)
  const rest = sum % 1021
  return `${checkCharacters[rest >> 5]}${checkCharacters[rest & 31]}`
}

const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
]
const places = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const checkCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
