/** The fields of a browser's form, in their order: one pass, and nothing of it is read twice. */
export function urlencoded(text: string): [string, string][] {
  try {
    return text.split('&').filter(Boolean).map(fieldOf)
  } catch {
    // a sign that is coded wrongly: read as a browser reads its own
    return [...new URLSearchParams(text)]
  }
}

function fieldOf(sent: string): [string, string] {
  const at = sent.indexOf('=')
  return at < 0 ? [decoded(sent), ''] : [decoded(sent.slice(0, at)), decoded(sent.slice(at + 1))]
}

function decoded(sent: string): string {
  const spaced = sent.includes('+') ? sent.replaceAll('+', ' ') : sent
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced
}
