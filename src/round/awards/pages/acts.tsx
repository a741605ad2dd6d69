import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { TakingBack } from '../../../rulebook/pages/discards.tsx'
import { By } from '../../../rulebook/pages/by.tsx'
import { type Instant, sayInstant } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { Box, Form } from '../../../web/form.tsx'
import { Block, Note } from '../../../web/parts.tsx'
import { prepareForm, returnForm } from '../forms.ts'
import {
  type ApproveRefusal,
  whyNotApprove,
  whyNotFollows,
  whyNotPrepare,
  whyNotTakeBack,
} from '../rules/decision.ts'
import { type Decision, type Room, isStanding, isTakenBack, rankRoom, tiesAtTheLine } from '../rules/room.ts'
import { sayApproveRefusal, sayPrepareRefusal, sayTied } from './words.ts'

/** Who looks at the room and when; `of`: what was typed into the one form that it shows. */
export type Acting = { room: Room; person: Person; now: Instant; of: Filled }

/** What the one who looks can do now, or why not. */
export function Acts({ room, person, now, of }: Acting) {
  const { latest } = room
  const waiting = latest && latest.approvedAt === null && !latest.returned ? latest : null
  return (
    <>
      {latest?.returned && (
        <Note tone="warn" label={isTakenBack(latest) ? '上次收回的原因' : '上次退回的原因'}>
          {latest.returned.reason}
        </Note>
      )}
      {latest?.remark && <Note label="拟定人的说明">{latest.remark}</Note>}
      <Unsent of={of} name={waiting ? 'remark' : 'reason'} />
      {waiting ? (
        <Approval room={room} decision={waiting} person={person} of={of} />
      ) : (
        <Preparation room={room} person={person} now={now} of={of} />
      )}
    </>
  )
}

/** What was typed into a form that is not here, because it is too early or somebody else came first. */
function Unsent({ of, name }: { of: Filled; name: 'remark' | 'reason' }) {
  const text = of.typed[name]
  if (!text) return null
  return <Note label={name === 'remark' ? '您写的说明没有提交' : '您写的退回原因没有提交'}>{text}</Note>
}

function Preparation({ room, person, now, of }: Acting) {
  const { latest, roundId } = room
  const whyNot = whyNotPrepare(room, person, now)
  if (whyNot) {
    return (
      <>
        <Unsent of={of} name="remark" />
        {isStanding(room) && latest?.approvedAt ? (
          <Approved roundId={roundId} at={latest.approvedAt} />
        ) : (
          <p class="quiet">
            <Because sentence={sayPrepareRefusal(whyNot)} clause={citing(room.plan.rulebook)(whyNot)} />。
          </p>
        )}
      </>
    )
  }
  const ties = tiesAtTheLine(rankRoom(room)).flat()
  const titles = ties.map(({ candidate }) => candidate.title)
  return (
    <Block id="prepare" title="提交负责人审定">
      <Form
        to={paths.decision(roundId)}
        of={of}
        button="提交审定"
        beside={
          <span class="quiet">
            提交后名单冻结；拟定的人不能审定自己拟定的名单
            <By bound={room.plan.rulebook} rules={['#decision', '#second-person']} />。
          </span>
        }
      >
        <Box
          of={of}
          form={prepareForm}
          name="remark"
          hint={titles.length > 0 ? `${sayTied(titles)}。` : '给负责人看，如评审委员会会议的情况。'}
          size={3}
          optional={titles.length === 0}
        />
      </Form>
    </Block>
  )
}

const Approved = ({ roundId, at }: { roundId: string; at: Instant }) => (
  <p>
    名单已于{sayInstant(at)}审定。<a href={paths.roundNotices(roundId)}>公示</a>
  </p>
)

type OfDecision = { room: Room; decision: Decision; person: Person; of: Filled }

function Approval({ room, decision, person, of }: OfDecision) {
  const whyNot = whyNotApprove(room, decision, true, person)
  if (whyNot) {
    return (
      <>
        <Unsent of={of} name="reason" />
        {whyNotTakeBack(decision, true, person) === null && (
          <TakingBack to={paths.decisionTakeBack(decision.id)} of={of} />
        )}
        <p class="quiet">
          <Because sentence={sayApproveRefusal(whyNot)} clause={citing(room.plan.rulebook)(whyNot)} />。
        </p>
      </>
    )
  }
  return (
    <>
      <Block id="approve" title="审定">
        <Approve {...{ room, decision, of }} changed={whyNotFollows(room, decision)} />
      </Block>
      <Block id="return" title="退回">
        <Form to={paths.decisionReturn(decision.id)} of={of} button="退回重新拟定" danger>
          <Box of={of} form={returnForm} name="reason" hint="转给拟定的人，修改后重新拟定。" size={2} />
        </Form>
      </Block>
    </>
  )
}

type Approving = Pick<OfDecision, 'room' | 'decision' | 'of'> & { changed: ApproveRefusal | null }

const Approve = ({ room, decision, of, changed }: Approving) =>
  changed ? (
    <Note tone="warn" label="不能审定">
      <Because sentence={sayApproveRefusal(changed)} clause={citing(room.plan.rulebook)(changed)} />。
    </Note>
  ) : (
    <Form to={paths.decisionApproval(decision.id)} of={of} button="审定这份名单">
      <p>审定后名单由负责人公示；公示以前，申报单位和公众都看不到。</p>
    </Form>
  )
