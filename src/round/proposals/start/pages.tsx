import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, dayOf, sayDay, sayDeadline } from '../../../shared/days.ts'
import type { Filled } from '../../../web/answer.tsx'
import { Radios } from '../../../web/choices.tsx'
import { Form } from '../../../web/form.tsx'
import { Empty, Head } from '../../../web/parts.tsx'
import { either, saying } from '../../../web/words.ts'
import { sayStartRefusal } from '../pages/words.ts'
import type { Round } from '../../calls/rules/round.ts'

export type Earlier = { id: string; organizationId: string; round: string; title: string; at: Instant }
type Start = { round: Round; earlier: Earlier[]; person: Person; now: Instant; of: Filled }

/** The first step: for which of my organizations. */
export const StartPage = ({ round, earlier, person, now, of }: Start) => (
  <div class="page">
    <Head title="开始申报" crumbs={[{ href: paths.call(round.id), text: round.plan.title }]} />
    <p>
      {sayDeadline(round.plan.dates.closes)}截止
      <By bound={round.plan.rulebook} rules={['#submission']} />
      ，每家单位最多申报{round.plan.parameters.proposals.perOrganization}个项目
      <By bound={round.plan.rulebook} rules={['proposals.perOrganization']} />。
    </p>
    {person.organizations.length === 0 ? (
      <Empty title="还没有登记申报单位">
        <a href={paths.newOrganizationFor(paths.newProposal(round.id))}>登记申报单位</a>
        ，以后每一期都不用再填。
      </Empty>
    ) : (
      <Form
        to={paths.proposals(round.id)}
        of={of}
        hidden={{ shown: now }}
        button="开始填写"
        beside={<a href={paths.newOrganizationFor(paths.newProposal(round.id))}>登记另一家单位</a>}
      >
        <Radios
          of={chosenIn(of, person)}
          name="organization"
          legend="以哪家单位申报"
          options={person.organizations.map(({ id, name }) => ({ value: id, text: name }))}
          one
        />
        {earlier.length > 0 && <Beginnings {...{ earlier, person, of }} />}
      </Form>
    )}
  </div>
)

/** An empty one, or an earlier one as it was typed last. */
const Beginnings = ({ earlier, person, of }: Pick<Start, 'earlier' | 'person' | 'of'>) => (
  <Radios
    of={{ ...of, typed: { from: '', ...of.typed } }}
    name="from"
    legend="从哪里开始"
    hint="从以前的一份开始，只带过来这一期也要填的内容和附件；选题要重新选，社区要重新确认。没有带过来的，会列出来。"
    options={[
      { value: '', text: '空白的申报书' },
      ...earlier.map(({ id, organizationId, round, title, at }) => ({
        value: id,
        text: title || '未命名的申报书',
        small: [
          ...(person.organizations.length > 1
            ? [person.organizations.find((one) => one.id === organizationId)?.name ?? '']
            : []),
          round,
          `${sayDay(dayOf(at))}开始填写`,
        ].join('，'),
      })),
    ]}
    one
  />
)

export const sayStart = either(
  sayStartRefusal,
  saying<{ why: 'copy-of-another' }>({
    'copy-of-another': '作底稿的申报书不是所选单位的，请选同一家单位的，或者从空白开始',
  }),
)

/** Where there is but one, it is chosen. */
function chosenIn(of: Filled, { organizations: [first, ...others] }: Person): Filled {
  return first && others.length === 0 ? { ...of, typed: { organization: first.id, ...of.typed } } : of
}
