/** Whether a host, as `URL` writes it, is this machine: nobody stands in between. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}
