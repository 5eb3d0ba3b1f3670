export function ReviewStep({ importId }: { readonly importId: string }) {
  return <div>{importId}</div>;
}
