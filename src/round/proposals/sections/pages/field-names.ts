import { type Form, fieldOf, questionsIn } from '../../../calls/form/rules/form.ts'
import { isList, rowBoxes, titleOf } from '../forms/boxes.ts'

/** "预算第2行，单价（元）", "居民需求": what a field is called, for whoever looks at it outside its form. */
export function nameOf(sent: string, form?: Form): string {
  const field = sent.replace(/\[\]$/, '')
  const [list = '', at = '', cell = ''] = field.split('.')
  const question = questionsIn(form).find((one) => `${field}.`.startsWith(`${fieldOf(one)}.`))
  if (question) return question.label
  if (field === 'files') return '附件'
  if (!isList(list)) return titleOf(field) || '其他'
  return at === '' ? titleOf(list) : `${titleOf(list)}第${Number(at) + 1}行${sayCell(list, cell)}`
}

/** Nothing for the cell that is called as its list: it is the row. */
function sayCell(list: Parameters<typeof rowBoxes>[0], cell: string): string {
  const look = rowBoxes(list).find(({ key }) => key === cell)?.look
  if (!look || look.title === titleOf(list)) return ''
  return `，${look.title}${look.unit ? `（${look.unit}）` : ''}`
}
