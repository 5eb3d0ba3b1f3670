import sharp from 'sharp';

/** In pixels. 512: within that square. 96: exactly that square, cut from the middle. */
export type PhotoSize = 96 | 512;

export interface Picture {
  /** Of the picture as it came; its type by content, whatever its name or sender says. */
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  /** WebP without metadata. */
  readonly sizes: Readonly<Record<PhotoSize, Uint8Array>>;
}

/**
 * A picture in the sizes that are shown; of a moving one, the first image. What is no PNG, JPEG,
 * WebP, GIF or AVIF, or is broken, is `not_an_image`; one of too many pixels is not decoded at all.
 */
export async function resizePhoto(
  bytes: Uint8Array,
): Promise<Picture | 'not_an_image' | 'too_large'> {
  const contentType = imageType(bytes);
  if (contentType === null) return 'not_an_image';
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
    const { width, height } = await image.metadata();
    if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) return 'too_large';
    // By way of what its camera says is up.
    const large = await image
      .autoOrient()
      .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer();
    const small = await sharp(large)
      .resize(96, 96, { fit: 'cover' })
      .webp({ quality: 82 })
      .toBuffer();
    return { contentType, width, height, sizes: { 96: small, 512: large } };
  } catch (error) {
    return /pixel limit/i.test(String(error)) ? 'too_large' : 'not_an_image';
  }
}

/** More than cameras have; 200 MB of memory while it is decoded. */
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 16_384;
const MOST_SECONDS = 20;

/** By its first bytes. @see https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
function imageType(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const found = SIGNATURES.find(([pattern]) => pattern.test(start));
  return found?.[1] ?? null;
}

const SIGNATURES: readonly (readonly [RegExp, string])[] = [
  [/^\x89PNG\r\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF[^]{4}WEBPVP8/, 'image/webp'],
  // The brand may come among the compatible ones.
  [/^[^]{4}ftyp(?:[^]{4}){0,12}avi[fs]/, 'image/avif'],
];
