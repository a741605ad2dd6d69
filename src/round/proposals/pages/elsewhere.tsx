import type { Typed } from '../../../web/body.ts'
import { Facts } from '../../../web/lists.tsx'
import { Block } from '../../../web/parts.tsx'
import { nameOf } from './field-names.ts'

/** What another window saved meanwhile, where it is not what this one holds: to be read and copied, so that nobody's words are lost. */
export function Elsewhere({ saved, typed }: { saved: Typed; typed: Typed }) {
  const rows = Object.entries(saved)
    .filter(([field, text]) => text.trim() !== '' && text !== (typed[field] ?? ''))
    .map(([field, text]) => ({ name: nameOf(field), value: text }))
  if (rows.length === 0) return null
  return (
    <Block id="elsewhere" title="另一个窗口保存的内容" small="与下面不同的地方">
      <p class="hint">下面是您写的，都还在。需要保留另一处内容的，请抄到下面，再保存。</p>
      <Facts rows={rows} />
    </Block>
  )
}
