const JUNK = [
  undefined,
  null,
  '',
  ' ',
  [],
  ['a'],
  [['a']],
  {},
  { a: 'b' },
  { 0: 'x' },
  'x',
  '9'.repeat(1000),
  '-1',
  '1e9',
  1e21,
  '\u0000\u0007',
  '\ud800',
  '😀'.repeat(2000),
  true,
  { a: { b: { c: 1 } } },
  JSON.parse('{"__proto__":{"a":"b"}}'),
]

/** The same data over and over, each time with one thing in it, at any depth, changed for junk or left out. */
export function* wrongs(data: unknown): Generator<unknown> {
  if (typeof data !== 'object' || data === null) return
  for (const [key, inner] of Object.entries(data)) {
    for (const junk of JUNK) yield withOther(data, key, junk)
    for (const wrong of wrongs(inner)) yield withOther(data, key, wrong)
  }
}

function withOther(data: object, key: string, other: unknown): unknown {
  if (Array.isArray(data)) return data.map((item: unknown, i) => (String(i) === key ? other : item))
  return { ...data, [key]: other }
}

/** No word of a library: letters only where a form's own words have them. */
export const speaksChinese = (says: string): boolean =>
  /\p{Script=Han}/u.test(says) && !/[A-Za-z]/.test(says.replace(/[AB]等/, '')) && !/无效|期望/.test(says)
