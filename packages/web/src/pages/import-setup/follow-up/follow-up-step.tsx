export function FollowUpStep({ importId }: { readonly importId: string }) {
  return <div>{importId}</div>;
}
