import { paths } from '../../../paths.ts'
import { citing, clauseIn } from '../../../rulebook/citing.ts'
import { clockOf, endOf, sayDeadline } from '../../../shared/days.ts'
import { Because, type Filled } from '../../../web/answer.tsx'
import { BareForm, Box } from '../../../web/form.tsx'
import { Actions, Block, Button, Head, Saved, Tag } from '../../../web/parts.tsx'
import { WhyNot } from '../../../web/refusal.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import { numbered } from '../../calls/rules/round.ts'
import { Elsewhere } from '../../proposals/sections/pages/elsewhere.tsx'
import type { FormView } from '../../proposals/sections/pages/form-view.ts'
import { SectionFields } from '../../proposals/sections/pages/fields.tsx'
import type { FileRef } from '../../proposals/rules/content.ts'
import { belongsTo, sectionsOf } from '../../proposals/sections/rules/sections.ts'
import { correctionForm } from '../forms/corrections.ts'
import type { Change } from '../rules/changes.ts'
import { type CorrectRefusal, type Defect, isOpenTo } from '../rules/correction.ts'
import { addedIn, isAboutFiles } from '../rules/correction-files.ts'
import type { Correcting } from '../store/corrections.ts'
import { sayField } from './asking.tsx'
import { ChangeList } from './changes.tsx'
import { CorrectingFilesBlock, FilesChangedNow } from './correcting-files.tsx'
import { sayCorrectRefusal } from './words.ts'

type Props = {
  found: Correcting
  form: FormView
  /** What the text that is kept says otherwise than what was handed in. */
  changes: Change[]
  whyNot: CorrectRefusal | null
  /** With the whole text: as it was handed in, and in the open fields as it was typed. */
  of: Filled
}

/** 补正: what is wrong, and the fields that are open for it; the rest of the proposal stays as it was submitted. */
export function CorrectingPage(props: Props) {
  const { found, whyNot } = props
  const { proposalId, plan, content, correction } = found
  return (
    <div class="page">
      <Head
        title="补正申报书"
        crumbs={[
          { href: paths.desk('applicant'), text: '申报' },
          { href: paths.proposal(proposalId), text: content.title },
        ]}
        meta={
          <>
            <Tag tone={whyNot ? undefined : 'now'}>{whyNot ? wordOf(whyNot) : '等待补正'}</Tag>
            <span>{numbered(plan, 'SQ', found.number)}</span>
            <span>
              <Because
                sentence={`${sayDeadline(endOf(correction.dueOn))}前补正`}
                clause={clauseIn(plan.rulebook, 'screening.correctionWorkingDays')}
              />
            </span>
          </>
        }
      />
      <Block id="defects" title="要补正的内容" small={`${correction.defects.length}处`}>
        <DefectList
          {...{ defects: correction.defects, plan, files: content.files }}
          isLinked={whyNot === null}
        />
      </Block>
      {!whyNot && correction.defects.some(isAboutFiles) && (
        <CorrectingFilesBlock {...{ proposalId, found }} />
      )}
      {whyNot ? (
        <p class="quiet">
          <Because sentence={sayCorrectRefusal(whyNot)} clause={citing(plan.rulebook)(whyNot)} />。
        </p>
      ) : (
        <CorrectionForm {...props} />
      )}
    </div>
  )
}

const wordOf = ({ why }: CorrectRefusal): string => (why === 'corrected-already' ? '已补正' : '已截止')

export const DefectList = ({
  defects,
  plan,
  files,
  isLinked,
}: {
  defects: Defect[]
  plan: Pick<Plan, 'form'>
  files: FileRef[] | undefined
  isLinked: boolean
}) => (
  <ol>
    {defects.map(({ field, says }) => (
      <li>
        {isLinked ? (
          <a href={`#${encodeURIComponent(field)}`}>{sayField(field, plan, files)}</a>
        ) : (
          <b>{sayField(field, plan, files)}</b>
        )}
        ：{says}
      </li>
    ))}
  </ol>
)

function CorrectionForm({ found, form, changes, of }: Props) {
  const { proposalId, draft } = found
  const { defects } = found.correction
  const open = { ...of, only: (field: string) => isOpenTo(defects, field) }
  const sections = sectionsOf(form.plan).filter((section) =>
    defects.some(({ field }) => belongsTo(section, field)),
  )
  const to = paths.correctionDraft(proposalId)
  return (
    <BareForm to={to} hidden={{ version: draft.version }} saves>
      {of.problems.length > 0 && <WhyNot of={of} />}
      {of.why === 'changed-meanwhile' && <Elsewhere saved={draft.typed} typed={of.typed} form={form} />}
      {sections.map((section) => (
        <section>
          <h2>{section.title}</h2>
          <SectionFields section={section} form={form} of={open} />
        </section>
      ))}
      {(changes.length > 0 || found.leftOut.length > 0 || addedIn(found).length > 0) && (
        <Block id="changes" title="保存时与提交时的不同">
          <ChangeList changes={changes} plan={form.plan} />
          <FilesChangedNow {...{ proposalId, found }} />
        </Block>
      )}
      <Box of={of} form={correctionForm} name="declaration" label="补正的内容真实、完整。" />
      <Actions>
        <Button formaction={paths.correctionSubmission(proposalId)}>提交补正</Button>
        <Button plain>保存</Button>
        <Saved at={draft.savedAt === null ? undefined : clockOf(draft.savedAt)} />
      </Actions>
      <p class="hint">只能提交一次，提交以后由经办人继续审查。</p>
    </BareForm>
  )
}
