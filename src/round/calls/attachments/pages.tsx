import { FileForm, FileList, type Shown } from '../../../files/pages/files.tsx'
import { FILE_WORDS, sayFindings, sayUnsearched } from '../../../files/pages/words.ts'
import type { FileRefusal, StoredFile } from '../../../files/rules/file.ts'
import { paths } from '../../../paths.ts'
import type { Person } from '../../../people/rules/person.ts'
import { citing } from '../../../rulebook/citing.ts'
import { type Instant, sayDeadline, sayMinute } from '../../../shared/days.ts'
import { Because, blank } from '../../../web/answer.tsx'
import { Confirm } from '../../../web/choices.tsx'
import { Block, Chapter, Head } from '../../../web/parts.tsx'
import { saying } from '../../../web/words.ts'
import { GO_ON_WORDS } from '../pages/words.tsx'
import { LOOKED, type AttachRefusal, type DetachRefusal, whyNotAttach, whyNotDetach } from './rules.ts'
import type { Round } from '../rules/round.ts'

/** In the call itself; a draft's are opened by the staff alone. */
export const AttachmentsChapter = ({ round, files }: { round: Round; files: Shown[] }) =>
  files.length === 0 ? null : (
    <Chapter id="attachments" title="附件">
      <FileList
        files={files}
        href={({ id }) =>
          round.publishedAt === null ? paths.attachment(round.id, id) : paths.callFile(round.id, id)
        }
        none=""
      />
    </Chapter>
  )

type Props = {
  round: Round
  files: StoredFile[]
  /** Who looked through what the system could not. */
  checks: { fileId: string; by: string; checkedAt: Instant }[]
  person: Person
  now: Instant
}

/** The attachments of a call, for the staff: to add, and before publication to take out. */
export function AttachmentsPage({ round, files, checks, person, now }: Props) {
  const whyNot = whyNotAttach(round, files.length, person, now)
  const mayRemove = whyNotDetach(round, person) === null
  return (
    <div class="page">
      <Head
        title="公告附件"
        crumbs={[
          { href: paths.rounds(), text: '征集' },
          { href: paths.round(round.id), text: round.plan.title },
        ]}
        meta={`${files.length}个文件`}
      />
      <Block id="files" title="已有的附件">
        <FileList
          files={files}
          href={({ id }) => paths.attachment(round.id, id)}
          removal={({ id }) => (mayRemove ? paths.attachmentRemoval(round.id, id) : null)}
          about={({ id }) => sayCheck(checks.find(({ fileId }) => fileId === id))}
          none="还没有附件。"
        />
      </Block>
      <Block id="add" title="上传">
        <p>附件随公告公开，谁都能下载；里面有身份证号或手机号的，不能上传。</p>
        {whyNot ? (
          <p class="quiet">
            <Because sentence={sayAttachRefusal(whyNot)} clause={citing(round.plan.rulebook)(whyNot)} />。
          </p>
        ) : (
          <FileForm of={blank} action={paths.attachments(round.id)} label="文件" many>
            <Confirm of={blank} name={LOOKED} label={LOOKED_WORDS} optional />
          </FileForm>
        )}
      </Block>
    </div>
  )
}

const sayCheck = (check: Props['checks'][number] | undefined): string | undefined =>
  check && `${check.by}${sayMinute(check.checkedAt)}逐页看过，没有个人信息`

const LOOKED_WORDS =
  '我已逐页看过，里面没有身份证号、手机号等个人信息（图片、扫描件、旧版Office文件和系统读不全的文件，要勾选才能上传）'

export const sayAttachRefusal = saying<AttachRefusal | FileRefusal>({
  ...GO_ON_WORDS,
  'approver-adds': '公告发布以后，附件由负责人补充',
  'call-closed': ({ closedAt }) => `${sayDeadline(closedAt)}已经截止，不再补充附件`,
  'too-many-attachments': ({ most }) => `一份公告最多${most}个附件`,
  'personal-data': ({ findings }) => `这个文件里有${sayFindings(findings)}，不能公开；请遮盖后再传`,
  'not-searched': ({ kind, searched }) =>
    `${sayUnsearched(kind, searched)}；请逐页看过，确认没有个人信息，勾选以后再传`,
  ...FILE_WORDS,
})

export const sayDetachRefusal = saying<DetachRefusal>({
  'published-is-frozen': '公告已经发布，附件不能再删去',
})
