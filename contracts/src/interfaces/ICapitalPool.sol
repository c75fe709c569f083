// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Booked, Price, ProductRisk, Sale} from "../types/CoverTypes.sol";
import {Backing, ExitView, Fill, PoolConfig, PoolMoney, PoolParams, PoolTerms} from "../types/PoolTypes.sol";
import {Opened, Opening, Settlement} from "../types/RiskTypes.sol";
import {ILedger} from "./ILedger.sol";

/// @title The pool that holds the money
/// @notice ERC-4626 shares over one asset; ERC-7540 on the redeem side with requestId = UTC day. Money is accounted for by
/// purpose; a donation changes nothing:
/// `balance >= capital + reserve + unearned + gains + exiting + owed + bonds + fees`, always.
/// @dev Amounts named assets are in the asset's units; shares have three decimals more. Rounding favours those who stay.
interface ICapitalPool is IERC4626 {
    /// @notice Premium was earned by the second: `toFees` and `toReserve` of it left, gains joined, and the capital is `capital`.
    event Accrued(uint256 premium, uint256 toFees, uint256 toReserve, uint256 gains, uint256 capital);
    event ParamsSet(PoolParams params);
    event ModelSet(address indexed model);
    event CuratorSet(address indexed from, address indexed to);
    /// @notice No deposits and no new cover until `until`.
    event PauseSet(uint256 until);
    event FeesPaid(address indexed to, uint256 assets);
    /// @notice ERC-7540.
    event RedeemRequest(
        address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares
    );
    /// @notice ERC-7540.
    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    /// @notice `shares` of the queue were burned for `assets`, chargeable for events up to this second.
    event ExitsProcessed(uint256 indexed fill, uint256 shares, uint256 assets);
    /// @notice A loss was booked. What the five could not pay is missing: holders share at one ratio.
    event LossBooked(
        uint8 indexed product,
        uint256 eventTime,
        uint256 loss,
        uint256 fromReserve,
        uint256 fromCapital,
        uint256 fromExits,
        uint256 fromGains
    );
    /// @notice A gain is streamed to the capital over 28 days; `toReserve` of it went to the reserve: all
    /// while no shares exist, else whole units that no rate can express.
    event GainAdded(uint256 assets, uint256 toReserve);
    /// @notice Something owed was paid: a payout, a bond, a vote's reward.
    event Paid(address indexed to, uint256 assets);

    // ---- factory ----

    /// @notice Sets up a new clone. Only once, by the factory in the transaction that creates it.
    /// @dev Errors: WrongCaller, BookOpen, ParameterOutOfRange, StringTooLong.
    function initialize(PoolConfig calldata config) external;

    /// @notice Only the factory, for governance. Errors: WrongCaller and those of `ILedger.setParams`.
    function setParams(PoolParams calldata params) external;

    /// @notice Only the factory, for governance.
    function setModel(address model) external;

    /// @notice Only the factory, for governance.
    function setCurator(address curator) external;

    /// @notice Pays fees out. Only the factory, for governance.
    function payFees(address to, uint256 assets) external;

    /// @notice No deposits and no new cover until the midnight `numberOfDays` days on, at most seven, not again within thirty
    /// days of its end; 0 ends a pause. Only the factory, for the guardian. Errors: PauseTooSoon, NotPaused, ParameterOutOfRange.
    function pause(uint256 numberOfDays) external;

    /// @notice Shares are rewarded from now on. Only `Rewards`.
    function startRewards() external;

    // ---- staking: the deposit side of ERC-4626 ----
    // deposit and mint take assets from the caller. Errors: Paused, DepositsPaused, PoolWipedOut, DepositTooSmall (fewer than
    // 1,000 shares: rounding would take more than a thousandth), ZeroAmount, AmountTooLarge, TransferShort.
    // previewDeposit and previewMint count gains that are not yet streamed; totalAssets and convertTo... do not.
    // previewRedeem and previewWithdraw revert, as ERC-7540 demands.

    // ---- exits: the redeem side of ERC-7540 ----
    // A fill is payable one report window after it; an hour later in a pool with covers that their trigger settles at their
    // end. Of open incidents of its day or before, the share that they can take is held back, for at most 60 days after it.
    // One call walks at most 16 fills of a request: maxRedeem and maxWithdraw say what it pays.

    /// @notice Puts shares into the bucket of this UTC day. They earn and bear losses until they are processed, but earn no
    /// reward tokens. A controller has one request at a time; on its day it can grow. What others request for it, shares that
    /// are not its own and without its consent, has a place beside: nobody can keep a controller from asking to leave.
    /// @dev Callable by `owner`, an operator of `owner`, or a spender with an allowance of shares, for any controller.
    /// Errors: ZeroAmount, RequestOpen.
    /// @return requestId The UTC day.
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId);

    /// @notice Shares that are not claimable yet, processed or not.
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256);

    /// @notice Shares that can be redeemed now.
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256);

    function setOperator(address operator, bool approved) external returns (bool);

    function isOperator(address controller, address operator) external view returns (bool);

    /// @notice Processes matured requests, oldest bucket first, pro rata inside a bucket, as far as the limits hold on what
    /// stays, at the current price, rounded down. One fill a UTC day; a further one only if it is at least 16 times larger, and
    /// a hundredth of all shares. Open incidents do not stop it. Anyone may call; processing nothing is no error.
    function processExits() external returns (uint256 shares, uint256 assets);

    /// @notice Brings the pool up to now, touching at most `maxDays` days that hold something. Anyone may call.
    /// @return done True when nothing is left to do.
    function sync(uint256 maxDays) external returns (bool done);

    // ---- for Cover ----

    /// @notice Only `Cover`. Errors: NotCurator if `by` is not the pool's curator, and those of `ILedger.addProduct`.
    /// @return product Its number, 0..47.
    /// @return reportDays The report window in days.
    function addProduct(address by, ProductRisk calldata risk) external returns (uint8 product, uint8 reportDays);

    /// @notice Only `Cover`.
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external;

    /// @notice Only `Cover`. Takes the premium from `payer`.
    /// @dev Errors: Paused, ProcessMissing, PremiumAboveMax and those of `ILedger.sell`.
    function sell(Sale calldata sale, uint256 maxPremium, address payer) external returns (Price memory);

    /// @notice Only `Cover`. Errors: Paused, PremiumAboveMax.
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, uint256 maxPremium, address payer)
        external
        returns (Price memory);

    /// @notice Only `Cover`. Pays the refund to `to`.
    function cancel(Booked calldata cover, address to) external returns (uint256 refund);

    /// @notice Only `Cover`, called by `Claims`. Pays what is owed to a holder and reduces the cover's exposure.
    function payOut(Booked calldata cover, address to, uint256 assets) external;

    // ---- for Claims ----

    /// @notice The pool has a process: cover can be sold. Only `Claims`.
    function allowSales() external;

    /// @notice Books an incident: it counts in A and holds back exits from its event's day on. Only `Claims`.
    function openIncident(Opening calldata opening) external returns (Opened memory);

    /// @notice What an incident of the event's day holds back of exits changes. Only `Claims`.
    /// @param added Held back from now on, asset units.
    /// @param removed No longer held back.
    function changeHold(uint256 eventTime, uint256 added, uint256 removed) external;

    /// @notice An incident ended or was drawn, or a cover is settled. Charges a loss: the reserve; then fills at or after the
    /// event, each by the share of the pool that left with it, and for the rest the capital, as if losses had been settled in the
    /// order of their events; then gains not yet streamed. Divides bonds. Only `Claims`.
    /// @return booked What could be set aside and is now owed, at most `loss.assets`.
    /// @return fees What the fees pay the voters, owed too.
    function settle(Settlement calldata s) external returns (uint256 booked, uint256 fees);

    /// @notice Takes a bond. Only `Claims`.
    function takeBond(address from, uint256 assets) external;

    /// @notice What is owed and will not be collected becomes a gain. Only `Claims`.
    function returnOwed(uint256 assets) external;

    /// @notice Somebody gives the pool money: a recovery becomes a gain. Anyone may call; takes assets from the caller.
    function donate(uint256 assets) external;

    /// @notice Pays what is owed: a bond or a vote's reward. Only `Claims`.
    function payOwed(address to, uint256 assets) external;

    // ---- views ----

    function money() external view returns (PoolMoney memory);

    function terms() external view returns (PoolTerms memory);

    /// @notice Capital as of now, and the part that does not belong to queued shares.
    function backing() external view returns (Backing memory);

    /// @notice Shares requested and processed since the beginning, and number of fills.
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 fills);

    /// @notice A fill by its number, from 0.
    function fillAt(uint256 fill) external view returns (Fill memory);

    /// @notice A controller's exit. Of two requests, its own and what others requested for it: both together; the days and
    /// what is ahead are those of its own.
    function exitOf(address controller) external view returns (ExitView memory);

    /// @notice What fills at or after an event's second can still be charged, asset units.
    function chargeable(uint256 eventTime) external view returns (uint256);

    /// @notice The report window in seconds.
    function reportWindow() external view returns (uint256);

    /// @notice ERC-7575: the share token, which is the pool itself.
    function share() external view returns (address);

    /// @notice ERC-7575, asked of the share: the vault of an asset; the zero address for another asset.
    function vault(address asset) external view returns (address);

    function LEDGER() external view returns (ILedger);
}
