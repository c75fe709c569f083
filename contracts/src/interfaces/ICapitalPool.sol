// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {PoolConfig, PoolParams} from "../types/Types.sol";
import {IPoolDesk} from "./IPoolDesk.sol";
import {IPoolOffice} from "./IPoolOffice.sol";

/// @notice What happens in a pool, in all of its parts.
interface IPoolEvents {
    /// @notice Premium was earned: its shares went to fees and reserve, the rest to the capital, which is now `capital`.
    event Accrued(uint256 earned, uint256 capital);
    /// @notice A product got a line in the pool's exposure ledger.
    event LineOpened(uint8 indexed line, uint8 indexed group, uint16 maxShareBps, uint16 weightBps);
    /// @notice The pool's parameters changed.
    event ParamsSet(PoolParams params);
    /// @notice Another curator lists products from now on.
    event CuratorSet(address indexed from, address indexed to);
    /// @notice The pool takes nothing new until `until`.
    event PauseSet(uint256 until);
    /// @notice Fees were paid out.
    event FeesPaid(address indexed to, uint256 assets);
    /// @notice ERC-7540: shares were placed in the exit queue.
    event RedeemRequest(
        address indexed controller,
        address indexed owner,
        uint256 indexed requestId,
        address sender,
        uint256 shares
    );
    /// @notice ERC-7540: an operator was approved or revoked.
    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    /// @notice Matured requests left the shares: `shares` were burned for `assets`, chargeable until the report window
    /// is over.
    event ExitsProcessed(uint256 indexed batch, uint256 shares, uint256 assets);
    /// @notice An incident closed with a loss, or a trigger settled a cover. What the three could not pay, claimants miss at
    /// one ratio.
    event IncidentClosed(
        uint8 indexed line, uint256 loss, uint256 fromReserve, uint256 fromCapital, uint256 fromExits
    );
    /// @notice Money that no open incident can take was paid out before its exit could be taken.
    event Advanced(
        address indexed controller, address indexed receiver, uint256 indexed requestId, uint256 assets
    );
    /// @notice A decided payout was collected.
    event Paid(address indexed to, uint256 assets);
    /// @notice A bond is owed to who put it up or, forfeited, was added to the capital.
    event BondReleased(uint256 assets);
    /// @notice A released bond or a voter's reward was paid.
    event Released(address indexed to, uint256 assets);
    event BondForfeited(uint256 assets);
    /// @notice Voters have something to divide: a part of the forfeited bonds and of the fees.
    event VotersFunded(uint256 fromBonds, uint256 fromFees);
    /// @notice Salvage was donated; exits got `toExits` of it, the capital the rest.
    event Recovered(address indexed from, uint256 assets, uint256 toExits);
    /// @notice Booked money that nobody collected went back to the capital.
    event OwedReturned(uint256 assets);
}

/// @title The half of a pool that stakers use
/// @dev Amounts named assets are in the asset's units; shares have three decimals more than the asset.
interface IPoolVault is IERC4626, IPoolEvents {
    /// @notice Sets up a new clone. Only once, by the factory in the transaction that creates it.
    /// @dev Errors: ParameterOutOfRange, InvalidDays, StringTooLong, InvalidInitialization.
    function initialize(PoolConfig calldata config) external;

    // ---- staking (ERC-4626 deposit side; `deposit` and `mint` take assets from the caller) ----
    // deposit, mint, previewDeposit, previewMint, convertToAssets, convertToShares, totalAssets, maxDeposit, maxMint.
    // Rounding favours those who stay. Errors: Paused, PriceUncertain, PoolWipedOut, ZeroAmount, TransferShort.
    // previewRedeem and previewWithdraw revert, as ERC-7540 demands.

    // ---- exits (ERC-7540 redeem side) ----

    /// @notice Puts shares in the exit queue. They go on earning and bearing losses until they are processed.
    /// @dev Callable by `owner`, an operator of `owner`, or a spender with an allowance of shares. The controller is
    /// `owner`, the caller or whom the caller operates for. Errors: ZeroAmount, ZeroAddress, NotAuthorized,
    /// TooManyRequests.
    /// @param shares Shares to redeem; not 0.
    /// @param controller Who may take the exit.
    /// @param owner Whose shares are placed in escrow.
    /// @return requestId The request's number within its controller.
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        returns (uint256 requestId);

    /// @notice Shares of a request that wait to be processed.
    function pendingRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares);

    /// @notice Shares of a request whose money can be taken now.
    function claimableRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares);

    /// @notice Lets `operator` request and take exits for the caller.
    function setOperator(address operator, bool approved) external returns (bool);

    function isOperator(address controller, address operator) external view returns (bool);

    /// @notice Moves the longest matured prefix of the queue that solvency allows into an exit batch, at the current price,
    /// assets rounded down. Anyone may call. What becomes possible after a UTC day's batch waits for the next day, unless it
    /// is all that matured or at least 16 times the shares of the day's last batch: then it is a batch of its own.
    /// @dev Errors: PriceUncertain. Processing nothing is not an error.
    /// @return shares Shares burned.
    /// @return assets What they leave with, asset units.
    function processExits() external returns (uint256 shares, uint256 assets);

    /// @notice Pays what no open incident can take of a request whose report window is over, while the rest is held back.
    /// Its shares stay, and stay chargeable in full: what was paid is taken off when they are redeemed.
    /// @dev Callable by the controller or its operators. Errors: NotAuthorized, NothingToAdvance.
    /// @return assets Asset units, rounded down.
    function advance(uint256 requestId, address receiver, address controller)
        external
        returns (uint256 assets);

    // ---- housekeeping and views ----

    /// @notice Brings the premium stream and the exposure ledger up to now, touching at most `maxDays` days that hold
    /// something. Anyone may call; every call that changes something does it by itself, but that sales leave premium that was
    /// earned undistributed: it counts in every view of the money, and carries cover from the next sync on.
    /// @return done True when nothing is left to do.
    function sync(uint256 maxDays) external returns (bool done);

    /// @notice The report window in seconds.
    function reportWindow() external view returns (uint256);

    /// @notice ERC-7575: the share token, which is the pool itself.
    function share() external view returns (address);

    // ---- for Claims ----

    /// @notice Pays a decided payout. Only `Claims`.
    function pay(address to, uint256 assets) external;

    /// @notice Pays a released bond or a voter's reward. Only `Claims`.
    function release(address to, uint256 assets) external;

    /// @notice Takes out what an account has earned in a stream, token units, rounded down. Only `Rewards`.
    /// Errors: NotRewards.
    function takeReward(uint256 place, address account) external returns (uint256 amount);
}

/// @title The pool that holds the money
/// @notice ERC-4626 shares over one asset with asynchronous redemption in the shape of ERC-7540. Money is tracked by
/// purpose; a donation of tokens changes nothing.
/// `balance >= capital + reserve + unearned + exiting + owed + bonds + fees`, always.
/// @dev Amounts named assets are in the asset's units; shares have three decimals more than the asset.
interface ICapitalPool is IPoolVault, IPoolDesk, IPoolOffice {
    function COVER() external view returns (address);

    function CLAIMS() external view returns (address);

    function REWARDS() external view returns (address);

    /// @notice Several calls in one transaction.
    function multicall(bytes[] calldata data) external returns (bytes[] memory results);

    /// @notice See `SelfPermit`.
    function selfPermit(
        address token,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
}
