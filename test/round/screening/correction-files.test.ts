import { expect, test } from 'vitest'
import type { Coming, StoredFile } from '../../../src/files/rules/file.ts'
import type { Content } from '../../../src/round/proposals/rules/content.ts'
import { MOST_PROPOSAL_FILES, refsOf } from '../../../src/round/proposals/files/rules.ts'
import { fileField } from '../../../src/round/screening/rules/correction.ts'
import {
  type CorrectingFiles,
  replacing,
  whyNotAddFile,
} from '../../../src/round/screening/rules/correction-files.ts'
import { CONTENT } from '../proposals/typed.ts'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const file = (id: string, at: number): StoredFile => ({
  ...{ id, at, place: 'proposal:x', label: '', name: `${id}.pdf`, kind: 'pdf', size: 1 },
  ...{ sha256: 'a'.repeat(64), object: id, searched: 'whole', findings: [], by: 'wang' },
})

/** Handed in with one file; `added` have come since. */
function found(added: number): CorrectingFiles {
  const handed = file('first', NOW - 2)
  const content: Content = { ...CONTENT, files: refsOf([handed]) }
  const defects = [
    { field: 'files', says: '请补充' },
    { field: fileField('first'), says: '请换' },
  ]
  return {
    ...{ plan: { form: { parts: ['files'], sections: [] } }, content, check: null, leftOut: [] },
    correction: { id: 'k', dueOn: '2026-11-30', at: NOW - 1, answeredAt: null, defects },
    files: [handed, ...Array.from({ length: added }, (_, at) => file(`more${at}`, NOW))],
  }
}
const coming = (question: string): Coming => ({
  size: 1,
  kind: 'pdf',
  searched: 'whole',
  findings: [],
  fields: { question },
})

test('a correction holds as many files as a proposal; one more comes only in the place of another', () => {
  expect(whyNotAddFile(found(MOST_PROPOSAL_FILES - 2), coming(''), NOW)).toBe(null)
  const full = found(MOST_PROPOSAL_FILES - 1)
  expect(whyNotAddFile(full, coming(''), NOW)).toEqual({ why: 'too-many-files', most: MOST_PROPOSAL_FILES })
  expect(whyNotAddFile(full, null, NOW)).toBe(null)
  expect(whyNotAddFile(full, coming(replacing('first')), NOW)).toBe(null)
})
