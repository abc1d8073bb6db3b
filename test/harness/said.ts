import type { Words } from '../../domain/words.ts'

/** What a file says in three languages, with where. */
export interface Said extends Words {
  readonly at: string
}

const text = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/.source
const triple = new RegExp(`\\bwords\\(\\s*(${text}),\\s*(${text}),\\s*(${text}),?\\s*\\)`, 'g')

/** Every text that a source file builds with `words`, read off its letters; what a template takes in stands as `{}`. */
export function saidIn(file: string, code: string): readonly Said[] {
  return [...code.matchAll(triple)].map(
    ([, en = '', traditional = '', simplified = ''], index) => ({
      at: `${file} ${index + 1}: ${bare(en)}`,
      en: bare(en),
      'zh-Hant': bare(traditional),
      'zh-Hans': bare(simplified),
    }),
  )
}

function bare(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\$\{[^}]*\}/g, '{}')
}

/**
 * Characters of common Traditional or of Simplified Chinese: those of the first level of Big5 or of GB 2312, and what chemists,
 * Hong Kong and fashion write besides.
 */
export function scriptOf(language: 'zh-Hant' | 'zh-Hans'): ReadonlySet<string> {
  return language === 'zh-Hant'
    ? new Set([...coded('big5', [0xa4, 0xc6], 0x40), ...'酯腈胺酰脲氰烴着裏舖'])
    : coded('gbk', [0xb0, 0xf7], 0xa1)
}

function coded(label: string, [first, last]: readonly [number, number], from: number): Set<string> {
  const decoder = new TextDecoder(label)
  const marks = new Set<string>()
  for (let lead = first; lead <= last; lead += 1) {
    for (let trail = from; trail <= 0xfe; trail += 1) {
      for (const mark of decoder.decode(new Uint8Array([lead, trail]))) marks.add(mark)
    }
  }
  return marks
}
