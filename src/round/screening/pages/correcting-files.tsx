import { FileForm, FileList } from '../../../files/pages/files.tsx'
import { paths } from '../../../paths.ts'
import { blank } from '../../../web/answer.tsx'
import { Hidden, Select } from '../../../web/fields.tsx'
import { Block, Tag } from '../../../web/parts.tsx'
import type { Plan } from '../../calls/rules/plan.ts'
import type { FileRef } from '../../proposals/rules/content.ts'
import { QUESTION } from '../../proposals/files/rules.ts'
import { asks, fileQuestions } from '../../proposals/sections/rules/sections.ts'
import { FILES, fileField, questionField } from '../rules/correction.ts'
import {
  type CorrectingFiles,
  type FileChange,
  addedIn,
  fileChangesBetween,
  filesAfter,
  mayAdd,
  mayTake,
  replacing,
} from '../rules/correction-files.ts'

type Props = { proposalId: string; found: CorrectingFiles }

/** Files come and go one by one, apart from what is typed; those that were handed in stay with the earlier version. */
export function CorrectingFilesBlock({ proposalId, found }: Props) {
  const { content, correction, leftOut } = found
  const handed = content.files ?? []
  const isOut = ({ id }: { id: string }) => leftOut.some(({ fileId }) => fileId === id)
  const href = ({ id }: { id: string }) => paths.proposalFile(proposalId, id)
  const stays = handed.filter((file) => !isOut(file))
  return (
    <Block id="files" title="附件">
      {anchorsOf(correction.defects).map((field) => (
        <span id={field} />
      ))}
      <h3>已提交的</h3>
      <FileList
        files={stays}
        href={href}
        about={(file) => questionLabel(found.plan, handed, file.id)}
        removal={({ id }) =>
          stays.some((file) => file.id === id && mayTake(correction.defects, file))
            ? paths.correctionFileRemoval(proposalId, id)
            : null
        }
        none={handed.length > 0 ? '没有保留的。' : '没有附件。'}
      />
      <LeftOutList {...{ proposalId, found }} files={handed.filter(isOut)} />
      <h3>补正时上传的</h3>
      <FileList
        files={addedIn(found)}
        href={href}
        removal={({ id }) => paths.correctionFileRemoval(proposalId, id)}
        none="还没有上传。"
      />
      <AddFile {...{ proposalId, found }} />
    </Block>
  )
}

/** So that what is to be mended leads here, whichever file it names. */
const anchorsOf = (defects: { field: string }[]): string[] =>
  defects.flatMap(({ field }) => (field.startsWith(`${FILES}.`) ? [field] : []))

function LeftOutList({ proposalId, found, files }: Props & { files: FileRef[] }) {
  if (files.length === 0) return null
  const insteadOf = (id: string) => {
    const mark = found.leftOut.find(({ fileId }) => fileId === id)
    return found.files.find((file) => file.id === mark?.replacedBy)
  }
  return (
    <>
      <h3>不再包含的</h3>
      <FileList
        files={files}
        href={({ id }) => paths.proposalFile(proposalId, id)}
        about={({ id }) => {
          const instead = insteadOf(id)
          return instead ? `换成${instead.name}` : '补正后删去'
        }}
        removal={({ id }) => paths.correctionFileReturn(proposalId, id)}
        act="恢复"
        none=""
      />
    </>
  )
}

/** One form for all: what the file is, or which one it takes the place of. */
function AddFile({ proposalId, found }: Props) {
  const { correction, plan, content, leftOut } = found
  const { defects } = correction
  const isReplaced = (id: string) => leftOut.some((one) => one.fileId === id && one.replacedBy !== null)
  const options = [
    ...(content.files ?? [])
      .filter((file) => mayTake(defects, file) && !isReplaced(file.id))
      .map(({ id, name }) => ({ value: replacing(id), text: `替换“${name}”` })),
    ...fileQuestions(plan.form)
      .filter(({ code }) => mayAdd(defects, code))
      .map(({ code, label }) => ({ value: code, text: `补充“${label}”` })),
    ...(mayAdd(defects, '') && asks(plan, 'files') ? [{ value: '', text: '补充其他附件' }] : []),
  ]
  const [only] = options
  if (!only) return null
  return (
    <FileForm
      of={blank}
      action={paths.correctionFiles(proposalId)}
      label={options.some(({ value }) => value.startsWith(replacing(''))) ? '文件' : '补充的文件'}
      hint="提交过的附件留在原来的一版里，不会丢失。"
      many
    >
      {options.length > 1 ? (
        <Select of={blank} name={QUESTION} label="这个文件用来" options={options} />
      ) : (
        <>
          <p>这个文件用来{only.text}。</p>
          <Hidden name={QUESTION} value={only.value} />
        </>
      )}
    </FileForm>
  )
}

function questionLabel(plan: Pick<Plan, 'form'>, files: FileRef[], id: string): string | undefined {
  const code = files.find((file) => file.id === id)?.question
  return fileQuestions(plan.form).find((question) => question.code === code)?.label
}

/** What became of the files between two versions: by name and digest, each to be had. */
export const FileChanges = ({
  changes,
  href,
}: {
  changes: FileChange[]
  href: (file: FileRef, isPast: boolean) => string
}) =>
  changes.length === 0 ? null : (
    <ul class="links">
      {changes.map((change) => (
        <li>
          <Tag tone={TONES[change.what]}>{WORDS[change.what]}</Tag>
          <Named file={change.file} href={href(change.file, change.what !== 'added')} />
          {change.what === 'replaced' && (
            <>
              <p>换成</p>
              <Named file={change.by} href={href(change.by, false)} />
            </>
          )}
        </li>
      ))}
    </ul>
  )

const WORDS = { added: '增加', removed: '删除', replaced: '替换' } as const
const TONES = { added: 'good', removed: 'bad', replaced: 'warn' } as const

const Named = ({ file, href }: { file: FileRef; href: string }) => (
  <>
    {' '}
    <a href={href}>{file.name}</a>
    <p class="code">SHA-256　{file.sha256}</p>
  </>
)

/** The same of the version that is being made. */
export const FilesChangedNow = ({ proposalId, found }: Props) => {
  const { files: _, ...text } = found.content
  const changes = fileChangesBetween(found.content, { ...text, files: filesAfter(found) })
  return <FileChanges changes={changes} href={({ id }) => paths.proposalFile(proposalId, id)} />
}

/** What an officer opens by a name: a file that was handed in, or the files of a question. */
export function sayFileField(field: string, plan: Pick<Plan, 'form'>, files: FileRef[]): string | null {
  if (field === FILES) return '附件（补充）'
  const file = files.find(({ id }) => fileField(id) === field)
  const question = fileQuestions(plan.form).find(({ code }) => questionField(code) === field)
  if (file) return `附件“${file.name}”`
  if (question) return `“${question.label}”的附件`
  return field.startsWith(`${FILES}.`) ? '附件' : null
}
