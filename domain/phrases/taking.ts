import { type Words, words } from '../words.ts'

/** Why grams, or what is inside them, may not be taken from a batch like this. */
export const takingPhrases = {
  nothing_taken: words(
    'Cannot take 0 g from "{batch}": expected 1 g or more, or the batch left out',
    '無法從「{batch}」取 0 克：須為 1 克或以上，否則請不要列出此批次',
    '无法从“{batch}”取 0 克：须为 1 克或以上，否则请不要列出此批次',
  ),
  content_left_behind: words(
    'Cannot take all of the grams and only {taken} mg of the {held} mg of {name}: what is inside goes along; leave "content" out, or take fewer grams',
    '無法取走全部重量而只取 {name} {held} 毫克當中的 {taken} 毫克：內含物須一併取走；請不要另填內含物的重量，或取較少重量',
    '无法取走全部重量而只取 {name} {held} 毫克当中的 {taken} 毫克：内含物须一并取走；请不要另填内含物的重量，或取较少重量',
  ),
} as const satisfies Readonly<Record<string, Words>>
