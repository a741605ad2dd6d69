import { describe, expect, test } from 'vitest'
import { KINDS, KIND_WORDS, type LetterKind } from '../../src/letters/rules.ts'
import { type Waiting, parcelOf } from '../../src/post/outbox/rules.ts'
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

const waiting = (channel: Waiting['channel'], subject: string, kind: LetterKind): Waiting => ({
  ...{ id: 'parcel', word: null, tries: 1, channel, sealed: '', to: 'a@example.org', isTheirs: true, kind },
  ...{
    subject,
    body: `${NAMED}请在6月20日以前办理，联系人${NUMBERS.join('，')}。`,
    about: '/proposals/p/corrections',
  },
})
const leaves = (channel: Waiting['channel'], subject: string, kind: LetterKind = 'task') =>
  parcelOf(waiting(channel, subject, kind), 'https://site.example.org')

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

  test('leads to the page, which asks who it is; to none where the site’s address is not known', () => {
    expect(leaves('mail', '补正').link).toBe('https://site.example.org/proposals/p/corrections')
    expect(parcelOf(waiting('mail', '补正', 'task'), null).link).toBe('')
  })
})
