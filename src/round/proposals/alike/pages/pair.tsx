import { paths } from '../../../../paths.ts'
import { sayMinute } from '../../../../shared/days.ts'
import { type Filled, sayCommon } from '../../../../web/answer.tsx'
import { Box, Form } from '../../../../web/form.tsx'
import { Figures } from '../../../../web/lists.tsx'
import { Block, Head, Tag } from '../../../../web/parts.tsx'
import { numbered } from '../../../calls/rules/round.ts'
import { remarkForm } from '../forms.ts'
import type { Comparison, Marked, Piece } from '../rules/passages.ts'
import { LONGEST_NOTE, VERDICTS, type whyNotLook } from '../rules/pair.ts'
import type { FoundPair, FoundRemark } from '../store/pair.ts'
import { FIELD_WORDS, VERDICT_LOOKS } from './words.ts'
import { VerdictTag } from './columns.tsx'

type Props = { found: FoundPair; compared: Comparison; whyNot: ReturnType<typeof whyNotLook>; of: Filled }

/** Two proposals side by side, with what stands in both marked. */
export function PairPage({ found, compared, whyNot, of }: Props) {
  const { pair, roundId, plan, remarks } = found
  const sample = found.sample.size
  return (
    <div class="page">
      <Head
        title="对照相似的申报书"
        crumbs={[
          { href: paths.round(roundId), text: plan.title },
          { href: paths.similar(roundId), text: '相似的申报书' },
        ]}
        meta={
          <>
            <VerdictTag row={pair} />
            {pair.isOwn === 1 && <span>同一单位</span>}
          </>
        }
      />
      <Figures
        items={[
          { name: '相似度', value: percent(compared.alike) },
          { name: '只有这两份相同', value: percent(compared.alone) },
          { name: '套话', value: percent(compared.common) },
          { name: '相同的段落', value: compared.passages, unit: '处' },
        ]}
      />
      <p class="quiet">
        按连续五个字计，标点、空格、全角半角和本期表格的原文不计。套话是本期别的申报书也有的：与本期{sample}
        份比，有三份以上有的全不计，有一两份有的减计，相似度是除去套话以后两份相同的占比。套话占多数的段落不标。
      </p>
      <div class="columns">
        <Side
          id="a"
          marked={compared.a}
          title={pair.aTitle}
          by={pair.aBy}
          number={numbered({ code: pair.aCode }, 'SQ', pair.aNumber)}
          href={paths.proposal(pair.a)}
        />
        <Side
          id="b"
          marked={compared.b}
          title={pair.bTitle}
          by={pair.bBy}
          number={numbered({ code: pair.bCode }, 'SQ', pair.bNumber)}
          href={paths.proposal(pair.b)}
        />
      </div>
      <Block id="remarks" title="处理">
        {remarks.length === 0 ? <p class="quiet">还没有处理意见。</p> : <Remarks remarks={remarks} />}
        {whyNot === null && <RemarkForm id={pair.id} seen={remarks.length} of={of} />}
        {whyNot?.why === 'own-interest' && <p class="quiet">{sayCommon(whyNot)}。</p>}
      </Block>
    </div>
  )
}

/** Whole percent, rounded down: 100% only where all is the same. */
const percent = (share: number): string => `${Math.floor(share * 100)}%`

type SideProps = { id: string; marked: Marked[]; title: string; by: string; number: string; href: string }

/** Texts of one field stand under one name. */
const Side = ({ id, marked, title, by, number, href }: SideProps) => (
  <section class="block alike" aria-labelledby={id}>
    <h2 id={id}>
      <a href={href}>{title}</a>
      <small>
        {number}　{by}
      </small>
    </h2>
    {marked.map(({ field, pieces }, at) => [
      marked[at - 1]?.field !== field && <h3>{FIELD_WORDS[field]}</h3>,
      <p>
        {pieces.map((piece) => (
          <Text {...piece} />
        ))}
      </p>,
    ])}
  </section>
)

/** The number leads the eye from one side to the other. */
const Text = ({ text, passage }: Piece) =>
  passage === null ? (
    <>{text}</>
  ) : (
    <mark>
      <sup>{passage}</sup>
      {text}
    </mark>
  )

const Remarks = ({ remarks }: { remarks: FoundRemark[] }) => (
  <ul class="links">
    {remarks.map(({ verdict, note, by, at }) => (
      <li>
        <Tag tone={VERDICT_LOOKS[verdict].tone}>{VERDICT_LOOKS[verdict].word}</Tag>
        <p>
          {by}，{sayMinute(at)}
          {note && `：${note}`}
        </p>
      </li>
    ))}
  </ul>
)

const RemarkForm = ({ id, seen, of }: { id: string; seen: number; of: Filled }) => (
  <Form to={paths.similarRemarks(id)} of={of} hidden={{ seen }} button="记录">
    <Box
      of={of}
      form={remarkForm}
      name="verdict"
      options={VERDICTS.map((value) => ({
        value,
        text: VERDICT_LOOKS[value].word,
        small: VERDICT_LOOKS[value].small,
      }))}
    />
    <Box
      of={of}
      form={remarkForm}
      name="note"
      hint={`无关的可以不写，最多${LONGEST_NOTE}个字。申报单位看不到。`}
      size={3}
    />
  </Form>
)
