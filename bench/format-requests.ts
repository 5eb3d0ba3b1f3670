import type { RequestsMeasured } from './measure-requests.ts';

/** The figures of requests as a page of text. */
export function formatRequests({ contacts, indexMs, requests, upload }: RequestsMeasured): string {
  return [
    `requests to an account of ${contacts.toLocaleString('en')} contacts`,
    '',
    `${''.padEnd(36)}  at once   p50 ms   p95 ms   errors`,
    ...requests.map(
      ({ name, atOnce, p50Ms, p95Ms, errors }) =>
        `  ${name.padEnd(34)}${String(atOnce).padStart(9)}${ms(p50Ms)}${ms(p95Ms)}${String(errors).padStart(9)}`,
    ),
    '',
    `  its index made anew                ${Math.round(indexMs).toLocaleString('en').padStart(9)} ms`,
    `  an upload of 5 MB and its preview  ${ms(upload.aloneMs)} ms`,
    `  the same beside 200 slow uploads   ${ms(upload.besideSlowMs)} ms, ratio ${upload.ratio.toFixed(2)}`,
  ].join('\n');
}

function ms(value: number): string {
  return value.toFixed(1).padStart(9);
}
