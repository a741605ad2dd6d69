import type { Child } from 'hono/jsx'
import { sayMinute } from '../../shared/days.ts'
import { type Filled, blank } from '../../web/answer.tsx'
import { Upload } from '../../web/fields.tsx'
import { Form } from '../../web/form.tsx'
import { Note, Tag } from '../../web/parts.tsx'
import { MOST_OF_A_FILE, type StoredFile, saySize } from '../rules/file.ts'
import { ABOUT_KIND, ACCEPT, SAY_KINDS } from '../rules/kinds.ts'
import { sayFindings, sayUnsearched } from './words.ts'

/** What a list shows of a file; `findings` only to whoever may act on them. */
export type Shown = Pick<StoredFile, 'id' | 'name' | 'size'> &
  Partial<Pick<StoredFile, 'kind' | 'at' | 'findings' | 'searched'>>

type List = {
  files: Shown[]
  href: (file: Shown) => string
  /** Where a file is removed; without it, or null, it stays. */
  removal?: (file: Shown) => string | null
  /** What its button says. */
  act?: string
  /** What each is there for, in front of its kind and size. */
  about?: (file: Shown) => string | undefined
  none: string
}

/** Files to be saved, with what was found in them. */
export function FileList({ files, href, removal, act = '删除', about, none }: List) {
  if (files.length === 0) return <p class="quiet">{none}</p>
  return (
    <ul class="links">
      {files.map((file) => (
        <li>
          <a href={href(file)}>{file.name}</a>
          <p>{[about?.(file), sayFile(file)].filter(Boolean).join('，')}</p>
          <Found file={file} />
          <Removal file={file} to={removal?.(file) ?? null} act={act} />
        </li>
      ))}
    </ul>
  )
}

const sayFile = ({ kind, size, at }: Shown): string =>
  [kind && ABOUT_KIND[kind].word, saySize(size), at !== undefined && `${sayMinute(at)}上传`]
    .filter(Boolean)
    .join('，')

function Found({ file }: { file: Shown }) {
  const { findings = [] } = file
  if (findings.length > 0)
    return (
      <>
        <Unsearched file={file} />
        <Note tone="warn" label="公开前请遮盖">
          这个文件里有{sayFindings(findings)}。
        </Note>
      </>
    )
  return <Unsearched file={file} />
}

/** What was not looked through does not pass for clean. */
const Unsearched = ({ file: { kind, searched = 'whole' } }: { file: Shown }) =>
  searched === 'whole' ? null : (
    <p>
      <Tag tone="warn">{searched === 'none' ? '未检查' : '只检查了一部分'}</Tag>{' '}
      {sayUnsearched(kind, searched)}，有没有身份证号、手机号，请逐页看过。
    </p>
  )

const Removal = ({ file, to, act }: { file: Shown; to: string | null; act: string }) =>
  to === null ? null : (
    <Form
      to={to}
      of={blank}
      plain
      button={
        <>
          {act}
          <span class="unseen">{file.name}</span>
        </>
      }
    />
  )

type Sending = {
  of: Filled
  action: string
  /** Of the field; one a form on a page. */
  name?: string
  label: Child
  hint?: string
  /** Where a page has said once what may be sent: the size alone is said again. */
  brief?: boolean
  /** Each stands for itself: several may be chosen at once, and go one by one (assets/sending.mjs). */
  many?: boolean
  /** Fields that say what the file is there for: they go before it. */
  children?: Child
}

export const MAY_BE_SENT = `${SAY_KINDS}，一个文件最多${saySize(MOST_OF_A_FILE)}。照片里的拍摄地点、时间和设备会自动去掉。`

/** One file to send; works without script. */
export const FileForm = ({ of, action, name = 'file', label, hint, brief, many, children }: Sending) => (
  <Form to={action} of={of} files plain button="上传">
    {children}
    <Upload
      of={of}
      name={name}
      label={label}
      hint={`${hint ?? ''}${brief ? `一个文件最多${saySize(MOST_OF_A_FILE)}。` : MAY_BE_SENT}`}
      accept={ACCEPT}
      largest={MOST_OF_A_FILE}
      sends={many ? 'many' : 'one'}
    />
  </Form>
)
