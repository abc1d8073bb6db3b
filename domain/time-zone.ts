/** Whether this names a time zone of the IANA. Names only: an offset such as +08 would mean the opposite to PostgreSQL. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]\w*(?:\/[\w+-]+)*$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch {
    return false
  }
}
