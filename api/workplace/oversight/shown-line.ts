import { nameIn } from '../../../domain/local-names.ts'
import type { Cell, Column } from '../../../domain/register/column.ts'
import { columnsOf } from '../../../domain/register/columns.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import type { Language, Words } from '../../../domain/words.ts'
import { dayText, localMoment } from '../../../web/pages/local-time.ts'
import type { ShownLine } from '../../../web/pages/workplace/oversight/register-view.ts'
import { custodyNames } from '../../../workflows/custody-names.ts'
import { choiceWords, plainWords, stageWords } from '../../../workflows/words-of.ts'
import type { RegisterDesk } from '../../oversight/registers/read-register.ts'
import { kindWords, materialWords, stateWords } from '../words-of.ts'

type Streams = RegisterDesk['installation']['streams']

/** What a page shows lines with: the question around them goes along to the next page. */
export interface ShowingLines {
  readonly desk: RegisterDesk
  readonly language: Language
  readonly around: ReadonlyMap<string, string>
}

/** A line of a register in the reader's words. */
export function shownLine(
  line: RegisterLine,
  { desk: { installation, scope, timeZone }, language, around }: ShowingLines,
): ShownLine {
  const { streams } = installation
  const { movement, day, batch, grams, late, isCorrected, isReversal, handOver, event } = line
  const words = (column: Column, cell: Cell): string | null => {
    if (typeof cell !== 'string') return cell === null ? null : cell.toLocaleString('en-GB')
    switch (column.as) {
      case 'name':
        return wordOf(streams, line, column.name, cell)[language]
      case 'day':
        return dayText(cell, language)
      case 'time':
        return localMoment(cell, language, timeZone)
      default:
        return cell
    }
  }
  const own = `organisation=${encodeURIComponent(line.organisation.slug)}`
  const isOne = scope.of === 'organisation'
  const asked = new URLSearchParams([...around, ['batch', batch]])
  const cells = columnsOf('all').flatMap((column) => {
    const text = words(column, column.read(line, language))
    const unit = column.unit === undefined ? '' : ` ${column.unit}`
    return text === null || text === '' ? [] : [{ label: column.label, text: `${text}${unit}` }]
  })
  return {
    movement,
    day,
    batch,
    // A carried batch is the sender's, whose page is nobody else's.
    batchHref:
      isOne && movement !== 'transported'
        ? `/work/batches/${encodeURIComponent(batch)}?${own}`
        : `/work/registers/all?${asked}`,
    what: [kindWords(streams, line)[language], materialWords(streams, line)[language]].join(' · '),
    grams,
    ...sidesOf(line, language, (text) => wordOf(streams, line, 'origin', text)[language]),
    papers: [line.ticket, line.permit].filter((text) => text !== null),
    isLate: late.length > 0,
    isRefused: (line.refusedGrams ?? 0) > 0,
    isCorrected,
    isReversal,
    handOverHref: handOver === null ? undefined : `/work/hand-overs/${handOver}?${own}`,
    eventHref: event === null ? undefined : `/work/events/${event}?${own}`,
    cells,
  }
}

/** Who it came from and who it went to; undefined for outside. */
function sidesOf(line: RegisterLine, language: Language, called: (text: string) => string) {
  const { movement, sender, receiver, origin, destination, organisation, facility } = line
  const name = nameIn(organisation, language)
  const own = facility === null ? name : `${name}, ${facility}`
  if (sender !== null && receiver !== null)
    return { from: nameIn(sender, language), to: nameIn(receiver, language) }
  switch (movement) {
    case 'received':
      return { from: origin === null ? undefined : called(origin), to: own }
    case 'dispatched':
      return { from: own, to: destination === null ? undefined : called(destination) }
    default:
      return { from: own, to: own }
  }
}

/** What people call a name of the data in a column. */
function wordOf(streams: Streams, line: RegisterLine, column: string, name: string): Words {
  const { stream, movement } = line
  const known = streams.get(stream)
  switch (column) {
    case 'stream':
      return known?.label ?? plainWords(name)
    case 'kind':
      return kindWords(streams, line)
    case 'material':
      return materialWords(streams, line)
    case 'stage':
      return movement === 'held'
        ? stateWords(streams, { stream, state: name })
        : stageWords(known, name)
    case 'danger':
      return known?.custody.dangers?.[name] ?? plainWords(name)
    case 'refusal_reason':
    case 'hand_over_state':
      return custodyNames[name] ?? plainWords(name)
    default:
      return known === undefined ? plainWords(name) : sayOf(choiceWords(known, name), name)
  }
}

/** A word of a list, else what was written, as it was. */
function sayOf(choice: Words, name: string): Words {
  const plain = plainWords(name)
  return choice['zh-Hant'] === plain['zh-Hant']
    ? { en: name, 'zh-Hant': name, 'zh-Hans': name }
    : choice
}
