import { describe, expect, test } from 'vitest'
import { findIn, maskedText, personalIn } from '../../../src/shared/personal/find.ts'
import { isIdNumber } from '../../../src/shared/personal/identity.ts'
import { PERSONAL_WORDS } from '../../../src/shared/personal/kinds.ts'
import { numbersIn as whileTyping } from '../../../src/web/assets/numbers.mjs'
import { ID_NUMBER } from '../../files/samples.ts'

/** What the page says while one types is what the server finds, in whatever order. */
const numbersWhileTyping = (text: string) => whileTyping(text).toSorted()
const numbersOnServer = (text: string) =>
  personalIn(text)
    .map(({ what, masked }) => `${PERSONAL_WORDS[what]}（${masked}）`)
    .toSorted()

describe('numbers that must not become public', () => {
  test.each([
    [`身份证号：${ID_NUMBER}。`, [['id-number', '110*************2X']]],
    [`证件${ID_NUMBER.toLowerCase()}`, [['id-number', '110*************2X']]],
    ['110105 19491231 002X', [['id-number', '110*************2X']]],
    ['电话13800000000，微信同号', [['mobile', '138****0000']]],
    ['电话138-0000-0000或138 0000 0000', [['mobile', '138****0000']]],
    ['+86 13900001111', [['mobile', '139****1111']]],
    ['１３８０００００００１', [['mobile', '138****0001']]],
    [
      `${ID_NUMBER} 13800000000 ${ID_NUMBER}`,
      [
        ['id-number', '110*************2X'],
        ['mobile', '138****0000'],
      ],
    ],
    ['联系人老王，电话 010-55500001。', [['landline', '*********01']]],
    ['（010）55500001转8001', [['landline', '*********01']]],
    ['0512 6550 0001', [['landline', '**********01']]],
    ['座机：5550 0001', [['landline', '******01']]],
    ['1 3 8 0 0 1 3 8 0 0 0', [['mobile', '138****8000']]],
    ['１３８　００１３　８０００', [['mobile', '138****8000']]],
    ['138·0013·8000', [['mobile', '138****8000']]],
    ['138—0013—8000', [['mobile', '138****8000']]],
    ['138 001 38000', [['mobile', '138****8000']]],
    ['13\u200b8\u200b0013\u200b8000，加微信', [['mobile', '138****8000']]],
    ['1\ufe0f\u20e33\ufe0f\u20e38\ufe0f\u20e300138000', [['mobile', '138****8000']]],
    ['1\u200b3\u200b8\u200b0\u200b0\u200b1\u200b3\u200b8\u200b0\u200b0\u200b0', [['mobile', '138****8000']]],
    ['微信wx13800138000', [['mobile', '138****8000']]],
    ['一三八零零一三八零零零', [['mobile', '138****8000']]],
    ['①③⑧⓪⓪①③⑧⓪⓪⓪', [['mobile', '138****8000']]],
    [
      '\u{1d7cf}\u{1d7d1}\u{1d7d6}\u{1d7ce}\u{1d7ce}\u{1d7cf}\u{1d7d1}\u{1d7d6}\u{1d7ce}\u{1d7ce}\u{1d7ce}',
      [['mobile', '138****8000']],
    ],
    ['老身份证110105491231002', [['id-number', '110**********02']]],
    ['卡号6222 0202 0011 2230 020', [['bank-card', '6222***********0020']]],
    ['卡号4111111111111111', [['bank-card', '4111********1111']]],
  ])('%j', (text, found) => {
    expect(personalIn(text).map(({ what, masked }) => [what, masked])).toEqual(found)
    expect(numbersWhileTyping(text)).toEqual(numbersOnServer(text))
  })

  test.each([
    '11010519491231002', // seventeen
    '110105194912310021', // wrong check digit
    '110105194913310029', // no such month
    `1${ID_NUMBER}`,
    `${ID_NUMBER.slice(0, 17)}0`,
    '12800000000',
    '138000000001',
    '213800000000',
    '0.13800000000',
    '91350100M000100Y43',
    '5550-0001',
    '010555000012',
    '0.1055500001',
    '2013-01055500001',
    '110101991307803', // no such day: 15 digits
    '990101800307803', // no such province
    '6222020200112230021', // one wrong: a card has a sum
    '1 3 8 0 0 1 3 8 0 0 0 5 6', // thirteen numbers of a table
    '一三八零零一三八零零', // ten
    'a3f138001380001c9d3f138001380001c9d3f138001380001c9d3f138001380001', // a digest
    '申请10000000元，服务20000000人次',
    '一二三四五六七，上山打老虎',
    '预算138000元',
  ])('not %s', (text) => {
    expect(personalIn(text)).toEqual([])
    // a digest is not typed
    expect(text.includes('a3f') ? [] : numbersWhileTyping(text)).toEqual([])
  })

  test('a check digit is computed, not believed', () => {
    expect(isIdNumber(ID_NUMBER)).toBe(true)
    expect(isIdNumber('110101200002290034')).toBe(true)
    expect(isIdNumber('110101200102290034')).toBe(false) // no 29 February
  })
})

describe('a text with its numbers hidden', () => {
  const text = `王芳（${ID_NUMBER}）１３８－００１３－８０００、138 0013 8000，办公室010-55500001`

  test('keeps what stands around them', () =>
    expect(maskedText(text)).toBe('王芳（110*************2X）138****8000、138****8000，办公室*********01'))

  test('shows what may be shown, however it is written', () =>
    expect(maskedText(text, ({ digits }) => digits === '13800138000' || digits === '01055500001')).toBe(
      `王芳（110*************2X）１３８－００１３－８０００、138 0013 8000，办公室010-55500001`,
    ))

  test('hides all of a number that is broken by what nobody sees', () =>
    expect(maskedText('打1\u200b3800138\u200b000吧')).toBe('打138****8000吧'))

  test('hidden once it has nothing to hide', () => expect(findIn(maskedText(text))).toEqual([]))

  test('costs little where there is nothing', () => {
    const long = '社区服务。'.repeat(20_000) + '2026年'.repeat(5_000)
    const began = performance.now()
    expect(findIn(long)).toEqual([])
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
