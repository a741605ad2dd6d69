import { describe, expect, test } from 'vitest'
import { mostOfASearch } from '../../src/files/receiving/budget.ts'
import { EVIL, sharedStream } from './evil.ts'
import { looked } from './looked.ts'
import { docx, pdf } from './samples.ts'

/** A tenth of what there is, without the clock, so that what is shown does not hang on the machine. */
const [bytes, characters] = [mostOfASearch().bytes / 10, mostOfASearch().characters / 10]
const MOST = { bytes, characters }
/** Bytes of a stream of letters that is asked to have ten thousand. */
const SIZE = 10_005

describe('a file that costs more than it may is looked through as far as that goes', () => {
  const OTHERWISE: Record<string, string[]> = {
    'docx: 10,000 files': ['file-damaged'],
    'docx: 12 MB of relations': ['file-damaged'],
    'docx: 4,900 parts': ['whole'],
  }
  test.each(Object.keys(EVIL))('%s', async (name) => {
    const { searched, refusal, spent } = await looked(EVIL[name]?.() ?? new Uint8Array(), MOST)
    expect(spent.bytes).toBeLessThanOrEqual(bytes)
    expect(spent.characters).toBeLessThanOrEqual(characters)
    expect(OTHERWISE[name] ?? ['part', 'none']).toContain(refusal?.why ?? searched)
  })

  test('pages that share a stream are counted each', async () => {
    const file = sharedStream(10_000)
    expect(file.length).toBeLessThan(40_000)
    // the stream itself, and each page that shows it
    expect(await looked(file, { bytes: (1 + 4 * 30) * SIZE })).toMatchObject({
      searched: 'part',
      spent: { bytes: (1 + 4 * 30) * SIZE },
    })
    expect((await looked(file)).spent.bytes).toBe((1 + 4 * 200) * SIZE)
  })
})

describe('what came before the end is found', () => {
  const TEL = '13800000000'
  test.each([
    ['a PDF', pdf([`tel ${TEL}`, 'plan', 'plan']), '第1页 138****0000', { characters: 20 }],
    [
      'a document',
      docx([TEL, ...Array.from({ length: 9000 }, () => '一二三四')]),
      '正文 138****0000',
      { characters: 20_000 },
    ],
  ])('%s', async (_, file, found, most) =>
    expect(await looked(file, most)).toMatchObject({ searched: 'part', found: [found] }),
  )

  test('by time, too', async () => {
    const over = new AbortController()
    over.abort()
    expect(await looked(pdf([TEL]), { until: over.signal })).toMatchObject({ found: [] })
    expect((await looked(pdf([TEL]), { until: over.signal })).searched).not.toBe('whole')
  })
})

test('others are served between two pages', async () => {
  let served = 0
  const others = setInterval(() => (served += 1), 0)
  await looked(pdf(Array.from({ length: 100 }, () => 'plan')))
  clearInterval(others)
  expect(served).toBeGreaterThan(20)
})

test('a stream of a PDF is unpacked to four megabytes, and no further', async () => {
  const { spent } = await looked(EVIL['PDF: a stream of 1 GB']?.() ?? new Uint8Array())
  expect(spent.bytes).toBeGreaterThan(4 * 1024 * 1024)
  expect(spent.bytes).toBeLessThan(7 * 1024 * 1024)
})
