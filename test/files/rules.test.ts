import { describe, expect, test } from 'vitest'
import { LONGEST_FILE_NAME, endingOf, saySize, whyNotKind, whyNotName } from '../../src/files/rules/file.ts'
import { magicOf } from '../../src/files/rules/kinds.ts'
import { officeOf } from '../../src/files/rules/office.ts'
import { disposition } from '../../src/web/download.ts'
import { sayFileRefusal, sayFindings } from '../../src/files/pages/words.ts'
import { PNG } from './samples.ts'

describe('a name', () => {
  test.each(['方案.pdf', '预算 2026（第二版）.xlsx', '.隐藏.pdf', 'a..b.pdf', 'x'.repeat(LONGEST_FILE_NAME)])(
    '%s is a name',
    (name) => expect(whyNotName(name)).toBe(null),
  )

  test.each([
    ['../方案.pdf', 'path'],
    ['a/b.pdf', 'path'],
    ['C:\\fakepath\\方案.pdf', 'path'],
    ['c:方案.pdf', 'path'],
    ['..', 'path'],
    ['方案\u0000.pdf', 'odd'],
    ['方案\n.pdf', 'odd'],
    ['方案\u202Efdp.exe', 'odd'],
    ['方案\u2066.pdf', 'odd'],
    ['方案\u200B.pdf', 'odd'],
    ['方案\uFFFD.pdf', 'odd'],
    ['x'.repeat(LONGEST_FILE_NAME + 1), 'long'],
  ])('%j is refused: %s', (name, fault) => expect(whyNotName(name)).toEqual({ why: 'file-name', fault }))

  test.each(['', '   '])('%j is no file', (name) => expect(whyNotName(name)).toEqual({ why: 'no-file' }))

  test.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['pdf', ''],
    ['.pdf', ''],
    ['a.', ''],
    [' 方案.docx ', 'docx'],
  ])('%j ends in %j', (name, ending) => expect(endingOf(name)).toBe(ending))

  test('must agree with the bytes', () => {
    expect(whyNotKind('a.JPG', 'jpeg')).toBe(null)
    expect(whyNotKind('a.pdf', 'png')).toEqual({ why: 'file-lies', ending: 'pdf', kind: 'png' })
    expect(whyNotKind('无后缀', 'pdf')).toEqual({ why: 'file-lies', ending: '', kind: 'pdf' })
  })
})

describe('a kind', () => {
  const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.codePointAt(0) ?? 0)

  test.each([
    ['%PDF-1.7\n%..', 'pdf'],
    ['\u00ff\u00d8\u00ff\u00e0JFIF....', 'jpeg'],
    ['GIF89a......', 'gif'],
    ['RIFF\u0001\n\u0003\u0004WEBPVP8', 'webp'],
    ['PK\u0003\u0004........', 'zip'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1....', 'ole'],
  ])('is read from the first bytes: %j', (text, kind) => expect(magicOf(bytes(text))).toBe(kind))

  test('a picture', () => expect(magicOf(PNG)).toBe('png'))

  test.each([
    '<!doctype html>',
    '<svg xmlns=""',
    'MZ..........',
    ' %PDF-1.7....',
    '',
    '%PDF',
    'RIFF....WAVE',
    '#!/bin/sh',
  ])('%j is none', (text) => expect(magicOf(bytes(text))).toBe(null))

  const OFFICE = 'application/vnd.openxmlformats-officedocument.'
  const [WORD, SHEET, SHOW] = [
    `${OFFICE}wordprocessingml.document.main+xml`,
    `${OFFICE}spreadsheetml.sheet.main+xml`,
    `${OFFICE}presentationml.presentation.main+xml`,
  ]
  const holding = (parts: Record<string, string>, main = Object.keys(parts)[0] ?? '') => ({
    parts: Object.entries(parts).map(([name, type]) => ({ name, type: type.toLowerCase() })),
    relations: [{ from: '', type: 'officedocument', target: main, isExternal: false }],
  })
  test.each([
    [{ 'word/document.xml': WORD }, 'docx'],
    [{ 'xl/workbook.xml': SHEET }, 'xlsx'],
    [{ 'ppt/presentation.xml': SHOW }, 'pptx'],
    [{ 'anything/else.xml': WORD }, 'docx'],
    [{ 'word/document.xml': WORD, 'word/vbaproject.bin': '' }, 'macros'],
    [{ 'word/document.xml': WORD, 'word/x.bin': 'application/vnd.ms-office.vbaProject' }, 'macros'],
    [{ 'word/document.xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }, 'macros'],
    [{ 'word/document.xml': WORD, 'xl/workbook.xml': SHEET }, null],
    [{ 'word/document.xml': '' }, null],
    [{ 'evil.exe': '', 'readme.txt': '' }, null],
  ])('of an archive is read from its main part’s type: %j', (parts, kind) =>
    expect(officeOf(holding(parts))).toBe(kind),
  )

  test('of an archive that names no main part is none', () =>
    expect(officeOf({ ...holding({ 'word/document.xml': WORD }), relations: [] })).toBe(null))
})

describe('findings', () => {
  test('are said with their place', () => {
    expect(sayFindings([{ what: 'id-number', where: '第2页', masked: '110***' }])).toBe(
      '像身份证号的内容：110***（第2页）',
    )
  })
})

describe('words', () => {
  test('a size', () => {
    expect([1, 2048, 1024 * 1024, 20 * 1024 * 1024, 1_300_000].map(saySize)).toEqual([
      '1 KB',
      '2 KB',
      '1 MB',
      '20 MB',
      '1.2 MB',
    ])
  })

  test('a name in a header is coded: no quote and no line can leave it', () => {
    expect(disposition('方案 "a"\'(1).pdf')).toBe(
      `attachment; filename="____a___1_.pdf"; filename*=UTF-8''%E6%96%B9%E6%A1%88%20%22a%22%27%281%29.pdf`,
    )
  })

  test('say what a file lies about', () => {
    expect(sayFileRefusal({ why: 'file-lies', ending: 'pdf', kind: 'docx' })).toBe(
      '文件名以“.pdf”结尾，内容却是Word文档，请核对后再传',
    )
  })
})
