import { recall, remember } from './remembered.ts'

/** What somebody hears and feels who is not looking: it went well, or look here. */
export type Signal = 'good' | 'bad'

/** Two tones each, so that they are told apart by more than their pitch: rising for good, falling and longer for bad. */
const tones: Readonly<Record<Signal, readonly { hertz: number; seconds: number }[]>> = {
  good: [
    { hertz: 660, seconds: 0.09 },
    { hertz: 990, seconds: 0.12 },
  ],
  bad: [
    { hertz: 330, seconds: 0.22 },
    { hertz: 220, seconds: 0.34 },
  ],
}

const buzzes: Readonly<Record<Signal, number | number[]>> = { good: 60, bad: [200, 80, 200] }

let speaker: AudioContext | undefined

/** Sounds and vibrates, as far as the device can and the person wants; a hand in a glove feels what a noisy floor drowns. */
export function signal(kind: Signal): void {
  navigator.vibrate?.(buzzes[kind])
  if (!isSoundOn()) return
  try {
    speaker ??= new AudioContext()
    // A browser lets a page sound from the first tap or key on.
    void speaker.resume()
    let at = speaker.currentTime
    for (const { hertz, seconds } of tones[kind]) {
      play(speaker, { hertz, seconds, at })
      at += seconds
    }
  } catch {
    // A device without a speaker: the colour and the word stand on the screen.
  }
}

/** Whether this device sounds; it does until somebody says otherwise. */
export function isSoundOn(): boolean {
  return recall('sound') !== 'off'
}

/** Turns the sound of this device on or off, for good. */
export function turnSound(isOn: boolean): void {
  remember('sound', isOn ? 'on' : 'off')
}

function play(
  into: AudioContext,
  { hertz, seconds, at }: { hertz: number; seconds: number; at: number },
): void {
  const tone = into.createOscillator()
  const loudness = into.createGain()
  tone.frequency.value = hertz
  tone.type = 'square'
  // Fades, since a tone that is cut off clicks.
  loudness.gain.setValueAtTime(0.18, at)
  loudness.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  tone.connect(loudness).connect(into.destination)
  tone.start(at)
  tone.stop(at + seconds)
}
