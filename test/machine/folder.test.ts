import { mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFolder } from '../../src/machine/folder.ts'
import { scratch } from '../scratch.ts'
import { holdsAsABucket } from './bucket.ts'

const newFolder = () => mkdtempSync(join(scratch(), 'folder-'))

holdsAsABucket(() => openFolder(newFolder()))

test('a folder keeps what was put for whoever opens it next, and nothing aside', async () => {
  const folder = newFolder()
  await openFolder(folder).put('proposal/a/1', 'kept')
  expect(await (await openFolder(folder).get('proposal/a/1'))?.text()).toBe('kept')
  expect(readdirSync(join(folder, 'aside'))).toEqual([])
})

test.each(['../out', 'a/../../out', '/etc/passwd', 'a//b', '', 'a/.', 'a\0b', 'a b'])(
  'a key that leads out is none: %j',
  async (key) => {
    const bucket = openFolder(newFolder())
    await expect(async () => bucket.put(key, 'x')).rejects.toThrow('no key of ours')
    await expect(async () => bucket.get(key)).rejects.toThrow('no key of ours')
    await expect(async () => bucket.delete(key)).rejects.toThrow('no key of ours')
  },
)
