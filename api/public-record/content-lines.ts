import type { Content } from '../../domain/event.ts'
import { type Words, words } from '../../domain/words.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { choiceWords } from './named.ts'
import type { RecordView } from './record-schema.ts'
import { percentOf } from './shares.ts'

/** What is known to be inside, most first, with its share of the batch's mass. */
export function contentLines(
  stream: LoadedStream,
  content: Content,
  massGrams: number | null,
): RecordView['content'] {
  const whole = massGrams === null ? null : massGrams * 1_000
  return Object.entries(content)
    .filter(([, milligrams]) => milligrams > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([name, milligrams]) => ({
      name,
      label: labelOf(stream, name),
      milligrams,
      percent: percentOf(milligrams, whole),
    }))
}

function labelOf(stream: LoadedStream, name: string): Words {
  const word = name.slice(name.indexOf(':') + 1)
  return elements[word] ?? choiceWords(stream, word)
}

/** Chemical elements that a recycler accounts for; any other is shown by its symbol. */
const elements: Readonly<Record<string, Words>> = {
  Al: words('Aluminium', '鋁', '铝'),
  Co: words('Cobalt', '鈷', '钴'),
  Cu: words('Copper', '銅', '铜'),
  Fe: words('Iron', '鐵', '铁'),
  Li: words('Lithium', '鋰', '锂'),
  Mn: words('Manganese', '錳', '锰'),
  Ni: words('Nickel', '鎳', '镍'),
  P: words('Phosphorus', '磷', '磷'),
  Pb: words('Lead', '鉛', '铅'),
}
