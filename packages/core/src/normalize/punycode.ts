const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 0x80;
const MAX_CODE_POINT = 0x10ffff;

/**
 * Encodes one label of a domain as Punycode, without its `xn--`. Labels are short: a longer text
 * than a domain can be is the caller's to refuse.
 * @see https://www.rfc-editor.org/rfc/rfc3492#section-6.3
 */
export function encodePunycode(label: string): string {
  const points = Array.from(label, (char) => char.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < INITIAL_N);
  let output = String.fromCharCode(...basic);
  if (basic.length > 0) output += '-';
  let next = INITIAL_N;
  let delta = 0;
  let bias = INITIAL_BIAS;
  let handled = basic.length;
  while (handled < points.length) {
    let smallest = MAX_CODE_POINT;
    for (const point of points) if (point >= next && point < smallest) smallest = point;
    delta += (smallest - next) * (handled + 1);
    next = smallest;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      output += encodeDelta(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled++;
    }
    delta++;
    next++;
  }
  return output;
}

/** Decodes Punycode without its `xn--`; null when it is malformed. */
export function decodePunycode(text: string): string | null {
  const dash = text.lastIndexOf('-');
  const points = Array.from(
    dash > 0 ? text.slice(0, dash) : '',
    (char) => char.codePointAt(0) ?? 0,
  );
  if (points.some((point) => point >= INITIAL_N)) return null;
  let next = INITIAL_N;
  let index = 0;
  let bias = INITIAL_BIAS;
  let at = dash > 0 ? dash + 1 : 0;
  while (at < text.length) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const value = at < text.length ? digitValue(text.charCodeAt(at)) : BASE;
      at++;
      if (value >= BASE) return null;
      index += value * weight;
      const t = threshold(k, bias);
      if (value < t) break;
      weight *= BASE - t;
      if (index > MAX_CODE_POINT * (points.length + 1)) return null;
    }
    bias = adapt(index - start, points.length + 1, start === 0);
    next += Math.floor(index / (points.length + 1));
    index %= points.length + 1;
    if (next > MAX_CODE_POINT || (next >= 0xd800 && next <= 0xdfff)) return null;
    points.splice(index, 0, next);
    index++;
  }
  return String.fromCodePoint(...points);
}

function encodeDelta(delta: number, bias: number): string {
  let output = '';
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const t = threshold(k, bias);
    if (rest < t) break;
    output += digit(t + ((rest - t) % (BASE - t)));
    rest = Math.floor((rest - t) / (BASE - t));
  }
  return output + digit(rest);
}

function threshold(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, T_MIN), T_MAX);
}

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / count);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/** 0–25 are `a`–`z`, 26–35 are `0`–`9`. */
function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 0x61 : value - 26 + 0x30);
}

function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 : BASE;
}
