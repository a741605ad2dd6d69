import { sayPlace } from '../../../../people/rules/place.ts'
import type { Typed } from '../../../../web/body.ts'
import { Block } from '../../../../web/parts.tsx'
import { List } from '../../../../web/columns.tsx'
import { trackOf } from '../../../calls/rules/round.ts'
import { BUDGET_WORDS, SOURCE_WORDS } from '../../budget/rules/words.ts'
import { readKind, readSource } from '../../budget/rules/lines.ts'
import { nameOf } from './field-names.ts'
import type { FormView } from './form-view.ts'

type Props = { saved: Typed; typed: Typed; form: FormView }

/** What another window saved meanwhile beside what this one holds, where they differ: nobody's words are lost. */
export function Elsewhere({ saved, typed, form }: Props) {
  const fields = Object.keys(saved).filter((field) => saved[field]?.trim() && saved[field] !== typed[field])
  if (fields.length === 0) return null
  return (
    <Block id="elsewhere" title="另一个窗口保存的内容" small="与您写的不同的地方">
      <p class="hint">您写的都还在下面的表里。要留另一处的内容，请抄到下面，再保存；保存以后以下面的为准。</p>
      <List
        unseenCaption="两处不同的内容"
        columns={[
          { head: '栏目', text: (field) => nameOf(field, form.plan.form), keep: 'name' },
          {
            head: '另一个窗口保存的',
            text: (field) => sayTyped(field, saved[field], form),
            look: 'as-typed',
          },
          { head: '您写的', text: (field) => sayTyped(field, typed[field], form), look: 'as-typed' },
        ]}
        rows={fields}
        narrow
      />
    </Block>
  )
}

/** What was chosen by its name, what was written as it stands. */
function sayTyped(field: string, text = '', { plan, topics, places }: FormView): string {
  const chosen = <T extends { id: string }>(all: T[], say: (one: T) => string) =>
    all.flatMap((one) => (text.split('\n').includes(one.id) ? [say(one)] : [])).join('、')
  const [kind, source] = [readKind(text), readSource(text)]
  if (text.trim() === '') return '（空）'
  if (field === 'topics[]') return chosen(topics, ({ title }) => title)
  if (field === 'communities[]' || field.endsWith('.community')) return chosen(places, sayPlace)
  if (field === 'track') return trackOf(plan, text)?.name ?? text
  if (field.endsWith('.kind') && kind) return BUDGET_WORDS[kind]
  return field.endsWith('.source') && source ? SOURCE_WORDS[source] : text
}
