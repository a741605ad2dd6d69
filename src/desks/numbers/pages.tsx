import { paths } from '../../paths.ts'
import { type Person, has } from '../../people/rules/person.ts'
import { numberForm } from '../../personal/forms.ts'
import { OUTCOME_WORDS, sayDecideRefusal } from '../../personal/pages.tsx'
import { type Outcome, type Place, isNeverPublic, whyNotYours } from '../../personal/rules.ts'
import { sayMinute } from '../../shared/days.ts'
import { PERSONAL_WORDS } from '../../shared/personal/kinds.ts'
import type { Filled } from '../../web/answer.tsx'
import type { Column } from '../../web/columns.tsx'
import { Export } from '../../web/controls.tsx'
import { Box, Form } from '../../web/form.tsx'
import { Block, Empty, Head, Tag } from '../../web/parts.tsx'
import type { Numbered } from './rules.ts'

type Props = {
  round: { id: string; title: string }
  numbers: Numbered[]
  person: Person
  of: Filled
  url: string
}

/** 公开前检查: every number of a person in what is or will be public, and what becomes of it. */
export function NumbersPage({ round, numbers, person, url }: Omit<Props, 'of'>) {
  const whyNot = whyNotYours(person, round.id)
  const open = numbers.filter(({ decision }) => decision === null).length
  return (
    <div class="page">
      <Head
        title="公开前检查"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.title },
        ]}
        lead="公告、选题、咨询和拟立项项目里像身份证号、银行卡号、手机号和固定电话的内容。没有决定的，公开页上一律遮盖；发布公告和公示以前，逐个决定。"
        meta={<span>{open > 0 ? `${open}个还没有决定` : '没有等待决定的号码'}</span>}
        actions={<Export url={url} />}
      />
      {numbers.length === 0 && <Empty title="没有找到">这一期要公开的文字里没有这样的号码。</Empty>}
      {whyNot && has(person, 'officer') && <p class="quiet">{sayDecideRefusal(whyNot)}。</p>}
      {numbers.map((one) => (
        <One {...{ one, round }} act={whyNot ? null : one.decision ? '改变决定' : '决定'} />
      ))}
    </div>
  )
}

type OneProps = Pick<Props, 'round'> & { one: Numbered; act: string | null }

const One = ({ one, round, act }: OneProps) => (
  <Block id={`n-${one.digest.slice(0, 12)}`} title={titleOf(one)}>
    <Texts {...one} />
    <Decided {...one} />
    {act && (
      <p>
        <a href={paths.numberDecision(round.id, one.digest)}>
          {act}
          <span class="unseen">{one.masked}</span>
        </a>
      </p>
    )}
  </Block>
)

export const titleOf = ({ what, masked }: Pick<Numbered, 'what' | 'masked'>): string =>
  `${PERSONAL_WORDS[what]} ${masked}`

const Texts = ({ texts }: Pick<Numbered, 'texts'>) => (
  <ul>
    {texts.map(({ place, text }) => (
      <li>
        {sayPlace(place)}：{text}
      </li>
    ))}
  </ul>
)

const Decided = ({ decision }: Pick<Numbered, 'decision'>) => (
  <p>
    {decision ? (
      <>
        <Tag tone={decision.outcome === 'hidden' ? undefined : 'good'}>{SHORT[decision.outcome]}</Tag>{' '}
        {decision.by}，{sayMinute(decision.at)}：{decision.reason}
      </>
    ) : (
      <Tag tone="warn">等待决定</Tag>
    )}
  </p>
)

type DecisionProps = Pick<Props, 'round' | 'person' | 'of'> & { number: Numbered }

/** One number, every text that it stands in, and what is to become of it. */
export function NumberPage({ round, number, person, of }: DecisionProps) {
  const whyNot = whyNotYours(person, round.id)
  const own = of.at === undefined ? { ...of, typed: typedOf(number.decision) } : of
  return (
    <div class="page">
      <Head
        title={titleOf(number)}
        crumbs={[
          { href: paths.round(round.id), text: round.title },
          { href: paths.numbers(round.id), text: '公开前检查' },
        ]}
      />
      <Texts {...number} />
      <Decided {...number} />
      {whyNot ? (
        <p class="quiet">{sayDecideRefusal(whyNot)}。</p>
      ) : (
        <Form to={paths.numberDecision(round.id, number.digest)} of={own} button="决定">
          <Box of={own} form={numberForm} name="outcome" options={optionsFor(number)} one />
          <Box of={own} form={numberForm} name="reason" />
        </Form>
      )}
    </div>
  )
}

const typedOf = (decision: Numbered['decision']): Record<string, string> =>
  decision ? { outcome: decision.outcome } : {}

/** An identity card and a bank card are hidden, or are none. */
const optionsFor = (one: Numbered) =>
  Object.entries(OUTCOME_WORDS)
    .filter(([value]) => value !== 'public' || !isNeverPublic(one))
    .map(([value, text]) => ({ value, text }))

const SHORT: Record<Outcome, string> = { hidden: '遮盖', public: '公开', mistaken: '不是个人信息' }

const PLACES: Record<Place['of'], string> = {
  call: '征集公告',
  topic: '选题',
  enquiry: '咨询',
  amendment: '更正公告',
  project: '项目',
}
const sayPlace = ({ of, title }: Place): string => (title ? `${PLACES[of]}“${title}”` : PLACES[of])

export const NUMBERS: Column<Numbered>[] = [
  { head: '号码', text: ({ masked }) => masked, keep: 'name' },
  { head: '种类', text: ({ what }) => PERSONAL_WORDS[what] },
  { head: '在哪里', text: ({ texts }) => [...new Set(texts.map(({ place }) => sayPlace(place)))].join('、') },
  {
    head: '决定',
    text: ({ decision }) => (decision ? SHORT[decision.outcome] : '等待决定'),
    keep: 'state',
  },
  { head: '理由', text: ({ decision }) => decision?.reason ?? '' },
  { head: '经办人', text: ({ decision }) => decision?.by ?? '' },
  { head: '时间', instant: ({ decision }) => decision?.at ?? null },
]
