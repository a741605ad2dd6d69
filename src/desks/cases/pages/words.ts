import { saying } from '../../../web/words.ts'
import type { Kind, NoteRefusal, OwnerRefusal } from '../rules.ts'

export const KIND_WORDS: Record<Kind, string> = { organization: '单位', proposal: '申报', project: '项目' }

export const sayNoteRefusal = saying<NoteRefusal>({
  'not-your-note': '只能更正自己写的、还没有更正过的备注',
  'written-already': '刚才已经写过同样的一条，没有再记',
})

export const sayOwnerRefusal = saying<OwnerRefusal>({
  'not-a-colleague': '请选择一位经办人；与这个单位有利害关系的不能经办',
  'same-owner': '已经是这样了，不用再改',
})
