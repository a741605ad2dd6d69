/** Which way up a photograph is held: the one thing of its Exif that is kept. 1: as it lies; null: it does not say. */
export function orientationIn(exif: Uint8Array): number | null {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  const isLittle = exif[0] === 0x49
  try {
    const at = view.getUint32(4, isLittle)
    const count = view.getUint16(at, isLittle)
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12)
      if (view.getUint16(entry, isLittle) === ORIENTATION) return within(view.getUint16(entry + 8, isLittle))
  } catch {
    // it says more than it has
  }
  return null
}

const ORIENTATION = 0x0112
const within = (value: number): number | null => (value >= 1 && value <= 8 ? value : null)

/** A JPEG segment that says this and nothing else. */
export const orientationSegment = (value: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34],
    ...[0x45, 0x78, 0x69, 0x66, 0, 0], // "Exif"
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0],
  ])
