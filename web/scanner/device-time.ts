import type { Instants } from './queue/device-clock.ts'
import { timeWithOffset } from './queue/device-clock.ts'

/** What the clock of the device shows, which people set: only for when something happened. */
export function deviceNow(): Date {
  return new Date()
}

/** The same with the offset that it shows, as scans carry it. */
export function deviceTime(): string {
  const now = deviceNow()
  return timeWithOffset(now.getTime(), -now.getTimezoneOffset())
}

/** This moment by both clocks of the device: waits are counted by the one that nobody sets. */
export function instantsNow(): Instants {
  return { wall: deviceNow().getTime(), steady: performance.now() }
}
