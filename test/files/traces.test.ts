import { describe, expect, test } from 'vitest'
import { withoutTraces } from '../../src/files/receiving/pictures/traces.ts'
import { orientationIn, orientationSegment } from '../../src/files/receiving/pictures/orientation.ts'
import { PNG } from './samples.ts'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : part)),
  )
const big = (size: number, width: number) =>
  Array.from({ length: width }, (_, at) => (size >> (8 * (width - 1 - at))) & 255)
const little = (size: number) => big(size, 4).toReversed()

/** In pieces of that size. */
async function cleaned(file: Uint8Array, size: number): Promise<Uint8Array | null> {
  async function* pieces() {
    for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size)
  }
  const kept: number[] = []
  for await (const piece of withoutTraces(pieces())) {
    if (piece === null) return null
    kept.push(...piece)
  }
  return Uint8Array.from(kept)
}

const segment = (kind: number, text: string) => bytes([0xff, kind, ...big(text.length + 2, 2)], text)
const exif = (value: number) => orientationSegment(value)
const PLACE = '39.9042N 116.4074E'
const scan = bytes([0xff, 0xda, 0, 4, 1, 2], 'abc', [0xff, 0, 0xff, 0xd3], 'def')
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
const HEAD = joined(bytes([0xff, 0xd8]), segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'))
const BODY = joined(
  segment(0xdb, 'table'),
  segment(0xe2, 'ICC_PROFILE\0\x01'),
  scan,
  segment(0xc4, 'again'),
  scan,
)
const END = bytes([0xff, 0xd9])

describe('a photograph comes in', () => {
  const jpeg = joined(
    HEAD,
    joined(
      bytes([0xff, 0xe1, ...big(2 + 6 + PLACE.length + 26, 2)], 'Exif\0\0'),
      exif(6).subarray(10),
      bytes(PLACE),
    ),
    ...[segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`), segment(0xed, `Photoshop 3.0\0${PLACE}`)],
    ...[segment(0xe2, `MPF\0${PLACE}`), segment(0xec, PLACE), segment(0xfe, PLACE)],
    ...[BODY, END, bytes(`a film of ${PLACE}`)],
  )

  test.each([1, 2, 3, 7, 4096, 1e6])(
    'as it looks, without where and with what it was taken; in pieces of %d',
    async (size) => {
      expect(await cleaned(jpeg, size)).toEqual(joined(HEAD, exif(6), BODY, END))
    },
  )

  test('that has no traces stays as it is', async () => {
    const plain = joined(HEAD, BODY, END)
    expect(await cleaned(plain, 5)).toEqual(plain)
    expect(await cleaned(PNG, 5)).toEqual(PNG)
  })

  test.each([
    ['cut short', jpeg.subarray(0, 40)],
    ['no JPEG behind its first bytes', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1], 'whatever it is')],
  ])('%s is no fault', async (_, file) => expect(await cleaned(file, 3)).not.toBeNull())

  test('says which way up it is, and a wrong word says nothing', () => {
    for (let value = 1; value <= 8; value += 1)
      expect(orientationIn(orientationSegment(value).subarray(10))).toBe(value)
    expect(orientationIn(orientationSegment(9).subarray(10))).toBeNull()
    expect(orientationIn(bytes('II'))).toBeNull()
    expect(orientationIn(bytes('MM', [0, 42, 0, 0, 0, 8, 255, 255]))).toBeNull()
  })
})

describe('a picture of another kind', () => {
  const chunk = (type: string, text: string) => bytes(big(text.length, 4), type, text, 'crc!')
  const MARK = bytes([0x89], 'PNG\r\n\x1a\n')

  test.each([1, 9, 1e6])(
    'a PNG: without texts, times and Exif, and nothing behind its end; in pieces of %d',
    async (size) => {
      const drawn = [chunk('IHDR', 'x'.repeat(13)), chunk('pHYs', '123456789'), chunk('IDAT', 'pixels')]
      const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX'].map((type) => chunk(type, PLACE))
      const end = chunk('IEND', '')
      const [first, ...others] = drawn
      const png = joined(MARK, first ?? end, ...told, ...others, end, bytes(PLACE))
      expect(await cleaned(png, size)).toEqual(joined(MARK, ...drawn, end))
    },
  )

  test.each([1, 9, 1e6])(
    'a WebP: as long as it said, with zeros where Exif and XMP were; in pieces of %d',
    async (size) => {
      const part = (type: string, text: string) =>
        bytes(type, little(text.length), text, text.length % 2 ? [0] : [])
      const all = (flags: number, exifAs: string, xmpAs: string, text: string) => {
        const parts = joined(
          part('VP8X', String.fromCharCode(flags) + 'x'.repeat(9)),
          ...[part('VP8 ', 'pixels'), part(exifAs, text), part(xmpAs, text)],
        )
        return joined(bytes('RIFF', little(parts.length + 4), 'WEBP'), parts)
      }
      const webp = joined(all(0x1c, 'EXIF', 'XMP ', `${PLACE}!`), bytes(PLACE))
      expect(await cleaned(webp, size)).toEqual(all(0x10, 'JUNK', 'JUNK', '\0'.repeat(PLACE.length + 1)))
    },
  )
})
