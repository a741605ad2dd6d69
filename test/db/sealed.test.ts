import { describe, expect, test } from 'vitest'
import { seal, unseal } from '../../src/db/sealed.ts'

const NOW = 'the-secret-of-now-0123456789-0123456789'
const BEFORE = 'the-secret-before-0123456789-0123456789'
const NUMBER = '6222021234567890123'

describe('a sealed text', () => {
  test('opens under its secret, as what it was sealed as', async () => {
    const sealed = await seal(NOW, 'bank-account:o1', NUMBER)
    expect(sealed).not.toContain(NUMBER)
    expect(await unseal([NOW], 'bank-account:o1', sealed)).toEqual({ ok: true, text: NUMBER })
  })

  test('is another one each time', async () => {
    const both = await Promise.all([seal(NOW, 'x', NUMBER), seal(NOW, 'x', NUMBER)])
    expect(new Set(both).size).toBe(2)
  })

  test('does not open in another row', async () => {
    const sealed = await seal(NOW, 'bank-account:o1', NUMBER)
    expect(await unseal([NOW], 'bank-account:o2', sealed)).toEqual({ ok: false, why: 'tampered' })
  })

  test('that was changed in any byte says so', async () => {
    const bytes = Uint8Array.from(atob(await seal(NOW, 'x', NUMBER)), (letter) => letter.charCodeAt(0))
    for (const at of bytes.keys()) {
      const wrong = bytes.map((byte, i) => (i === at ? byte ^ 1 : byte))
      const opened = await unseal([NOW], 'x', btoa(String.fromCharCode(...wrong)))
      expect([at, opened]).toEqual([at, { ok: false, why: at > 0 && at < 5 ? 'key-unknown' : 'tampered' }])
    }
  })

  test.each(['', 'not base64 at all!', 'AQ==', btoa(NUMBER)])(
    '%j is none, and nothing breaks',
    async (text) => {
      expect(await unseal([NOW], 'x', text)).toEqual({ ok: false, why: 'tampered' })
    },
  )

  test('survives a change of secrets as long as the one before is known', async () => {
    const sealed = await seal(BEFORE, 'x', NUMBER)
    expect(await unseal([NOW, BEFORE], 'x', sealed)).toEqual({ ok: true, text: NUMBER })
    expect(await unseal([NOW], 'x', sealed)).toEqual({ ok: false, why: 'key-unknown' })
  })

  test('is never made under a short secret', async () => {
    await expect(seal('short', 'x', NUMBER)).rejects.toThrow('32 characters')
  })
})
