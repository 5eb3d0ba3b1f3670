import { say } from '../language/sentence.ts';
import type { ObjectDefinition } from '../object/definition.ts';
import { labelOf } from '../object/label-of.ts';
import { chooseAddress } from './choose-address.ts';
import { unassigned, type ColumnGuess } from './column-guess.ts';

/**
 * Settles which of several columns gives a field. Of several emails or phones the best is the
 * first and the others are further ones; of several addresses one is taken whole; of several
 * columns for any other single-valued field the best is taken and the others are left alone.
 */
export function chooseColumns(
  guesses: readonly ColumnGuess[],
  definition: ObjectDefinition,
): ColumnGuess[] {
  const chosen = chooseAddress(guesses);
  for (const field of definition.fields) {
    if (field.many) continue;
    const rivals = chosen.filter((guess) => guess.field?.key === field.key);
    if (rivals.length < 2) continue;
    const best = rivals.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    const rest = definition.fields.find((f) => f.key === field.rest) ?? null;
    for (const rival of rivals) {
      if (rival === best) continue;
      chosen[rival.column] =
        rest === null
          ? unassigned(
              rival,
              say('"{best}" is taken for {field}, which holds one value.', {
                best: best.name,
                field: labelOf(field),
              }),
            )
          : {
              ...rival,
              field: rest,
              reason: say('{before} "{best}" is taken for {field}, so this one goes to {rest}.', {
                before: rival.reason,
                best: best.name,
                field: labelOf(field),
                rest: labelOf(rest),
              }),
            };
    }
  }
  return chosen;
}

/** How good a source of its field a column is: what it is called, how sure that is, and how well it is filled. */
function worth(guess: ColumnGuess): number {
  let place = guess.meaning === 'mobile_phone' ? 1 : 0.95;
  for (const kind of guess.beside) place *= PLACE_WORTH[kind] ?? 1;
  // "Street" says more exactly what it holds than "Address", and "Job title" than "Occupation".
  if (guess.meaning === 'address' || guess.meaning === 'occupation') place *= 0.8;
  // Values to be corrected do not take its place from the column that has the field's name.
  const confidence = guess.basis === 'named' ? 0.95 : guess.confidence;
  return (place * confidence * (0.15 + guess.profile.fillRate)) / guess.ordinal;
}

const PLACE_WORTH: Readonly<Record<string, number>> = {
  main: 1.02,
  work: 0.9,
  home: 0.85,
  mailing: 0.9,
  billing: 0.8,
  shipping: 0.7,
  address: 0.8,
  second: 0.5,
  other: 0.5,
};
