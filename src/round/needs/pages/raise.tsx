import { paths } from '../../../paths.ts'
import { type Person, has } from '../../../people/rules/person.ts'
import { type Place, covers, sayPlace } from '../../../people/rules/place.ts'
import { type Instant, sayInstant } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Receipt } from '../../../web/papers.tsx'
import { Actions, Button, Empty, Head } from '../../../web/parts.tsx'
import { needForm } from '../forms.ts'
import type { AnswerRule } from '../rules/answering.ts'
import { sayCode } from '../rules/looking-up.ts'
import { LIMITS, isInOffice } from '../rules/need.ts'
import { Due } from './words.tsx'

const CRUMBS = [{ href: paths.needs(), text: '居民需求' }]

type Props = { places: Place[]; rule: AnswerRule; by: Person | null; of: Filled }

/** Anyone says what is needed; who looks after a place, only for it. */
export function RaisePage({ places, rule, by, of }: Props) {
  const mine = choosable(places, by)
  const [only, ...others] = mine
  const typed = only && others.length === 0 ? { placeId: only.id, ...of.typed } : of.typed
  return (
    <div class="page">
      <Head
        title="提出需求"
        crumbs={CRUMBS}
        lead={
          <>
            {by && by.places.length > 0
              ? '居民说过一次的，记在这里就够了，以后各步都接着用。'
              : '不用注册。提交后请记下编号和查询码，随时可以查办到哪一步。'}
            <Because sentence={`收到以后${rule.days}日内答复`} clause={rule.clause} />。
          </>
        }
      />
      {mine.length === 0 ? (
        <Empty title="还不能提出需求">街道和社区录入以后，这里就能提出需求。</Empty>
      ) : (
        <NeedForm places={mine} by={by} of={{ ...of, typed }} />
      )}
    </div>
  )
}

/** The places that this person may raise needs for. */
export const choosable = (places: Place[], by: Person | null): Place[] =>
  by && by.places.length > 0 && !has(by, 'officer')
    ? places.filter((place) => covers(by.places, place))
    : places

const NeedForm = ({ places, by, of }: Omit<Props, 'rule'>) => {
  const isOffice = isInOffice(by)
  return (
    <Form to={paths.needs()} of={of} button="提交需求" beside={<a href={paths.needs()}>回到居民需求</a>}>
      <Box
        of={of}
        form={needForm}
        name="placeId"
        options={places.map((place) => ({
          value: place.id,
          text: place.community ? sayPlace(place) : `${place.subdistrict}（全街道）`,
        }))}
      />
      <Box
        of={of}
        form={needForm}
        name="title"
        hint={`一句话，最多${LIMITS.title}个字，如：独居老人需要有人送午餐。`}
      />
      <Box
        of={of}
        form={needForm}
        name="text"
        hint={`现在怎样，难在哪里，最多${LIMITS.text}个字。这里会公开，请不要写姓名、电话和住址门牌。`}
      />
      <Box of={of} form={needForm} name="concerned" hint="如：80岁以上的独居老人。" />
      <Box of={of} form={needForm} name="people" label="大约多少人" size={8} />
      <Box of={of} form={needForm} name="urgency" />
      {isOffice && <Box of={of} form={needForm} name="source" />}
      <Box
        of={of}
        form={needForm}
        name="name"
        label={isOffice ? '提出的居民' : '怎样称呼您'}
        hint="只有本社区的工作人员和经办人看得到，不会公开。"
        autocomplete={isOffice ? 'off' : 'name'}
        size={20}
      />
      <Box
        of={of}
        form={needForm}
        name="phone"
        hint="核实情况时用，不会公开。"
        inputmode="tel"
        autocomplete={isOffice ? 'off' : 'tel'}
      />
    </Form>
  )
}

type Raised = { number: string; code: string; title: string; at: Instant; place: string; rule: AnswerRule }

/** Shown once: the code is kept nowhere. */
export const RaisedPage = ({ raised }: { raised: Raised }) => (
  <div class="page">
    <Head title="需求已收到" crumbs={CRUMBS} />
    <Receipt
      title="需求回执"
      number={raised.number}
      rows={[
        { name: '查询码', value: sayCode(raised.code), kind: 'code' },
        { name: '需求', value: raised.title },
        { name: '地方', value: raised.place },
        { name: '收到时间', value: sayInstant(raised.at) },
        { name: '答复期限', value: <Due at={raised.at} rule={raised.rule} /> },
      ]}
    >
      <h3>接下来</h3>
      <p>
        社区会了解情况，组织协商；合适的需求合并成选题，随征集公告发布，请社会组织来做。采纳不采纳，都有答复。
      </p>
      <p>
        请记下、打印或截图保存这张回执：没有查询码，查不到进展。这一页半小时内可以再打开，以后不再显示查询码。
      </p>
    </Receipt>
    <Actions>
      <Button href={`${paths.needLookUp()}?number=${raised.number}`} plain>
        查询进展
      </Button>
      <a href={paths.newNeed()}>再提一件</a>
    </Actions>
  </div>
)
