import { findWrongCharacters } from './wrong-characters.ts';
import classes from './first-rows.module.css';

/** A text of the file in which characters that nobody wrote are marked. */
export function ShownText({ text }: { readonly text: string }) {
  const pieces = findWrongCharacters(text);
  if (pieces.length === 1 && pieces[0]?.isWrong !== true) return <>{text}</>;
  return (
    <>
      {pieces.map(({ at, text: piece, isWrong }) =>
        isWrong ? (
          <mark key={at} className={classes.wrong}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}
