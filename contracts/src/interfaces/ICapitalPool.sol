// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Booked, Price, ProductRisk, Sale} from "../types/CoverTypes.sol";
import {Backing, ExitView, Fill, PoolConfig, PoolMoney, PoolParams, PoolTerms} from "../types/PoolTypes.sol";
import {Opened, Opening, Settlement} from "../types/RiskTypes.sol";
import {ILedger} from "./ILedger.sol";

/// @title The pool that holds the money
/// @notice ERC-4626 shares over one asset; ERC-7540 on the redeem side with requestId = UTC day. The pool accounts for
/// money by purpose, so a donation changes nothing: `balance >= capital + reserve + unearned + gains + exiting + owed +
/// bonds + fees`, always.
/// @dev Amounts named `assets` are in the asset's units. Shares have three decimals more. Rounding favours those who
/// stay.
interface ICapitalPool is IERC4626 {
    /// @notice A catch-up earned `premium` and streamed `gains`. Of the premium, `toFees` went to the fees and
    /// `toReserve` to the reserve. `capital` is the pool's capital afterwards.
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
    /// @notice A fill burned `shares` of the queue for `assets`. Events up to this second can still charge it.
    event ExitsProcessed(uint256 indexed fill, uint256 shares, uint256 assets);
    /// @notice A loss was booked. If reserve, capital, exits and gains paid less than `loss`, holders share the
    /// shortfall at one ratio.
    event LossBooked(
        uint8 indexed product,
        uint256 eventTime,
        uint256 loss,
        uint256 fromReserve,
        uint256 fromCapital,
        uint256 fromExits,
        uint256 fromGains
    );
    /// @notice A gain was added. It is streamed to the capital over 28 days, except `toReserve`, which went to the
    /// reserve: all of it while no shares exist, otherwise only whole units that no rate can express.
    event GainAdded(uint256 assets, uint256 toReserve);
    /// @notice The pool paid something that it owed: a payout, a bond or a vote's reward.
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

    /// @notice Pauses deposits and new cover until the midnight `numberOfDays` days from now, at most seven. A pause
    /// cannot begin within thirty days of the end of the last one. 0 ends a pause. Only the factory, for the guardian.
    /// Errors: PauseTooSoon, NotPaused, ParameterOutOfRange.
    function pause(uint256 numberOfDays) external;

    /// @notice Starts to report share movements to `Rewards`. Only `Rewards`.
    function startRewards() external;

    // ---- staking: the deposit side of ERC-4626 ----
    // deposit and mint take the assets from the caller. Errors: Paused, DepositsPaused, PoolWipedOut, DepositTooSmall
    // (fewer than 1,000 shares, where rounding would take more than a thousandth), ZeroAmount, AmountTooLarge,
    // TransferShort. previewDeposit and previewMint count gains that are not yet streamed. totalAssets and convertTo...
    // do not count them. previewRedeem and previewWithdraw revert, as ERC-7540 requires.

    // ---- exits: the redeem side of ERC-7540 ----
    // A fill becomes payable one report window after it; one hour later still if the pool has covers that a trigger
    // settles. The share that open incidents of its day or earlier can take is held back, for at most 60 days after the
    // fill. One call walks at most 64 fills of a request. maxRedeem and maxWithdraw return what one call pays.

    /// @notice Requests an exit: puts shares into the bucket of this UTC day. Until they are processed they earn
    /// premiums and bear losses, but earn no reward tokens. A controller has one request at a time, which can grow on
    /// its day. A request by others, with shares that are not the controller's and without its consent, has a separate
    /// slot, so nobody can block a controller's own request.
    /// @dev The owner, an operator of the owner, or a spender with an allowance of shares may call, for any controller.
    /// Errors: ZeroAmount, RequestOpen.
    /// @return requestId The UTC day.
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId);

    /// @notice Shares that are not claimable yet, processed or not.
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256);

    /// @notice Shares that can be redeemed now.
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256);

    function setOperator(address operator, bool approved) external returns (bool);

    function isOperator(address controller, address operator) external view returns (bool);

    /// @notice Processes matured requests at the current price, rounded down: oldest bucket first, pro rata inside a
    /// bucket, as far as the limits hold on the capital that stays. One fill per UTC day; a further one only if it is
    /// at least 16 times larger and at least a hundredth of all shares. Open incidents do not stop it. Anyone may call.
    /// Does not revert if there is nothing to process.
    function processExits() external returns (uint256 shares, uint256 assets);

    /// @notice Catches up to the present second, over at most `maxDays` days that hold something. Anyone may call.
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

    /// @notice Allows sales, because the pool now has a claims process. Only `Claims`.
    function allowSales() external;

    /// @notice Books an incident. It counts in A and holds back exits from its event's day on. Only `Claims`.
    function openIncident(Opening calldata opening) external returns (Opened memory);

    /// @notice Changes what incidents of the event's day hold back of exits. Only `Claims`.
    /// @param added Held back from now on, asset units.
    /// @param removed No longer held back.
    function changeHold(uint256 eventTime, uint256 added, uint256 removed) external;

    /// @notice Settles an incident that ended or was drawn, or a cover that a trigger settles. Charges the loss in this
    /// order: the reserve; fills at or after the event, each by the share of the pool that left with it, and the
    /// capital for the rest, as if losses had been settled in the order of their events; gains not yet streamed.
    /// Divides bonds. Only `Claims`.
    /// @return booked Assets that could be set aside and are now owed, at most `loss.assets`.
    /// @return fees Assets that the fees pay the voters, also owed.
    function settle(Settlement calldata s) external returns (uint256 booked, uint256 fees);

    /// @notice Takes a bond. Only `Claims`.
    function takeBond(address from, uint256 assets) external;

    /// @notice Turns owed assets that nobody will collect into a gain. Only `Claims`.
    function returnOwed(uint256 assets) external;

    /// @notice Gives assets of the caller to the pool, such as a recovery. They become a gain. Anyone may call.
    function donate(uint256 assets) external;

    /// @notice Pays a bond or a vote's reward that is owed. Only `Claims`.
    function payOwed(address to, uint256 assets) external;

    // ---- views ----

    function money() external view returns (PoolMoney memory);

    function terms() external view returns (PoolTerms memory);

    /// @notice Present capital, and the part that does not belong to queued shares.
    function backing() external view returns (Backing memory);

    /// @notice Shares requested and processed since the beginning, and number of fills.
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 fills);

    /// @notice A fill by its number, from 0.
    function fillAt(uint256 fill) external view returns (Fill memory);

    /// @notice A controller's exit. If others requested an exit for it too, amounts are the sum of both requests; the
    /// days and `ahead` are those of its own.
    function exitOf(address controller) external view returns (ExitView memory);

    /// @notice Asset units that fills at or after an event's second can still be charged.
    function chargeable(uint256 eventTime) external view returns (uint256);

    /// @notice The report window in seconds.
    function reportWindow() external view returns (uint256);

    /// @notice ERC-7575: the share token, which is the pool itself.
    function share() external view returns (address);

    /// @notice ERC-7575, on the share token: the vault of an asset; the zero address for any other asset.
    function vault(address asset) external view returns (address);

    function LEDGER() external view returns (ILedger);
}
