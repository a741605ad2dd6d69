import { describe, expect, test } from 'vitest'
import { KINDS, KIND_WORDS, type LetterKind } from '../../src/letters/rules.ts'
import { parcelOf } from '../../src/post/outbox/parcels.ts'
import type { Told, Waiting } from '../../src/post/outbox/rules.ts'
import { RULES, WITHOUT } from '../rulebook/letters/kinds.ts'

/** What leaves of each kind of letter that there is, with what must not leave in every place that varies. */
const NAMED = '夕阳红敬老'
const NUMBERS = ['13812345678', '11010519491231002X', '6222021234567890128']
const SUBJECTS = [...Object.keys(RULES), ...Object.values(WITHOUT).flat()].flatMap(said)

/** "[a|b]：…" → "a：NAMED", "b：NAMED" */
function said(pattern: string): string[] {
  const [, before = '', choice, after = ''] = /^([^[]*)\[([^\]]*)\](.*)$/.exec(pattern) ?? []
  if (choice !== undefined) return choice.split('|').flatMap((one) => said(before + one + after))
  return [pattern.replaceAll('…', NAMED)]
}

const waiting = (channel: Waiting['channel'], ...letters: Pick<Told, 'kind' | 'subject'>[]): Waiting => ({
  ...{ id: 'parcel', word: null, parcel: null, tries: 1, channel, sealed: '', to: 'a@example.org' },
  ...{ personId: 'p', quiet: null },
  letters: letters.map((one, at) => ({
    ...{ ...one, id: String(at), at, way: 'now', isTheirs: true, about: '/proposals/p/corrections' },
    body: `${NAMED}请在6月20日以前办理，联系人${NUMBERS.join('，')}。`,
  })),
})
const leaves = (channel: Waiting['channel'], subject: string, kind: LetterKind = 'task') =>
  parcelOf(waiting(channel, { subject, kind }), 'https://site.example.org')

describe('what leaves', () => {
  test.each(SUBJECTS)('of “%s” by robot or SMS is its kind, and nothing of it', (subject) => {
    for (const channel of ['wecom', 'dingtalk', 'webhook'] as const)
      for (const kind of KINDS) {
        const parcel = leaves(channel, subject, kind)
        expect(JSON.stringify(parcel)).not.toMatch(new RegExp(`${NAMED}|结项|立项|补正`))
        expect(parcel.text).toBe(`新信件：${KIND_WORDS[kind]}，请登录查看。`)
      }
  })

  test.each(SUBJECTS)('of “%s” by mail is what it says, without numbers of people', (subject) => {
    const parcel = leaves('mail', `${subject}${NUMBERS[0]}`)
    for (const number of NUMBERS) expect(JSON.stringify(parcel)).not.toContain(number)
    expect(parcel.text).toContain('6月20日以前')
  })

  test('of a day in one message: by SMS how many, by mail what each says, up to fifty, without numbers of people', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ kind: 'result' as const, subject: `立项：${n}号` }))
    const together = (channel: Waiting['channel']) =>
      parcelOf({ ...waiting(channel, ...many), parcel: 'together' }, 'https://site.example.org')
    expect(together('webhook')).toEqual({
      ...{ id: 'together', to: 'a@example.org', subject: '60封新信件', text: '60封新信件，请登录查看。' },
      link: 'https://site.example.org/letters',
    })
    const { text } = together('mail')
    for (const number of NUMBERS) expect(text).not.toContain(number)
    expect([text.includes('立项：49号'), text.includes('立项：50号'), text.includes('还有10封')]).toEqual([
      ...[true, false, true],
    ])
  })

  test('leads to the page, which asks who it is; to none where the site’s address is not known', () => {
    expect(leaves('mail', '补正').link).toBe('https://site.example.org/proposals/p/corrections')
    expect(parcelOf(waiting('mail', { subject: '补正', kind: 'task' }), null).link).toBe('')
  })
})
