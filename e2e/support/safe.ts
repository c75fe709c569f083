import multiSendArtifact from '@safe-global/safe-contracts/build/artifacts/contracts/libraries/MultiSendCallOnly.sol/MultiSendCallOnly.json' with {
  type: 'json',
};
import factoryArtifact from '@safe-global/safe-contracts/build/artifacts/contracts/proxies/SafeProxyFactory.sol/SafeProxyFactory.json' with {
  type: 'json',
};
import safeArtifact from '@safe-global/safe-contracts/build/artifacts/contracts/Safe.sol/Safe.json' with {
  type: 'json',
};
import {
  type Address,
  concat,
  encodeFunctionData,
  encodePacked,
  erc20Abi,
  type Hash,
  type Hex,
  type LocalAccount,
  numberToHex,
  parseAbi,
  parseEther,
  parseEventLogs,
  size,
  zeroAddress,
} from 'viem';
import type { WalletAnswers } from '../wallet';
import type { Chain } from './chain';

const safeAbi = parseAbi([
  'function setup(address[] owners, uint256 threshold, address to, bytes data, address fallbackHandler, address paymentToken, uint256 payment, address paymentReceiver)',
  'function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool)',
  'function nonce() view returns (uint256)',
  'function approveHash(bytes32 hash)',
]);
const factoryAbi = parseAbi([
  'function createProxyWithNonce(address singleton, bytes initializer, uint256 saltNonce) returns (address)',
  'event ProxyCreation(address indexed proxy, address singleton)',
]);
const multiSendAbi = parseAbi(['function multiSend(bytes transactions) payable']);

type Proposal = {
  to: Address;
  data: Hex;
  operation: 0 | 1;
  safeTxGas: bigint;
  nonce: bigint;
  signatures: Map<Address, Hex>;
  executedIn: Hash | null;
};
type SafeCall = { to: Address; data: Hex; gas?: Hex };

async function deploy({ client }: Chain, account: LocalAccount, bytecode: string): Promise<Address> {
  const hash = await client.sendTransaction({ account, data: bytecode as Hex });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error('A contract was not deployed.');
  return contractAddress;
}

/** Code that executes several calls for the account that delegates to it. */
export const deployMultiSend = async (chain: Chain): Promise<Address> =>
  deploy(chain, await chain.bystander('deployer of a safe'), multiSendArtifact.bytecode);

/** A real Safe 1.4.1 with two owners who must both sign, with its interface and service simulated. */
export class TestSafe {
  readonly proposals = new Map<Hash, Proposal>();
  /** Safe's interface does the same when it is given a gas limit: a failing action then does not revert the Safe's transaction. */
  takesGasLimit = false;
  private queued = 0n;

  private constructor(
    private readonly chain: Chain,
    readonly address: Address,
    private readonly multiSend: Address,
    readonly owners: readonly [LocalAccount, LocalAccount],
  ) {}

  static async deploy(chain: Chain): Promise<TestSafe> {
    const deployer = await chain.bystander('deployer of a safe');
    const owners = [await chain.bystander('owner one'), await chain.bystander('owner two')] as const;
    const create = (bytecode: string) => deploy(chain, deployer, bytecode);
    const singleton = await create(safeArtifact.bytecode);
    const factory = await create(factoryArtifact.bytecode);
    const multiSend = await create(multiSendArtifact.bytecode);
    const initializer = encodeFunctionData({
      abi: safeAbi,
      functionName: 'setup',
      args: [
        owners.map(({ address }) => address),
        2n,
        zeroAddress,
        '0x',
        zeroAddress,
        zeroAddress,
        0n,
        zeroAddress,
      ],
    });
    const hash = await chain.client.writeContract({
      account: deployer,
      address: factory,
      abi: factoryAbi,
      functionName: 'createProxyWithNonce',
      args: [singleton, initializer, 0n],
    });
    const { logs } = await chain.client.waitForTransactionReceipt({ hash });
    const [created] = parseEventLogs({ abi: factoryAbi, eventName: 'ProxyCreation', logs });
    if (!created) throw new Error('The Safe was not created.');
    return new TestSafe(chain, created.args.proxy, multiSend, owners);
  }

  /** Answers of its provider to the app. The owner at the browser signs proposals. */
  readonly answers: WalletAnswers = {
    eth_sendTransaction: ([call]) => this.propose([call as SafeCall]),
    wallet_sendCalls: async ([batch]) => ({
      id: await this.propose((batch as { calls: SafeCall[] }).calls.map(plain)),
    }),
    wallet_getCallsStatus: ([id]) => this.callsStatus(id as Hash),
    wallet_getCapabilities: () => ({ '0x7a69': { atomicBatch: { supported: true } } }),
    // a Safe could only sign on chain
    eth_signTypedData_v4: () => '0x',
  };

  /** The newest proposal's hash. */
  get latest(): Hash {
    const hash = [...this.proposals.keys()].at(-1);
    if (!hash) throw new Error('Nothing was proposed.');
    return hash;
  }

  async propose(calls: readonly SafeCall[]): Promise<Hash> {
    const [first] = calls;
    if (!first) throw new Error('There is nothing to propose.');
    const isOne = calls.length === 1;
    const proposal: Proposal = {
      to: isOne ? first.to : this.multiSend,
      data: isOne ? first.data : batched(calls),
      operation: isOne ? 0 : 1,
      safeTxGas: this.takesGasLimit ? 300_000n : 0n,
      nonce: (await this.nonce()) + this.queued,
      signatures: new Map(),
      executedIn: null,
    };
    const hash = await this.chain.client.readContract({
      address: this.address,
      abi: safeAbi,
      functionName: 'getTransactionHash',
      args: [...this.partsOf(proposal), proposal.nonce],
    });
    this.proposals.set(hash, proposal);
    await this.sign(hash, this.owners[0]);
    return hash;
  }

  async sign(hash: Hash, owner: LocalAccount): Promise<void> {
    if (!owner.sign) throw new Error('This account has no key.');
    this.proposal(hash).signatures.set(owner.address, await owner.sign({ hash }));
  }

  /** Executed in a public transaction of the owner. */
  async approveOnChain(hash: Hash, owner: LocalAccount): Promise<void> {
    const data = encodeFunctionData({ abi: safeAbi, functionName: 'approveHash', args: [hash] });
    await this.chain.send(owner, { to: this.address, data });
  }

  /** Moves all of a token out of the Safe, as the owners might do elsewhere. */
  async lose(token: Address): Promise<void> {
    const { client } = this.chain;
    const balance = await this.chain.balanceOf(this.address, token);
    const args = [this.owners[0].address, balance] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
    await client.setBalance({ address: this.address, value: parseEther('1') });
    await client.impersonateAccount({ address: this.address });
    const hash = await client.sendTransaction({ account: this.address, to: token, data });
    await client.waitForTransactionReceipt({ hash });
    await client.stopImpersonatingAccount({ address: this.address });
  }

  /** Signed and executed by the second owner, who pays the fee. */
  async execute(hash: Hash): Promise<void> {
    const proposal = this.proposal(hash);
    const signatures = concat(
      [...proposal.signatures]
        .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
        .map(([, signature]) => signature),
    );
    const executedIn = await this.chain.client.writeContract({
      account: this.owners[1],
      address: this.address,
      abi: safeAbi,
      functionName: 'execTransaction',
      args: [...this.partsOf(proposal), signatures],
      gas: 3_000_000n,
    });
    const { status } = await this.chain.client.waitForTransactionReceipt({ hash: executedIn });
    if (status !== 'success') throw new Error('The Safe refused the execution.');
    proposal.executedIn = executedIn;
  }

  /** The owners execute an empty transaction instead of the proposed one. */
  async reject(hash: Hash): Promise<void> {
    const { nonce } = this.proposal(hash);
    this.queued = nonce - (await this.nonce());
    const rejection = await this.propose([{ to: this.address, data: '0x' }]);
    this.queued = 0n;
    await this.sign(rejection, this.owners[1]);
    await this.execute(rejection);
  }

  /** Answers like Safe's transaction service. */
  serviceAnswer(hash: string): object | null {
    const proposal = this.proposals.get(hash as Hash);
    return (
      (proposal && {
        confirmations: [...proposal.signatures.keys()].map((owner) => ({ owner })),
        confirmationsRequired: 2,
        transactionHash: proposal.executedIn,
      }) ??
      null
    );
  }

  /** Answers like Safe's website to an embedded app. */
  gatewayAnswer(hash: Hash): object {
    const { signatures, executedIn } = this.proposal(hash);
    return {
      txStatus: executedIn ? 'SUCCESS' : 'AWAITING_CONFIRMATIONS',
      txHash: executedIn,
      detailedExecutionInfo: {
        type: 'MULTISIG',
        confirmations: [...signatures.keys()].map((signer) => ({ signer: { value: signer } })),
        confirmationsRequired: 2,
      },
    };
  }

  private nonce = () =>
    this.chain.client.readContract({ address: this.address, abi: safeAbi, functionName: 'nonce' });

  private proposal(hash: Hash): Proposal {
    const proposal = this.proposals.get(hash);
    if (!proposal) throw new Error(`${hash} was not proposed.`);
    return proposal;
  }

  private partsOf = ({ to, data, operation, safeTxGas }: Proposal) =>
    [to, 0n, data, operation, safeTxGas, 0n, 0n, zeroAddress, zeroAddress] as const;

  private async callsStatus(id: Hash): Promise<object> {
    const { executedIn } = this.proposal(id);
    const pending = { version: '2.0.0', id, chainId: '0x7a69', atomic: true, status: 100, receipts: [] };
    if (!executedIn) return pending;
    const { blockHash, blockNumber, gasUsed } = await this.chain.client.getTransactionReceipt({
      hash: executedIn,
    });
    const receipt = {
      transactionHash: executedIn,
      status: '0x1',
      blockHash,
      logs: [],
      blockNumber: numberToHex(blockNumber),
      gasUsed: numberToHex(gasUsed),
    };
    return { ...pending, status: 200, receipts: [receipt] };
  }
}

const plain = ({ to, data }: SafeCall): SafeCall => ({ to, data: data ?? '0x' });

/** Encodes several calls as the data of one delegate call to MultiSend. */
const batched = (calls: readonly SafeCall[]): Hex =>
  encodeFunctionData({
    abi: multiSendAbi,
    functionName: 'multiSend',
    args: [
      concat(
        calls.map(({ to, data }) =>
          encodePacked(
            ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
            [0, to, 0n, BigInt(size(data)), data],
          ),
        ),
      ),
    ],
  });
