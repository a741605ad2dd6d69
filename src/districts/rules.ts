/** A district of a deployment that serves several: `code` names it to whoever runs it, `hosts` are the names that its site goes by. */
export type District = { code: string; hosts: string[] }

/** Why a district may not be called so; its secrets and bindings are named after it (`AUTH_SECRET_DONGCHENG`). */
export function whyNotCode(code: string): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code) || code.length > LONGEST_CODE)
    return `区的代号“${code}”不行：用小写拼音、数字和连字符，字母开头，最多${LONGEST_CODE}个字符，如dongcheng`
  // DATA_SECRET_BEFORE is a secret of its own, AUTH_SECRET_FILE the name of a file
  const taken = code.split('-').find((part) => ['before', 'file'].includes(part))
  return taken === undefined ? null : `区的代号里不能有${taken}：密钥的名字用了它`
}
const LONGEST_CODE = 30

/** "dongcheng-2" → "DONGCHENG_2", as the names of its bindings and secrets end. No two codes end alike. */
export const endingOf = (code: string): string => code.toUpperCase().replaceAll('-', '_')

/** A host name as somebody types it, in the one way in which it is kept and looked for; null: it is none. */
export function readHost(typed: string): string | null {
  if (/[/?#@\\:%\s]/.test(typed) || !URL.canParse(`http://${typed}/`)) return null
  const host = hostOf(`http://${typed}/`)
  return host.length <= LONGEST_HOST && host.split('.').every((label) => LABEL.test(label)) ? host : null
}
const LONGEST_HOST = 253
const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/

export const sayNoHost = (typed: string): string =>
  `“${typed}”不是域名：只写域名，不写http://、端口和路径，如dongcheng.example.cn`

/** Of the address that was asked for: without port, in lower case, without the dot that may end it. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/\.$/, '')

/** By host name the code of its district. A name that two of them claim leads to neither: a guess would show one the other's. */
export function byHost(districts: District[]): Map<string, string> {
  const all = districts.flatMap(({ code, hosts }) => hosts.map((host) => [host, code] as const))
  const claims = Map.groupBy(all, ([host]) => host)
  return new Map(all.filter(([host]) => new Set(claims.get(host)?.map(([, code]) => code)).size === 1))
}

/** Why these names may not be those of the district of that code. */
export function whyNotHosts(code: string, hosts: string[], others: District[]): string | null {
  if (hosts.length === 0) return '要写--host域名，如--host dongcheng.example.cn'
  for (const one of others) {
    const host = hosts.find((name) => one.code !== code && one.hosts.includes(name))
    if (host !== undefined) return `${host}已经是${one.code}的域名`
  }
  return null
}
