/**
 * Writes down that something failed, and hands back the number by which people may ask about it. Nothing that anybody sent is
 * written: the database's driver repeats a query with its values, a parser the text that it was given. So only the first cause
 * is told, in its plain words, with the places in the code that it came through.
 */
export function logFailure(error: unknown, route: string): string {
  const reference = crypto.randomUUID().slice(0, 8)
  const root = rootOf(error)
  console.error(JSON.stringify({ reference, route, ...(root ? told(root) : { error: typeof error }) }))
  return reference
}

/** "k3f9-2m4x" */
export const sayReference = (reference: string): string => `${reference.slice(0, 4)}-${reference.slice(4)}`

/** The sentence of the first cause without values. */
export function sayCause(error: unknown): string {
  const root = rootOf(error)
  return root ? plainWords(root.message) : ''
}

/** Of a text that may repeat what was sent: no quotation, and only words that are letters. */
export function plainWords(text: string): string {
  const words = text.replace(/["'`“‘].*["'`”’]|\bparams:.*/gs, GONE).split(/\s+/)
  const plain = words.map((word) => (/^[A-Za-z_.,:;()-]{0,40}$/.test(word) ? word : GONE))
  return plain
    .filter((word, i) => word !== GONE || plain[i - 1] !== GONE)
    .join(' ')
    .slice(0, LONGEST)
}

const GONE = '…'
const LONGEST = 200
/** Causes of causes, and places in the code, that are looked at. */
const DEEPEST = 8

function rootOf(error: unknown, deeper = DEEPEST): Error | null {
  if (!(error instanceof Error)) return null
  return (deeper > 0 && rootOf(error.cause, deeper - 1)) || error
}

function told({ name, message, stack = '' }: Error) {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: plainWords(name),
    says: plainWords(message),
    at: frames.slice(0, DEEPEST).map((line) => line.trim()),
  }
}
