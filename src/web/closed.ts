import type { Declared } from './declared.ts'

/** Whether whoever runs a round for an outside unit, asking from it, finds anything at an address. */
export type Opens = (method: Declared['method'], href: string) => boolean

const OPEN = ['operator', 'contracted', 'anyone', 'given'] as const

/** The first route of an address answers, as in the site itself; what is not of this site is nobody's to close. */
export function opensIn(declared: Declared[]): Opens {
  return (method, href) => {
    const [path = ''] = href.split(/[?#]/)
    if (!path.startsWith('/')) return true
    const route = declared.find((of) => of.method === method && isAt(of.pattern, path))
    if (!route || route.who === 'everybody') return true
    const finds = route.finds ?? route.who
    return OPEN.some((asked) => finds.includes(asked))
  }
}

function isAt(pattern: string, path: string): boolean {
  const [named, given] = [pattern.split('/'), path.split('/')]
  return (
    named.length === given.length && named.every((part, at) => part.startsWith(':') || part === given[at])
  )
}

const classIn = (attributes: string): string =>
  /\bclass="[^"]*"/.exec(attributes)?.[0].replace(/^/, ' ') ?? ''

/**
 * A page of the office as somebody of an outside unit reads it: a link that would refuse them is its words alone, a button or a
 * form that would, is not there. Links hold no links, forms no forms.
 */
export const withoutClosed = (html: string, opens: Opens): string =>
  html
    .replaceAll(/<form\b[^>]*?\baction="([^"]*)"[^>]*>.*?<\/form>/gs, (form, to: string) =>
      opens(/\bmethod="post"/.test(form.slice(0, form.indexOf('>'))) ? 'POST' : 'GET', to) ? form : '',
    )
    .replaceAll(
      /<a\b([^>]*?)\bhref="([^"]*)"([^>]*)>(.*?)<\/a>/gs,
      (link, before: string, href: string, after: string, says: string) =>
        opens('GET', href)
          ? link
          : /\bclass="[^"]*\bbutton\b/.test(before + after)
            ? ''
            : `<span${classIn(before + after)}>${says}</span>`,
    )
