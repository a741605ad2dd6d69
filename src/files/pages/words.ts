import {
  type FileRefusal,
  LONGEST_FILE_NAME,
  MOST_PDF_BYTES,
  MOST_PDF_PAGES,
  type NameFault,
  type Searched,
  saySize,
} from '../rules/file.ts'
import { FOREIGN_WORDS } from '../rules/foreign.ts'
import { ABOUT_KIND, type FileKind, SAY_KINDS } from '../rules/kinds.ts'
import type { Finding } from '../rules/personal.ts'
import { PERSONAL_WORDS } from '../../shared/personal/kinds.ts'
import { sayMinute } from '../../shared/days.ts'
import { type Words, saying } from '../../web/words.ts'

/** Of whatever takes a file. */
export const FILE_WORDS: Words<FileRefusal> = {
  'no-file': '还没有选择文件，或者文件是空的',
  'several-files': '一次只收一个文件，请一个一个地传',
  'file-again': ({ name, at }) => `这个文件已经传过了：${name}，${sayMinute(at)}上传的，不用再传`,
  'file-name': ({ fault }) => sayName(fault),
  'file-too-large': ({ most }) => `文件太大，一个文件最多${saySize(most)}`,
  'file-broke-off': '文件没有传完就断了，请再传一次',
  'file-kind': ({ seen }) => sayKind(seen),
  'file-lies': ({ ending, kind }) =>
    `文件名以“${ending ? `.${ending}` : '（没有后缀）'}”结尾，内容却是${ABOUT_KIND[kind].word}，请核对后再传`,
  'too-many-removed': ({ most, days }) =>
    `${days}天里已经删去了${most}个文件，系统还都留着；等最早删去的满${days}天再传，急用请告诉公益创投办公室`,
  'file-damaged': '文件打不开，可能已经损坏，请重新保存后再传',
}
export const sayFileRefusal = saying<FileRefusal>(FILE_WORDS)

function sayName(fault: NameFault): string {
  switch (fault) {
    case 'path':
      return '文件名里不能带路径（“/”“\\”或盘符），请改名后再传'
    case 'odd':
      return '文件名里有看不见的字符，请改名后再传'
    case 'long':
      return `文件名最多${LONGEST_FILE_NAME}个字，请改短后再传`
  }
}

function sayKind(seen: Extract<FileRefusal, { why: 'file-kind' }>['seen']): string {
  switch (seen) {
    case 'ole':
      return `这个文件不是Word、Excel或PowerPoint文档。可以传${SAY_KINDS}`
    case 'locked':
      return '这个文件设了打开密码，请去掉密码后再传'
    case 'macros':
      return '这个Office文件里有宏，请另存为不带宏的文件或PDF后再传'
    case 'template':
      return '这个Word文件套用了别处的模板，打开时会去读它；请在“文档模板”里改回Normal，或者另存为PDF后再传'
    case 'linked':
      return '这个Office文件链接了别处的文件（对象、表格或图表），打开时会去读它们；请断开链接，或者另存为PDF后再传'
    case 'embedded':
      return '这个Office文件里嵌入了别的文件，系统看不到里面；请删去嵌入的文件（可以逐个上传），或者另存为PDF后再传'
    case 'controls':
      return '这个Office文件里有ActiveX控件，请删去控件，或者另存为PDF后再传'
    case 'scripts':
      return '这个PDF里有脚本，或者会打开别的程序、文件；请用“打印”另存为新的PDF后再传'
    case 'heic':
    case 'odf':
    case 'wps':
      return FOREIGN_WORDS[seen]
    case 'zip':
      return `不收压缩包，请逐个上传里面的文件。可以传${SAY_KINDS}`
    case 'unknown':
      return `不收这种文件。可以传${SAY_KINDS}`
  }
}

/** "像身份证号的内容：110***…2X（第2页）", each once. */
export const sayFindings = (findings: Finding[]): string =>
  findings
    .map(({ what, where, masked }) => `像${PERSONAL_WORDS[what]}的内容：${masked}（${where}）`)
    .join('；')

/** Why a file was not looked through, or only in part. `kind` undefined: of before it was noted. */
export function sayUnsearched(kind: FileKind | undefined, searched: Exclude<Searched, 'whole'>): string {
  switch (kind) {
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'webp':
      return '图片里的文字系统看不到'
    case 'pdf':
      return searched === 'none'
        ? `这个PDF是扫描件、设了密码或者超过${saySize(MOST_PDF_BYTES)}，系统读不出文字`
        : `这个PDF有的页是图片，或者超过${MOST_PDF_PAGES}页，系统只读了一部分`
    case 'doc':
    case 'xls':
    case 'ppt':
      return searched === 'none' ? '文件设了密码，系统读不出文字' : '旧版Office文件，系统只能粗略地查'
    case 'docx':
    case 'xlsx':
    case 'pptx':
    case 'ofd':
    case undefined:
      return searched === 'none' ? '系统读不出里面的文字' : '系统只读出了一部分文字'
  }
}
