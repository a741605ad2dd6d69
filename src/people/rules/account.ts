export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128
export const USERNAME_LENGTH = { least: 3, most: 30 }
/** Letters, digits, _ and .; no @, so that a user name is never taken for an address. */
export const USERNAME = /^[a-zA-Z0-9_.]+$/

/** What a person types to have an account. */
export type NewAccount = { name: string; email: string; username: string; password: string }

/** Why somebody cannot have this account: another has the name or the address already. */
export type Taken = { why: 'username-taken'; username: string } | { why: 'email-taken'; email: string }

/** Where to go after the sign-in, if it is a page of this site: "/…", never "//…" or anything that a browser reads as that. */
export const isOwnPage = (next: string): boolean => /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)

/** "Chrome，Windows": what a browser says of itself, in words. */
export function sayDevice(userAgent: string): string {
  const browser = wordFor(userAgent, BROWSERS)
  const system = wordFor(userAgent, SYSTEMS)
  return [browser, system].filter(Boolean).join('，') || '未知设备'
}

const wordFor = (userAgent: string, words: [RegExp, string][]) =>
  words.find(([mark]) => mark.test(userAgent))?.[1]

/** In the order of asking: most browsers also call themselves Chrome or Safari. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, '微信'],
  [/DingTalk\//, '钉钉'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/HuaweiBrowser\//, '华为浏览器'],
  [/QQBrowser\//, 'QQ浏览器'],
  [/QIHU|360SE|360EE/, '360浏览器'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, '安卓'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]
