/** What has an instant and is told in no history: why. */
export const UNTOLD: Record<string, string> = {
  history: 'the history itself',
  nights: 'what a night found; nobody’s act',
  roots: 'what every history came to by night; chained in itself',
  letters: 'tell of what the history has',
  letter_readings: 'a reader’s own',
  demonstration: 'that the site is one; nobody’s act',
  round_writers: 'who has a part in working text',
  file_checks: 'goes with its file, which is told; a copy keeps who looked when',
}
