import { Because, type Refusal } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Actions, Block, Button, Head, Note } from '../../../web/parts.tsx'
import type { Scope, Told } from '../rules/item.ts'
import type { Words } from './bulk.tsx'

export type NotDone = Told & { refusal: Refusal; says: string }
/** What came of it, as it is kept and shown: plain data. `left`: how many wait still. */
export type Outcome = { done: Told[]; refused: NotDone[]; left: number; back: Scope['back'] | null }
type Props = { words: Words; outcome: Outcome; here: string }

/** What came of it: those that were done, and each of the others with its reason. */
export const OutcomePage = ({ words, outcome: { done, refused, left, back }, here }: Props) => (
  <div class="page">
    <Head title={words.title} crumbs={[...(back ? [back] : []), { text: words.title }]} />
    <Note tone={refused.length === 0 ? 'good' : 'warn'}>
      {done.length > 0 ? `${words.verb}了${done.length}${words.unit}` : `一${words.unit}也没有办`}
      {refused.length > 0 && `，${refused.length}${words.unit}没有办成，原因在下面`}。
    </Note>
    {refused.length > 0 && (
      <Block id="refused" title="没有办成的" small={`${refused.length}${words.unit}`}>
        <List
          tight
          scroll="没有办成的"
          columns={columnsFor(words)}
          rows={refused}
          under={({ says, refusal: { clause } }) => <Because sentence={says} clause={clause} />}
        />
      </Block>
    )}
    {done.length > 0 && (
      <Block id="done" title="办好的" small={`${done.length}${words.unit}`}>
        <List tight scroll="办好的" columns={columnsFor(words)} rows={done} />
      </Block>
    )}
    <Actions>
      {left > 0 && <Button href={here}>{`还有${left}${words.unit}，接着办`}</Button>}
      {back && <Button plain href={back.href}>{`回到${back.text}`}</Button>}
    </Actions>
  </div>
)

const columnsFor = ({ single, head }: Words): Column<Told>[] => [
  { head: '编号', text: ({ number }) => number },
  { head: head.title, text: ({ title }) => title, href: (one) => single(one), keep: 'name' },
]
