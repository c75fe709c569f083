import type { Page } from '@playwright/test';
import {
  type Address,
  concat,
  createWalletClient,
  type Hex,
  hexToBigInt,
  http,
  numberToHex,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { estimateGas } from 'viem/actions';
import { foundry } from 'viem/chains';

/** Methods for which a wallet asks its user. */
const PROMPTS = new Set([
  'eth_requestAccounts',
  'wallet_requestPermissions',
  'eth_sendTransaction',
  'personal_sign',
  'eth_signTypedData_v4',
  'wallet_switchEthereumChain',
  'wallet_addEthereumChain',
]);

type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } };
type RpcRequest = { method: string; params?: readonly unknown[] };
type Transaction = { to?: Address; data?: Hex; value?: Hex; gas?: Hex };

export type WalletOptions = {
  key: Hex;
  rpcUrl: string;
  /** For a second wallet. */
  name?: string;
  /** The wallet's network when the page opens. */
  chainId?: number;
  /** Networks that it accepts when a page adds them, with their RPC URLs. */
  addable?: Record<number, string>;
  /** Whether the page was allowed to see the account before. */
  authorised?: boolean;
  /** Whether the same text has a different signature each time, as with some wallets. */
  isFickle?: boolean;
  /** The account that it shows, if it is not that of the key: a contract account. */
  address?: Address;
  /** Replaces the answers to some methods. Tests may change it while the page is open. */
  answers?: WalletAnswers;
};

export type WalletAnswers = Record<string, (params: readonly unknown[]) => unknown>;

/** Thrown by an answer: the wallet refuses, with a code. */
export class WalletRefusal extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

type Emit = (event: string, value: unknown) => void;

declare global {
  interface Window {
    /** Wallets by name. */
    emitWalletEvent: Record<string, Emit>;
  }
}

/** The id by which the app remembers it. */
export const walletId = (name: string) => name.toLowerCase().replaceAll(' ', '.');

/** The user's wallet: a real key, kept in Node. The page sees only a provider announced by EIP-6963. */
export class TestWallet {
  static readonly label = 'Test Wallet';
  readonly name: string;
  readonly address: Address;
  /** The user's answer when the wallet asks. */
  mode: 'approve' | 'reject' = 'approve';
  readonly asked: string[] = [];
  readonly answers: WalletAnswers;
  private readonly account;
  /** The networks it knows, with their RPC URLs. */
  private readonly nodes: Map<number, string>;
  private chainId: number;
  private signed = 0;
  private isConnected: boolean;

  private constructor(
    private readonly page: Page,
    private readonly options: WalletOptions,
  ) {
    this.account = privateKeyToAccount(options.key);
    this.name = options.name ?? TestWallet.label;
    this.address = options.address ?? this.account.address;
    this.answers = { ...options.answers };
    this.chainId = options.chainId ?? foundry.id;
    this.isConnected = options.authorised ?? false;
    this.nodes = new Map([[foundry.id, options.rpcUrl]]);
  }

  static async install(page: Page, options: WalletOptions): Promise<TestWallet> {
    const wallet = new TestWallet(page, options);
    await page.exposeFunction(wallet.name, (request: RpcRequest) => wallet.answer(request));
    await page.addInitScript(announceProvider, { name: wallet.name, rdns: walletId(wallet.name) });
    return wallet;
  }

  /** The same wallet in another tab, with the same permissions. */
  inTab = (page: Page): Promise<TestWallet> =>
    TestWallet.install(page, { ...this.options, answers: this.answers, authorised: this.isConnected });

  async switchTo(chainId: number): Promise<void> {
    this.chainId = chainId;
    await this.emit('chainChanged', numberToHex(chainId));
  }

  /** RPC URL of its network. */
  private get node(): string {
    return this.nodes.get(this.chainId) ?? this.options.rpcUrl;
  }

  /** As if its user chose another account. */
  async showAccounts(...accounts: Address[]): Promise<void> {
    this.answers.eth_accounts = () => accounts;
    await this.emit('accountsChanged', accounts);
  }

  private emit = (event: string, value: unknown): Promise<void> =>
    this.page.evaluate(([name, event, value]) => window.emitWalletEvent[name]?.(event, value), [
      this.name,
      event,
      value,
    ] as const);

  /** For an answer that comes later. */
  sendAsUsual = ([transaction]: readonly unknown[]): Promise<Hex> => this.send(transaction as Transaction);

  /** Signs typed data with the wallet's key. */
  signTyped = (data: string): Promise<Hex> => this.account.signTypedData(JSON.parse(data));

  private async answer({ method, params = [] }: RpcRequest): Promise<Answer> {
    this.asked.push(method);
    if (this.mode === 'reject' && PROMPTS.has(method)) return failure(4001, 'User rejected the request.');
    try {
      return await this.handle(method, params);
    } catch (error) {
      return failureOf(error);
    }
  }

  private async handle(method: string, params: readonly unknown[]): Promise<Answer> {
    const own = this.answers[method];
    if (own) return { result: await own(params) };
    switch (method) {
      case 'eth_requestAccounts':
        this.isConnected = true;
        return { result: [this.address] };
      case 'wallet_requestPermissions':
        this.isConnected = true;
        return { result: [{ parentCapability: 'eth_accounts' }] };
      case 'wallet_revokePermissions':
        this.isConnected = false;
        return { result: null };
      case 'wallet_getPermissions':
        return { result: this.isConnected ? [{ parentCapability: 'eth_accounts' }] : [] };
      case 'eth_accounts':
        return { result: this.isConnected ? [this.address] : [] };
      case 'eth_chainId':
        return { result: numberToHex(this.chainId) };
      case 'wallet_switchEthereumChain':
        return this.switchOnRequest(params as [{ chainId: Hex }]);
      case 'wallet_addEthereumChain':
        return this.addOnRequest(params as [{ chainId: Hex; rpcUrls: string[] }]);
      case 'personal_sign': {
        const [raw] = params as [Hex];
        return { result: await this.account.signMessage({ message: { raw: this.varied(raw) } }) };
      }
      case 'eth_signTypedData_v4': {
        const [, data] = params as [Address, string];
        return { result: await this.signTyped(data) };
      }
      case 'eth_sendTransaction':
        return { result: await this.send((params as [Transaction])[0]) };
      default:
        return this.forward(method, params);
    }
  }

  private varied(raw: Hex): Hex {
    this.signed += 1;
    return this.options.isFickle ? concat([raw, toHex(`${Date.now()} ${this.signed}`)]) : raw;
  }

  private async switchOnRequest([{ chainId }]: [{ chainId: Hex }]): Promise<Answer> {
    if (!this.nodes.has(Number(chainId))) return failure(4902, 'Unrecognized chain ID.');
    await this.switchTo(Number(chainId));
    return { result: null };
  }

  /** Switches to the added network, as wallets do. */
  private async addOnRequest([{ chainId, rpcUrls }]: [{ chainId: Hex; rpcUrls: string[] }]): Promise<Answer> {
    const node = this.options.addable?.[Number(chainId)];
    if (!node || !rpcUrls.includes(node)) return failure(-32_602, 'No such network.');
    this.nodes.set(Number(chainId), node);
    await this.switchTo(Number(chainId));
    return { result: null };
  }

  /** Adds gas to the node's estimate, as wallets do: time passes until the transaction is mined. */
  private async send({ to, data, value, gas }: Transaction): Promise<Hex> {
    const call = { to, data, value: value && hexToBigInt(value) };
    const chain = { ...foundry, id: this.chainId };
    const signer = createWalletClient({ account: this.account, chain, transport: http(this.node) });
    const limit = gas ? hexToBigInt(gas) : ((await estimateGas(signer, call)) * 3n) / 2n;
    return signer.sendTransaction({ ...call, gas: limit });
  }

  private async forward(method: string, params: readonly unknown[]): Promise<Answer> {
    const response = await fetch(this.node, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const { result, error } = await response.json();
    return error ? { error } : { result };
  }
}

const failure = (code: number, message: string): Answer => ({ error: { code, message } });

/** Passes the node's error code and revert data on, as wallets do. */
function failureOf(error: unknown): Answer {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'number') {
      const data = 'data' in cause ? cause.data : undefined;
      return { error: { code: cause.code, message: cause.message, data } };
    }
  }
  return failure(-32_000, error instanceof Error ? error.message : String(error));
}

/** Runs in the page: an EIP-1193 provider, announced by EIP-6963. */
function announceProvider({ name, rdns }: { name: string; rdns: string }) {
  type Listener = (value: unknown) => void;
  const listeners = new Map<string, Set<Listener>>();
  const emit: Emit = (event, value) => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  };
  window.emitWalletEvent = { ...window.emitWalletEvent, [name]: emit };
  const provider = {
    request: async (request: RpcRequest) => {
      const ask = Reflect.get(window, name) as (request: RpcRequest) => Promise<Answer>;
      const answer = await ask(request);
      if ('result' in answer) return answer.result;
      const { code, message, data } = answer.error;
      throw Object.assign(new Error(message), { code, data });
    },
    on: (event: string, listener: Listener) => {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
      return provider;
    },
    removeListener: (event: string, listener: Listener) => {
      listeners.get(event)?.delete(listener);
      return provider;
    },
  };
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="teal"/></svg>';
  const info = {
    uuid: crypto.randomUUID(),
    name,
    rdns,
    icon: `data:image/svg+xml,${encodeURIComponent(svg)}`,
  };
  const detail = Object.freeze({ info: Object.freeze(info), provider });
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}
