import { CHAIN_PARAM } from '@/lib/chains';

type Asked = {
  url: URL;
  /** The page that the request was made from. */
  referer: string | null;
  cookie: string | undefined;
};

export type Choice = {
  chainId: number;
  /** The address names the chain itself: the browser's next page is of the same one. */
  isNamed: boolean;
  /** What the address named when no such chain is shown. */
  unknown: string | null;
};

/** The chain of the page that a link, a reading or a question comes from: two tabs may show two chains. */
function chainOfPage({ url, referer }: Asked): string | null {
  if (!referer || !URL.canParse(referer)) return null;
  const page = new URL(referer);
  return page.host === url.host ? page.searchParams.get(CHAIN_PARAM) : null;
}

/** What a request is about: the chain its address names, else that of the page it comes from, else the last one, else the default.
 * @param shown Chains that the app shows, the default one first. */
export function chooseChain(asked: Asked, shown: readonly number[]): Choice {
  const find = (text: string | null | undefined) => shown.find((id) => String(id) === text);
  const named = asked.url.searchParams.get(CHAIN_PARAM);
  const [standard = 0] = shown;
  if (named !== null) {
    const chainId = find(named);
    return chainId === undefined
      ? { chainId: standard, isNamed: false, unknown: named }
      : { chainId, isNamed: true, unknown: null };
  }
  const chainId = find(chainOfPage(asked)) ?? find(asked.cookie) ?? standard;
  return { chainId, isNamed: false, unknown: null };
}
