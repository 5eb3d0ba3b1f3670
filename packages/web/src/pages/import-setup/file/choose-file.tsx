export function ChooseFile({
  type,
}: {
  readonly type: string | undefined;
  readonly mode: string | undefined;
  readonly fixedType: string | undefined;
}) {
  return <div>{type}</div>;
}
