import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { resizePhoto } from './resize-photo.ts';

const picture = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 10, g: 120, b: 200 } } });

describe('pictures', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('%s is read', async (format) => {
    const bytes = await picture(640, 320).toFormat(format).toBuffer();
    const resized = await resizePhoto(bytes);
    expect(resized).toMatchObject({ contentType: `image/${format}`, width: 640, height: 320 });
  });

  test('small ones stay small, and what the camera says is up is up', async () => {
    const bytes = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const resized = await resizePhoto(bytes);
    if (typeof resized === 'string') throw new Error(resized);
    const large = await sharp(resized.sizes[512]).metadata();
    expect([large.width, large.height, large.orientation]).toEqual([20, 40, undefined]);
    const small = await sharp(resized.sizes[96]).metadata();
    expect([small.width, small.height]).toEqual([96, 96]);
  });

  test('of a moving picture the first image is taken', async () => {
    const frames = await sharp(
      [await picture(30, 30).png().toBuffer(), await picture(30, 30).negate().png().toBuffer()],
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    const resized = await resizePhoto(frames);
    if (typeof resized === 'string') throw new Error(resized);
    expect(await sharp(resized.sizes[512]).metadata()).toMatchObject({ width: 30, height: 30 });
  });
});

describe('what is no picture, or is broken', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';
  test.each([
    ['nothing', ''],
    ['SVG', svg],
    ['SVG behind a declaration', `<?xml version="1.0"?>${svg}`],
    ['SVG that begins as a PNG', `\u0089PNG\r\n\u001a\n${svg}`],
    ['SVG that begins as a GIF', `GIF89a${svg}`],
    ['a page', '<!doctype html><img src=x onerror=alert(1)>'],
    ['a PDF', '%PDF-1.7\n'],
    ['a TIFF', 'II*\0\u0008\0\0\0'],
    ['a BMP', 'BM\0\0\0\0'],
    ['a JPEG of a few bytes', '\u00ff\u00d8\u00ff\u00e0'],
    ['an AVIF of a few bytes', '\0\0\0\u0018ftypavif\0\0\0\0avifmif1'],
    ['a HEIC', '\0\0\0\u0018ftypheic\0\0\0\0heicmif1'],
    ['a video', '\0\0\0\u0018ftypisom\0\0\0\0isommp42'],
    ['a WebP of a few bytes', 'RIFF\0\0\0\0WEBPVP8 '],
  ])('%s', async (_, bytes) => {
    expect(await resizePhoto(Buffer.from(bytes, 'latin1'))).toBe('not_an_image');
  });

  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)(
    'a %s that is cut off or garbled ends in a picture or a finding, and never in a crash',
    async (format) => {
      const whole = await picture(200, 200)
        .composite([{ input: await noise() }])
        .toFormat(format)
        .toBuffer();
      expect(await resizePhoto(whole.subarray(0, whole.length / 2))).toBe('not_an_image');
      for (let at = 12; at < whole.length; at += Math.ceil(whole.length / 40)) {
        const garbled = Buffer.from(whole);
        garbled.fill(0xff, at, at + 4);
        const found = await resizePhoto(garbled);
        expect(typeof found === 'object' || found.length > 0).toBe(true);
      }
    },
  );
});

describe('pictures of too many pixels are not decoded', () => {
  test('a PNG whose header says so', async () => {
    const bytes = await picture(10, 10).png().toBuffer();
    // Width and height stand in the first chunk; its checksum is not right any more.
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    expect(await resizePhoto(bytes)).not.toBeTypeOf('object');
  });

  test('one of 100 megapixels that is whole', async () => {
    const bytes = await picture(10_000, 10_000).png().toBuffer();
    expect(await resizePhoto(bytes)).toBe('too_large');
  });

  test('a very long one', async () => {
    expect(await resizePhoto(await picture(20_000, 1).png().toBuffer())).toBe('too_large');
  });
});

/** Something that does not compress away. */
function noise(): Promise<Buffer> {
  return sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .png()
    .toBuffer();
}
