type KeysIn<Pattern extends string> = Pattern extends `${string}/:${infer Rest}`
  ? [key: string, ...(Rest extends `${string}/${infer Below}` ? KeysIn<`/${Below}`> : [])]
  : []

/** A place of the site: `place('7k2')` is its address, `place.pattern` what the router listens to. */
export type Place<Keys extends string[] = string[]> = ((
  ...keys: { [K in keyof Keys]: string | number }
) => string) & { pattern: string }

export function at<const Pattern extends string>(pattern: Pattern): Place<KeysIn<Pattern>> {
  const [start = '', ...others] = pattern.split(/:[a-z]+/i)
  const address = (...keys: (string | number)[]): string =>
    others.reduce((path, part, i) => `${path}${keys[i] ?? ''}${part}`, start)
  return Object.assign(address, { pattern })
}
