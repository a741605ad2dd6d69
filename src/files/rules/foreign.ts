/** Files of programs whose way of keeping things is not read here: photographs of telephones, OpenDocument, WPS. */
export type Foreign = 'heic' | 'odf' | 'wps'

const ENDINGS: Record<string, Foreign> = {
  ...{ heic: 'heic', heif: 'heic' },
  ...{ ods: 'odf', odt: 'odf', odp: 'odf' },
  ...{ wps: 'wps', et: 'wps', dps: 'wps' },
}

/** By its name; null: no such file. */
export const foreignNamed = (ending: string): Foreign | null => ENDINGS[ending] ?? null

/** ISO base media of a picture: "ftypheic" and its kin behind the first four bytes. */
export const isHeic = (head: Uint8Array): boolean =>
  /^ftyp(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(String.fromCharCode(...head.subarray(4, 12)))

/** What to do with it. */
export const FOREIGN_WORDS: Record<Foreign, string> = {
  heic: '这是HEIC图片，请在手机相册里导出（或截图）为JPG后再传',
  odf: '这是OpenDocument文件（ods、odt、odp），请另存为xlsx、docx、pptx或者PDF后再传',
  wps: '这是WPS自己的格式（wps、et、dps），请在WPS里另存为docx、xlsx、pptx或者PDF后再传',
}
