/** A random key for a request. Not crypto.randomUUID: that is missing on plain-http intranets. */
export function requestKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')
}
