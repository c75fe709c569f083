const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const isError = (answer: unknown) => typeof answer === 'object' && answer !== null && 'error' in answer;

/** Statuses by which servers say that a request is too large, or malformed because it holds several calls. */
const TOO_MUCH = [400, 413];

/** Whether the text of an error is about a node's load, which passes. */
export const isAboutLoad = (text: string): boolean =>
  /rate limit|too many requests|capacity|timed? ?out|try again/i.test(text);

/**
 * Whether a node's answer to several calls says that it does not take so many in one request. Nodes say it in one error instead of a
 * list, in a list that is too short, or by a status, which may be 500.
 */
export function refusesBatch(calls: number, status: number, text: string): boolean {
  const answer = parse(text);
  if (Array.isArray(answer)) return answer.length < calls && answer.every(isError);
  if (TOO_MUCH.includes(status) || /batch/i.test(text)) return true;
  return status < 300 && answer !== null && !isAboutLoad(text);
}
