import { paths } from '../../../paths.ts'
import { whoseFilter } from '../../../owners/pages.ts'
import type { Whose } from '../../../owners/rules.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { STANDING_WORDS } from '../../../round/proposals/pages/words.ts'
import type { Filled } from '../../../web/answer.tsx'
import { type Column, List } from '../../../web/columns.tsx'
import { Filters, GetForm, Pages, listHref } from '../../../web/controls.tsx'
import { BareForm } from '../../../web/form.tsx'
import { Hidden } from '../../../web/fields.tsx'
import { Actions, Block, Button, Empty, Head, NOT_YET } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import { saying } from '../../../web/words.ts'
import { NOBODY } from '../forms.ts'
import { sayOwnerRefusal } from '../pages/words.ts'
import type { Colleague } from '../rules.ts'
import { type Chosen, type Item, type ManyRefusal, keyOf, whyNotThis } from './rules.ts'

export const sayManyRefusal = saying<ManyRefusal>({
  'not-a-colleague': '请选择一位经办人',
  'none-to-give': '选中的没有一件可以改，请重新选',
})

type Props = {
  items: Item[]
  total: number
  officers: Colleague[]
  chosen: Chosen[]
  whose: Whose | undefined
  word: string
  page: number
  /** To whom those that are chosen go; blank: nothing is chosen yet. */
  owner: string
  person: Person
  url: string
  of: Filled
}

/** 经办: proposals and projects in work, with who sees to each; an officer chooses several and looks before giving them. */
export function CasesPage(props: Props) {
  const { items, total, whose, word, page, person, url } = props
  const href = (at: number) => listHref(paths.cases(), { whose, word }, at)
  return (
    <div class="page">
      <Head title="经办" meta="办理中的申报和项目，各由谁经办" />
      {props.chosen.length > 0 && props.owner && <Preview {...props} />}
      <Filters
        items={[{ kind: 'search', name: 'word', label: '编号、项目或单位', value: word }, whoseFilter(whose)]}
        shown={`共${total}件`}
        url={url}
      />
      {items.length === 0 ? (
        <Empty title="没有案件">收到的申报和开始的项目列在这里。</Empty>
      ) : (
        <GetForm class="chosen" to={paths.cases()} keep={{ whose, word: word || undefined }}>
          <List tight lined scroll="经办表" columns={columnsFor(person)} rows={items} />
          {has(person, 'officer') && <Choosing officers={props.officers} person={person} />}
        </GetForm>
      )}
      <Pages page={page} total={total} href={href} />
    </div>
  )
}

export const COLUMNS: Column<Item>[] = [
  { head: '编号', text: ({ number }) => number },
  {
    head: '项目',
    text: ({ title }) => title,
    href: ({ kind, id }) => (kind === 'project' ? paths.projectNotes(id) : paths.proposalNotes(id)),
    also: { head: '单位', text: ({ organization }) => organization },
    keep: 'name',
  },
  { head: '期', text: ({ round }) => round },
  {
    head: '状态',
    text: ({ standing }) => STANDING_WORDS[standing].word,
    tone: ({ standing }) => STANDING_WORDS[standing].tone,
    keep: 'state',
  },
  { head: '经办', text: ({ owner }) => owner ?? NOT_YET, keep: 'date' },
]

const columnsFor = (person: Person): Column<Item>[] =>
  has(person, 'officer')
    ? [
        {
          head: '选中',
          text: () => '',
          cell: (one) => (
            <input
              type="checkbox"
              name="chosen[]"
              value={keyOf(one)}
              aria-label={`选中：${one.number}${one.title}`}
            />
          ),
          keep: 'tick',
          only: 'page',
        },
        ...COLUMNS,
      ]
    : COLUMNS

const Choosing = ({ officers, person }: { officers: Colleague[]; person: Person }) => (
  <Actions>
    <select name="owner" aria-label="选中的改由谁经办">
      {officers.map(({ id, name }) => (
        <option value={id} selected={id === person.id}>
          改由{id === person.id ? `${name}（我）` : name}经办
        </option>
      ))}
      <option value={NOBODY}>不再指定经办人</option>
    </select>
    <Button>预览</Button>
  </Actions>
)

/** Whom it reaches and whom not, before it is done. */
function Preview({ chosen, owner, officers, of }: Props) {
  const to = owner === NOBODY ? null : owner
  const name = officers.find(({ id }) => id === owner)?.name
  const given = chosen.filter((one) => whyNotThis(one, to) === null)
  return (
    <Block id="preview" title="预览" small="还没有改">
      <div class="preview">
        {of.at === paths.casesOwners() && <WhyNot of={of} />}
        <p>
          <b>
            {given.length}件{name ? `改由${name}经办` : '不再指定经办人'}
          </b>
          ；每一件各记入自己的经过。要么一起改，要么（有一件刚被别人改过的）都不改。
        </p>
        <List narrow columns={previewColumns(to)} rows={chosen} unseenCaption="选中的案件" />
        <BareForm to={paths.casesOwners()}>
          {given.map((one) => (
            <Hidden name="chosen[]" value={keyOf(one)} />
          ))}
          <Hidden name="owner" value={owner} />
          <Actions>
            {given.length > 0 && <Button>改{given.length}件</Button>}
            <a href={paths.cases()}>回去重新选</a>
          </Actions>
        </BareForm>
      </div>
    </Block>
  )
}

const previewColumns = (to: string | null): Column<Chosen>[] => [
  { head: '项目', text: ({ title }) => title, keep: 'name' },
  { head: '现在', text: ({ owner }) => owner ?? NOT_YET },
  {
    head: '改不改',
    text: (one) => {
      const whyNot = whyNotThis(one, to)
      return whyNot ? `不改：${sayOwnerRefusal(whyNot)}` : '改'
    },
  },
]
