import { type Language, type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { plainWords, stageWords } from '../../../workflows/words-of.ts'

/** A stratum as people read it; its name is `facility / stream / stage / size`, and only the first of these may hold a slash. */
export function stratumWords(streams: ReadonlyMap<string, LoadedStream>, name: string): Words {
  const parts = name.split(' / ')
  const [stream = '', stage = '', size = ''] = parts.slice(-3)
  const facility = parts.slice(0, -3).join(' / ')
  const known = streams.get(stream)
  const said = [known?.label ?? plainWords(stream), stageWords(known, stage)]
  const bound = size.replace('>=', '≥ ').replace('<', '< ')
  const text = (language: Language) =>
    [facility, ...said.map((one) => one[language]), bound].join(' · ')
  return words(text('en'), text('zh-Hant'), text('zh-Hans'))
}
