const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const errorOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;

/** Statuses by which servers say that a request is too large, or malformed because it holds several calls. */
const TOO_MUCH = [400, 413];

/** Whether the text of an error is about a node's load, which passes. */
export const isAboutLoad = (text: string): boolean =>
  /rate limit|too many requests|capacity|timed? ?out|try again/i.test(text);

/** Codes of errors about load: too many requests, and a limit of EIP-1474 that providers use for rates. */
const LOAD_CODES = [429, -32_005];

/** Whether an error of a node to several calls is about its load. */
function isLoadError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return isAboutLoad(String(error));
  const { code, message } = error as { code?: unknown; message?: unknown };
  return LOAD_CODES.includes(Number(code)) || isAboutLoad(String(message));
}

/**
 * Whether a node's answer to several calls says that it does not take so many in one request. Nodes say it in one error instead of a
 * list, in a list that is too short, or by a status, which may be 500. Errors about load are no refusal unless they name the batch.
 */
export function refusesBatch(calls: number, status: number, text: string): boolean {
  const answer = parse(text);
  const namesBatch = /batch/i.test(text);
  if (Array.isArray(answer)) {
    const errors = answer.map(errorOf);
    return answer.length < calls && errors.every((error) => error && (namesBatch || !isLoadError(error)));
  }
  if (TOO_MUCH.includes(status) || namesBatch) return true;
  return status < 300 && answer !== null && !isLoadError(errorOf(answer) ?? text);
}
