/** What a file may be. Its bytes say which; its name must agree; what the client says of it counts for nothing. */
export const FILE_KINDS = [
  'pdf',
  'png',
  'jpeg',
  'gif',
  'webp',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'ofd',
] as const
export type FileKind = (typeof FILE_KINDS)[number]
/** Office since 2007: an archive of XML. */
export type Office = 'docx' | 'xlsx' | 'pptx'
/** Office before 2007: a compound file. */
export type OldOffice = 'doc' | 'xls' | 'ppt'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
type About = { word: string; mime: string; endings: string[] }

export const ABOUT_KIND: Record<FileKind, About> = {
  pdf: { word: 'PDF', mime: 'application/pdf', endings: ['pdf'] },
  png: { word: 'PNG图片', mime: 'image/png', endings: ['png'] },
  jpeg: { word: 'JPEG图片', mime: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  gif: { word: 'GIF图片', mime: 'image/gif', endings: ['gif'] },
  webp: { word: 'WebP图片', mime: 'image/webp', endings: ['webp'] },
  docx: {
    word: 'Word文档',
    mime: `${OFFICE}.wordprocessingml.document`,
    endings: ['docx'],
  },
  xlsx: {
    word: 'Excel表格',
    mime: `${OFFICE}.spreadsheetml.sheet`,
    endings: ['xlsx'],
  },
  pptx: {
    word: 'PowerPoint演示文稿',
    mime: `${OFFICE}.presentationml.presentation`,
    endings: ['pptx'],
  },
  doc: { word: '旧版Word文档', mime: 'application/msword', endings: ['doc'] },
  xls: { word: '旧版Excel表格', mime: 'application/vnd.ms-excel', endings: ['xls'] },
  ppt: { word: '旧版PowerPoint演示文稿', mime: 'application/vnd.ms-powerpoint', endings: ['ppt'] },
  ofd: { word: 'OFD版式文件', mime: 'application/ofd', endings: ['ofd'] },
}

/** For a file input's `accept`: ".pdf,.png,…". */
export const ACCEPT = FILE_KINDS.flatMap((kind) => ABOUT_KIND[kind].endings)
  .map((ending) => `.${ending}`)
  .join(',')
export const SAY_KINDS =
  'PDF、OFD（电子发票）、图片（JPG、PNG、GIF、WebP）、Word（docx、doc）、Excel（xlsx、xls）、PowerPoint（pptx、ppt）'

/** 'zip': perhaps a modern Office document, which only its inner names tell. 'ole': perhaps one before 2007, which its streams tell. */
export type Magic = Exclude<FileKind, Office | OldOffice | 'ofd'> | 'zip' | 'ole'

/** As many first bytes as tell. */
export const HEAD_BYTES = 12

/** What the first bytes say; null: nothing that is taken here. The mark must stand at the very beginning. */
export function magicOf(head: Uint8Array): Magic | null {
  const begins = Array.from(head.subarray(0, HEAD_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
  return MAGICS.find(([mark]) => mark.test(begins))?.[1] ?? null
}

/** In hexadecimal. */
const MAGICS: [RegExp, Magic][] = [
  [/^255044462d/, 'pdf'], // %PDF-
  [/^89504e470d0a1a0a/, 'png'],
  [/^ffd8ff/, 'jpeg'],
  [/^474946383[79]61/, 'gif'], // GIF87a, GIF89a
  [/^52494646.{8}57454250/, 'webp'], // RIFF, four bytes of size, WEBP
  [/^504b0304/, 'zip'],
  [/^d0cf11e0a1b11ae1/, 'ole'],
]
