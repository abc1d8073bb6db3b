const plain: Readonly<Record<string, string>> = {
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Space: ' ',
}

const shifted: Readonly<Record<string, string>> = {
  Minus: '_',
  Equal: '+',
  BracketLeft: '{',
  BracketRight: '}',
  Backslash: '|',
  Semicolon: ':',
  Quote: '"',
  Backquote: '~',
  Comma: '<',
  Period: '>',
  Slash: '?',
  Space: ' ',
  Digit1: '!',
  Digit2: '@',
  Digit3: '#',
  Digit4: '$',
  Digit5: '%',
  Digit6: '^',
  Digit7: '&',
  Digit8: '*',
  Digit9: '(',
  Digit0: ')',
}

/**
 * What stands on a physical key of the American keyboard, as which wedge scanners come: what was meant where an input method for Chinese
 * takes the letters. Undefined for keys that write nothing. Names of keys: W3C UI Events KeyboardEvent code values.
 */
export function physicalKey(code: string, isShifted: boolean): string | undefined {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase()
  if (isShifted && shifted[code] !== undefined) return shifted[code]
  const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(code) ?? []
  return digit ?? plain[code]
}
