/**
 * How many 字 a text has, as every limit counts them: a character of the rarer planes or an emoji is one, a letter with
 * its accent is one. Not UTF-16 units, which JavaScript, z.string().max and HTML's maxlength count: 𠮷 has two. Not
 * grapheme clusters either: one of them can be as long as it likes, and neither SQLite's length() nor JSON Schema's
 * maxLength counts them. A flag or a family in one emoji counts by its parts.
 */
export const lengthOf = (text: string): number => [...text.normalize('NFC')].length
