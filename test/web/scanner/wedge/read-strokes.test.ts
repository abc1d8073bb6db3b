import { describe, expect, it } from 'vitest'
import { noRun, readStroke, type Stroke } from '../../../../web/scanner/wedge/read-strokes.ts'

const plain = { isShifted: false, isControlled: false, isOther: false, isComposing: false }

describe('a wedge scanner', () => {
  it('is known by its speed and its end, Enter or Tab', () => {
    expect(scansOf(written('PACK-1', 10), key('Enter', 10))).toEqual(['PACK-1'])
    expect(scansOf(written('PACK-1', 30), key('Tab', 30))).toEqual(['PACK-1'])
    expect(
      scansOf(written('PACK-1', 10), key('Enter', 10), written('PACK-2', 10), key('Enter', 10)),
    ).toEqual(['PACK-1', 'PACK-2'])
  })

  it('is no hand: neither one that types fast nor one that rolls over a few keys', () => {
    expect(scansOf(written('PACK-1', 90), key('Enter', 90))).toEqual([])
    expect(scansOf(written('PACK-1', 10), key('Enter', 400))).toEqual([])
    expect(scansOf(written('as', 10), key('Enter', 20))).toEqual([])
    const heldDown = Array.from({ length: 9 }, () => stroke('a', 'KeyA', 30, { isOther: true }))
    expect(scansOf(heldDown, key('Enter', 30))).toEqual([])
  })

  it('leaves what a hand typed before it', () => {
    expect(
      scansOf(
        written('ab', 200),
        written('xPACK-1', 5).with(0, stroke('P', 'KeyP', 900)),
        key('Enter', 5),
      ),
    ).toEqual(['PPACK-1'])
  })

  it('loses nothing of a code where it stops for a moment, as one without a wire does', () => {
    const stopped = written('NO-SUCH-CODE', 5).with(7, stroke('-', 'Minus', 120))
    expect(scansOf(stopped, key('Enter', 5))).toEqual(['NO-SUCH-CODE'])
  })

  it('keeps the group separator, and ends by control characters too', () => {
    const group = stroke(']', 'BracketRight', 5, { isControlled: true })
    const control = stroke('Control', 'ControlLeft', 5, { isControlled: true })
    const carriageReturn = stroke('m', 'KeyM', 5, { isControlled: true })
    expect(
      scansOf(written('0109', 5), [control, group], written('21AB', 5), [control, carriageReturn]),
    ).toEqual(['0109\u001d21AB'])
  })

  it('presses nothing with a second mark at its end', () => {
    expect(kindsOf(written('PACK-1', 5), key('Enter', 5), key('Enter', 5))).toEqual(['end', 'rest'])
    expect(kindsOf(written('PACK-1', 5), key('Enter', 5), key('Enter', 600))).toEqual([
      'end',
      'nothing',
    ])
  })

  it('is read by its keys where an input method for Chinese takes the letters', () => {
    const composed = { isComposing: true }
    const strokes = [
      stroke('Process', 'KeyP', 5, { ...composed, isShifted: true }),
      stroke('Process', 'KeyA', 5, composed),
      stroke('Process', 'Minus', 5, composed),
      stroke('Process', 'Digit7', 5, composed),
      stroke('Process', 'Semicolon', 5, { ...composed, isShifted: true }),
      stroke('Process', 'Enter', 5, composed),
    ]
    expect(scansOf(strokes)).toEqual(['Pa-7:'])
  })
})

function stroke(
  named: string,
  code: string,
  after: number,
  more: Partial<Omit<Stroke, 'key' | 'code' | 'time'>> = {},
): Stroke {
  return { ...plain, ...more, key: named, code, time: after }
}

function written(text: string, apart: number): Stroke[] {
  return [...text].map((one) => stroke(one, '', apart))
}

function key(named: string, after: number): Stroke[] {
  return [stroke(named, named, after)]
}

/** Each stroke says how long after the one before it comes. */
function readsOf(parts: readonly (readonly Stroke[])[]) {
  let run = noRun
  let now = 1_000
  return parts.flat().map(({ time, ...one }) => {
    now += time
    const read = readStroke(run, { ...one, time: now })
    run = read.run
    return read
  })
}

function scansOf(...parts: readonly (readonly Stroke[])[]) {
  return readsOf(parts).flatMap(({ scan }) => scan ?? [])
}

function kindsOf(...parts: readonly (readonly Stroke[])[]) {
  return readsOf(parts)
    .slice(6)
    .map(({ is }) => is)
}
