// A post by script, with the page's antiforgery token. The workbench notes it like any other.

export async function post(address: string, fields: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(fields);
  const token = document.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]');
  if (token) body.set(token.name, token.value);
  return fetch(address, { method: 'POST', body, headers: { accept: 'text/plain' }, credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(10_000) });
}
