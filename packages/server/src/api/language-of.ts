import { type Language, LANGUAGES } from '@muster/core/language/language';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * The language that the caller prefers of those that Muster speaks; English unless another is asked
 * for.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function languageOf({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  const wanted = (headers['accept-language'] ?? '').slice(0, MOST_CHARACTERS).split(',');
  let best: { readonly language: Language; readonly weight: number } | null = null;
  for (const range of wanted) {
    const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
    const language = LANGUAGES.find((one) => one === tag.split('-')[0]);
    const weight = weightOf(params);
    // Of equals the first is preferred.
    if (language !== undefined && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}

/** Says of an answer which language it is in, and that another may be asked for, unless it is in one alone. */
export function sayLanguage(reply: FastifyReply, language: Language): FastifyReply {
  if (reply.hasHeader('content-language')) return reply;
  const vary = reply.getHeader('vary');
  return reply
    .header('Content-Language', language)
    .header('Vary', typeof vary === 'string' ? `${vary}, Accept-Language` : 'Accept-Language');
}

/** Browsers send some tens of characters. */
const MOST_CHARACTERS = 1_000;

function weightOf(params: readonly string[]): number {
  const given = params.find((param) => param.startsWith('q='))?.slice(2);
  if (given === undefined) return 1;
  const weight = Number(given);
  return weight >= 0 && weight <= 1 ? weight : 0;
}
