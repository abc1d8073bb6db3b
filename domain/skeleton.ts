/**
 * What a code, a serial number or an identifier looks like to somebody who reads or types it: two that look alike have one
 * skeleton. Case, wide forms, ways to write an accent, marks that nobody sees, kinds of dashes and of white space make no
 * difference, nor do letters of other scripts that are drawn like Latin ones, O and 0, nor I, L, 1 and a bar.
 * It is compared and never shown. Source: `lookAlikes.source`; Unicode Standard Annex 15 for NFKC.
 */
export function skeletonOf(text: string): string {
  // What everyday labels bear takes the short way: nothing to normalise, nothing that nobody sees.
  if (plain.test(text)) return text.toUpperCase().replaceAll(/[OIL|`]/g, lookAlikeOf)
  const seen = text
    .normalize('NFKC')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu, '')
    .replaceAll('ν', 'V')
    .replaceAll('ı', 'I')
    .toUpperCase()
  const latin = Array.from(seen, lookAlikeOf).join('')
  return latin
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Words of ASCII with one space between them. */
const plain = /^[!-~]+(?: [!-~]+)*$/

/** Letters and marks that are drawn like another, each list under the one that stands for all of them. */
export const lookAlikes = {
  letters: {
    A: 'АΑᎪⱭ',
    B: 'ВΒЬᏴ',
    C: 'СᏟ',
    D: 'ԀᎠ',
    E: 'ЕΕᎬ',
    G: 'ԌᏀꞬ',
    H: 'НΗҺᎻ',
    J: 'ЈͿᎫ',
    K: 'КΚᏦ',
    M: 'МΜᎷϺ',
    N: 'Ν',
    P: 'РΡᏢ',
    Q: 'Ԛ',
    R: 'Ꭱ',
    S: 'ЅᏚՏ',
    T: 'ТΤᎢ',
    U: 'Ս',
    V: 'ѴᏙ',
    W: 'ԜᎳ',
    X: 'ХΧ',
    Y: 'УΥҮ',
    Z: 'ΖᏃ',
    '0': 'OОΟՕ',
    '1': 'ILІΙӀᏞԼƖǀ|∣Ꭵ',
    '3': 'ЗӠ',
    '-': '−⁃˗',
    '*': '∗',
    '/': '∕⁄',
    "'": '‘’‛ʼ′`',
    '"': '“”',
    ':': '∶',
  },
  source: {
    basis: 'house',
    text: 'Letters in common use that print like Latin ones; the idea of a skeleton is that of Unicode Technical Standard 39, whose whole table also joins what nobody mistakes on a label',
  },
} as const

const latinFor: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes.letters).flatMap(([one, others]) =>
    Array.from(others, (other) => [other, one] as const),
  ),
)

function lookAlikeOf(letter: string): string {
  return latinFor.get(letter) ?? letter
}
