export type DemoAction = 'faucet' | 'time' | 'price' | 'rounds';

/** Sends a request for the demo chain to the server. Returns null, or a sentence that explains the failure. */
export async function postDemo(action: DemoAction, body: object): Promise<string | null> {
  try {
    const response = await fetch(`/api/demo/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    const { message }: { message?: string } = await response.json().catch(() => ({}));
    return message ?? 'The server refused. Reload the page and try again.';
  } catch {
    return 'The server did not answer. Is it running?';
  }
}
