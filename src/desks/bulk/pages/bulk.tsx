import type { Child } from 'hono/jsx'
import { whoseFilter } from '../../../owners/pages.ts'
import type { Whose } from '../../../owners/rules.ts'
import { citing } from '../../../rulebook/citing.ts'
import { Because, type Filled, type Refusal } from '../../../web/answer.tsx'
import { ticked } from '../../../web/choices.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, listHref } from '../../../web/controls.tsx'
import { Boxes, Form, type Shape } from '../../../web/form.tsx'
import { Block, Empty, Head } from '../../../web/parts.tsx'
import { type Judged, MOST, type Scope } from '../rules/item.ts'

/** How a bulk act is said. `verb`: what is done to each, `unit`: by what they are counted. */
export type Words = {
  title: string
  verb: string
  unit: string
  /** What happens to each, before it is done. */
  lead: Child
  /** What was looked at by the machine, and what by nobody. */
  looked?: { at: string[]; not: string[] }
  /** Where one of them is done by itself; null: only where it is listed. */
  single: (item: { id: string }) => string | null
  /** What stands in the column of the title. */
  head: { title: string; beneath: string }
}

type Props<R extends Refusal> = {
  words: Words
  scope: Scope
  items: Judged<R>[]
  say: (refusal: R) => string
  form: Shape
  wanted: { page: number; whose?: Whose | undefined }
  /** They are cases that somebody sees to. */
  isOwned: boolean
  /** The address of the page, which its act has too. */
  here: string
  /** What a box holds before anything was typed. */
  usual: Record<string, string>
  of: Filled
}

/** 一并办理: what would come of each, before it is done: that is the preview. */
export function BulkPage<R extends Refusal>(props: Props<R>) {
  const { words, scope, items, wanted, isOwned, here } = props
  const { title, unit } = words
  const ready = items.filter(({ whyNot }) => whyNot === null)
  const kept = items.filter(({ whyNot }) => whyNot !== null)
  const href = (to: number) => listHref(here, { whose: wanted.whose }, to)
  return (
    <div class="page">
      <Head title={title} crumbs={[scope.back, { text: title }]} lead={words.lead} />
      {words.looked && <Looked {...words.looked} />}
      {isOwned && <Filters items={[whoseFilter(wanted.whose)]} shown={`共${scope.total}${unit}`} />}
      {items.length === 0 ? (
        <Empty title="没有等着办的">都办过了，或者还没有到这一步。</Empty>
      ) : (
        <p>
          等着办的共{scope.total}
          {unit}，一次最多{MOST}
          {unit}；这一批{items.length}
          {unit}，可以一并办的<b>{ready.length}</b>
          {unit}
          {kept.length > 0 && `，要单独办的${kept.length}${unit}`}。
        </p>
      )}
      {ready.length > 0 && <Ready {...props} items={ready} />}
      {kept.length > 0 && <Kept {...props} items={kept} />}
      <Batches page={wanted.page} total={scope.total} href={href} />
    </div>
  )
}

const Looked = ({ at, not }: NonNullable<Words['looked']>) => (
  <Block id="looked" title="核对了什么">
    <p>机器核对过：{at.join('；')}。有一项不清楚的，不在一并办理之列。</p>
    <p>
      <b>没有核对：</b>
      {not.join('；')}。这些要人看过才能勾选。
    </p>
  </Block>
)

/** Those that can be done, each ticked until somebody takes it out. */
function Ready<R extends Refusal>({ words, items, form, here, wanted, usual, of }: Props<R>) {
  const to = listHref(here, { whose: wanted.whose }, wanted.page)
  const isSent = of.at !== undefined
  const chosen = isSent ? ticked(of, 'chosen') : items.map(({ id }) => id)
  const filled = isSent ? of : { ...of, typed: { ...usual, ...of.typed } }
  return (
    <Block id="ready" title="预览" small="还没有办">
      <Form
        to={to}
        of={of.at === here ? { ...filled, at: to } : filled}
        form={form}
        button={`${words.verb}勾选的`}
        beside={
          <span class="quiet">
            一{words.unit}一{words.unit}地办，各记各的；有一{words.unit}办不成，不影响别的。
          </span>
        }
      >
        <List tight scroll="可以一并办的" columns={[tickColumn(chosen), ...columnsFor(words)]} rows={items} />
        <Boxes of={filled} form={form} without={['chosen']} />
      </Form>
    </Block>
  )
}

const tickColumn = (chosen: string[]): Column<Judged<Refusal>> => ({
  head: '勾选',
  text: () => '',
  cell: ({ id, number, title }) => (
    <input
      type="checkbox"
      name="chosen[]"
      value={id}
      checked={chosen.includes(id)}
      aria-label={`勾选：${number}${title}`}
    />
  ),
  keep: 'tick',
  only: 'page',
})

const columnsFor = ({ single, head }: Words): Column<Judged<Refusal>>[] => [
  { head: '编号', text: ({ number }) => number },
  {
    head: head.title,
    text: ({ title }) => title,
    href: (item) => single(item),
    also: { head: head.beneath, text: ({ organization }) => organization },
    keep: 'name',
  },
]

/** Those that are not done with the others, each with why. */
const Kept = <R extends Refusal>({ words, items, scope, say }: Props<R>) => (
  <Block id="kept" title="要单独办的" small={`${items.length}${words.unit}`}>
    <List
      tight
      scroll="要单独办的"
      columns={columnsFor(words)}
      rows={items}
      under={({ whyNot }) =>
        whyNot && <Because sentence={say(whyNot)} clause={citing(scope.rulebook)(whyNot)} />
      }
    />
  </Block>
)

const Batches = ({ page, total, href }: { page: number; total: number; href: (to: number) => string }) =>
  total > MOST || page > 1 ? (
    <nav class="pages" aria-label="分批">
      {page > 1 && <a href={href(page - 1)}>上一批</a>}
      {page * MOST < total && <a href={href(page + 1)}>下一批</a>}
      <span>
        第{page}批，共{Math.ceil(total / MOST)}批
      </span>
    </nav>
  ) : null
