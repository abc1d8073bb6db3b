/**
 * Characters that nobody sees and that change how others are read: controls, halves of a character, marks of
 * direction, and what Unicode lets a reader ignore. Variation selectors stay: names in Chinese are told apart
 * by them. Source: Unicode Standard Annex 44, Default_Ignorable_Code_Point; Unicode Technical Report 36, 2.5.
 */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u2800\ufff9-\ufffb]|(?![\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200c\u200d])\p{Default_Ignorable_Code_Point}/u

/** Joiners shape the letters of some scripts and the parts of a picture; elsewhere nobody sees them. */
const looseJoiner =
  /(?<![\p{M}\p{Script=Arabic}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/u

/** Whether a text of one line holds what its reader would not see: then it says to people other than to machines. */
export function hasUnseenCharacter(text: string): boolean {
  return unseen.test(text) || looseJoiner.test(text)
}
