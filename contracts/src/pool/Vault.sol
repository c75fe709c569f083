// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {IRewards} from "../interfaces/IRewards.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ExitLib} from "../libraries/ExitLib.sol";
import {Accrual, Backing, Funds, PoolMoney} from "../types/PoolTypes.sol";

/// @title The shares of a pool: ERC-4626 on the way in, ERC-7540 on the way out
/// @dev A pool is a minimal clone: asset, decimals and factory are immutable arguments in its code, the rest is storage.
abstract contract Vault is ICapitalPool, ERC20, ReentrancyGuardTransient {
    using ExitLib for ExitLib.State;
    using Math for uint256;
    using SafeCast for uint256;

    uint8 private constant SHARE_DECIMALS_OFFSET = 3;
    /// @dev Virtual shares protect the first staker against inflation.
    uint256 private constant VIRTUAL_SHARES = 10 ** SHARE_DECIMALS_OFFSET;
    uint256 private constant BPS = 10_000;
    /// @dev A pool whose share price fell below a millionth of par takes no deposits.
    uint256 private constant WIPED_OUT = 1e6;
    /// @dev So that rounding never takes more than a thousandth of a deposit.
    uint256 private constant MIN_SHARES = 1e3;
    /// @dev An exit request holds its shares in 104 bits.
    uint256 private constant MAX_SHARES = type(uint104).max;

    ILedger public immutable LEDGER;
    address public immutable COVER;
    address public immutable CLAIMS;
    address public immutable REWARDS;

    ExitLib.State internal _pool;
    ShortString internal _name;
    ShortString internal _symbol;

    /// @inheritdoc ICapitalPool
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    constructor(address ledger, address cover, address claims, address rewards) ERC20("", "") {
        (LEDGER, COVER, CLAIMS, REWARDS) = (ILedger(ledger), cover, claims, rewards);
    }

    /// @dev A function, because the code repeats the 32 bytes of an immutable at each read.
    function _ledger() internal view returns (ILedger) {
        return LEDGER;
    }

    // ---- share token ----

    /// @inheritdoc IERC4626
    function asset() public view returns (address token) {
        (token,,) = AssetLib.immutableArgs();
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC20, IERC20Metadata) returns (uint8) {
        (, uint8 assetDecimals,) = AssetLib.immutableArgs();
        return assetDecimals + SHARE_DECIMALS_OFFSET;
    }

    /// @inheritdoc IERC20Metadata
    function name() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return ShortStrings.toString(_name);
    }

    /// @inheritdoc IERC20Metadata
    function symbol() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return ShortStrings.toString(_symbol);
    }

    /// @dev A pool without rewards pays only for reading the flag.
    function _update(address from, address to, uint256 shares) internal override {
        if (_pool.terms.rewarded) {
            // The zero address's balance is never read; it would be the largest cost of a mint here.
            uint256 fromBalance = from == address(0) ? 0 : balanceOf(from);
            uint256 toBalance = to == address(0) ? 0 : balanceOf(to);
            IRewards(REWARDS).beforeTransfer(from, to, fromBalance, toBalance, totalSupply());
        }
        super._update(from, to, shares);
    }

    // ---- money as of now ----

    /// @inheritdoc ICapitalPool
    function money() public view returns (PoolMoney memory m) {
        m = _pool.money;
        Accrual memory a = _accrued();
        // A sync would book the same, with checks.
        unchecked {
            m.capital += uint128(a.toCapital);
            m.unearned -= uint128(a.premium);
            m.reserve += uint128(a.toReserve);
            m.fees += uint128(a.toFees);
            m.gains -= uint128(a.gains);
        }
    }

    function _accrued() private view returns (Accrual memory) {
        return _ledger().accrued(address(this), _funds(false));
    }

    /// @dev As of now: capital, capital with the gains that a deposit pays for, and what open incidents may cost.
    function _booked() private view returns (uint256 capital, uint256 booked, uint256 atRisk) {
        Accrual memory a = _accrued();
        capital = _pool.money.capital + a.toCapital;
        return (capital, capital + _pool.money.gains - a.gains, a.atRisk);
    }

    /// @notice Capital that backs the shares as of now, asset units; without gains that are not yet streamed.
    function totalAssets() public view returns (uint256 capital) {
        (capital,,) = _booked();
    }

    /// @inheritdoc IERC4626
    function convertToShares(uint256 assets) external view returns (uint256) {
        return _toShares(assets, totalAssets());
    }

    /// @inheritdoc IERC4626
    function convertToAssets(uint256 shares) external view returns (uint256) {
        return _toAssets(shares, totalAssets(), Math.Rounding.Floor);
    }

    /// @inheritdoc ICapitalPool
    function backing() external view returns (Backing memory) {
        return _backing(totalAssets());
    }

    /// @dev Queued shares are about to leave, so they do not lower the price.
    function _backing(uint256 capital) internal view returns (Backing memory) {
        return Backing(capital, capital - _toAssets(balanceOf(address(this)), capital, Math.Rounding.Floor));
    }

    /// @return Shares, rounded down. `booked` is the capital, for deposits including gains.
    function _toShares(uint256 assets, uint256 booked) private view returns (uint256) {
        return assets.mulDiv(totalSupply() + VIRTUAL_SHARES, booked + 1);
    }

    function _toAssets(uint256 shares, uint256 booked, Math.Rounding rounding) private view returns (uint256) {
        return shares.mulDiv(booked + 1, totalSupply() + VIRTUAL_SHARES, rounding);
    }

    // ---- sync ----

    /// @inheritdoc ICapitalPool
    function sync(uint256 maxDays) external nonReentrant returns (bool done) {
        (, done) = _syncDays(maxDays);
    }

    function _sync() internal returns (uint256 capital) {
        (capital,) = _syncDays(type(uint256).max);
    }

    function _syncDays(uint256 maxDays) private returns (uint256 capital, bool done) {
        Accrual memory a = _ledger().sync(_funds(false), maxDays);
        return (_book(a), a.done);
    }

    /// @dev The pool's values that the ledger's catch-up reads, and, if `isPriced`, those that a price needs.
    function _funds(bool isPriced) internal view returns (Funds memory f) {
        (f.capital, f.reserve) = (_pool.money.capital, _pool.money.reserve);
        f.isEmpty = f.capital == 0 && totalSupply() == 0;
        if (isPriced) (f.queued, f.shares) = (balanceOf(address(this)), totalSupply() + VIRTUAL_SHARES);
    }

    function _book(Accrual memory a) internal returns (uint256 capital) {
        return _book(a, 0, 0, 0);
    }

    /// @dev Books what a catch-up earned, and changes of unearned premium: `added` was paid; `removed` is refunded,
    /// except `surplus`, which goes to the reserve. Writes each word once.
    /// @return capital The capital as of now.
    function _book(Accrual memory a, uint256 added, uint256 removed, uint256 surplus)
        internal
        returns (uint256 capital)
    {
        // The ledger's amounts; a value that wraps would fit no word.
        unchecked {
            capital = _pool.money.capital + a.toCapital;
            if (a.premium + a.gains + added + removed == 0) return capital;
            uint256 unearned = _pool.money.unearned + added - removed - a.premium;
            (_pool.money.capital, _pool.money.unearned) = (capital.toUint128(), unearned.toUint128());
            (uint256 reserve, uint256 fees) = (_pool.money.reserve + a.toReserve + surplus, _pool.money.fees + a.toFees);
            (_pool.money.reserve, _pool.money.fees) = (reserve.toUint128(), fees.toUint128());
        }
        if (a.premium + a.gains == 0) return capital;
        if (a.gains != 0) _pool.money.gains -= uint128(a.gains);
        emit Accrued(a.premium, a.toFees, a.toReserve, a.gains, capital);
    }

    function _toReserve(uint256 assets) internal {
        if (assets != 0) _pool.money.reserve += assets.toUint128();
    }

    // ---- in: the deposit side of ERC-4626 ----

    /// @inheritdoc IERC4626
    function deposit(uint256 assets, address receiver) external nonReentrant returns (uint256 shares) {
        return _stake(assets, 0, receiver);
    }

    /// @inheritdoc IERC4626
    function mint(uint256 shares, address receiver) external nonReentrant returns (uint256 assets) {
        require(shares != 0, ErrorsLib.ZeroAmount());
        assets = previewMint(shares);
        _stake(assets, shares, receiver);
    }

    /// @param shares Shares to mint; 0 for as many as the assets are worth.
    function _stake(uint256 assets, uint256 shares, address receiver) private returns (uint256) {
        _requireNotPaused();
        Accrual memory a = _ledger().stake(assets, _funds(false));
        uint256 capital = _book(a);
        uint256 limit = _material(capital);
        require(a.atRisk <= limit, ErrorsLib.DepositsPaused(a.atRisk, limit));
        uint256 supply = totalSupply();
        require(!_isWipedOut(capital, supply), ErrorsLib.PoolWipedOut(capital, supply));
        if (shares == 0) {
            shares = _toShares(assets, a.hasGains ? capital + _pool.money.gains : capital);
            require(shares >= MIN_SHARES, ErrorsLib.DepositTooSmall(assets));
        }
        require(shares <= MAX_SHARES - supply, ErrorsLib.AmountTooLarge(assets));

        _pool.money.capital = (capital + assets).toUint128();
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
        AssetLib.transferIn(msg.sender, assets);
        return shares;
    }

    /// @inheritdoc IERC4626
    function previewDeposit(uint256 assets) external view returns (uint256) {
        (, uint256 booked,) = _booked();
        return _toShares(assets, booked);
    }

    /// @inheritdoc IERC4626
    function previewMint(uint256 shares) public view returns (uint256) {
        (, uint256 booked,) = _booked();
        return _toAssets(shares, booked, Math.Rounding.Ceil);
    }

    /// @notice 0 while the pool is paused or wiped out, or while open incidents may cost more than its materiality.
    function maxDeposit(address receiver) external view returns (uint256 assets) {
        (, uint256 booked,) = _booked();
        assets = _toAssets(maxMint(receiver), booked, Math.Rounding.Floor);
        // An almost full pool accepts no deposit that would lose too much to rounding.
        if (_toShares(assets, booked) < MIN_SHARES) return 0;
    }

    /// @notice 0 while the pool is paused or wiped out, or while open incidents may cost more than its materiality.
    function maxMint(address) public view returns (uint256) {
        (uint256 capital,, uint256 atRisk) = _booked();
        uint256 supply = totalSupply();
        bool isClosed = _isPaused() || _isWipedOut(capital, supply) || atRisk > _material(capital);
        return isClosed ? 0 : MAX_SHARES - supply;
    }

    function _material(uint256 capital) private view returns (uint256) {
        return capital * _pool.terms.materialityBps / BPS;
    }

    function _isWipedOut(uint256 capital, uint256 supply) private pure returns (bool) {
        return capital * VIRTUAL_SHARES * WIPED_OUT < supply;
    }

    function _isPaused() internal view returns (bool) {
        return block.timestamp < _pool.terms.pausedUntil;
    }

    function _requireNotPaused() internal view {
        require(!_isPaused(), ErrorsLib.Paused(_pool.terms.pausedUntil));
    }

    // ---- out: the redeem side of ERC-7540 ----

    /// @inheritdoc ICapitalPool
    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    function _actsFor(address account) private view returns (bool) {
        return msg.sender == account || isOperator[account][msg.sender];
    }

    /// @inheritdoc ICapitalPool
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        nonReentrant
        returns (uint256 requestId)
    {
        require(shares != 0, ErrorsLib.ZeroAmount());
        bool given = controller != owner && !_actsFor(controller);
        if (!_actsFor(owner)) _spendAllowance(owner, msg.sender, shares);
        requestId = _pool.request(controller, given, shares);
        _transfer(owner, address(this), shares);
        emit RedeemRequest(controller, owner, requestId, msg.sender, shares);
    }

    /// @inheritdoc ICapitalPool
    function processExits() external nonReentrant returns (uint256 shares, uint256 assets) {
        uint256 capital = _sync();
        uint256 required = _ledger().requiredCapital(address(this));
        uint256 supply = totalSupply();
        (shares, assets) = _pool.process(capital, required, supply + VIRTUAL_SHARES);
        if (shares == 0) return (0, 0);

        capital -= assets;
        _pool.money.exiting += assets.toUint128();
        _burn(address(this), shares);
        if (required == 0 && shares == supply) {
            // No share is left, so the rest belongs to nobody.
            uint256 gains = _pool.money.gains;
            if (gains != 0) _ledger().takeGains(gains, gains);
            _toReserve(capital + gains);
            (capital, _pool.money.gains) = (0, 0);
        }
        _pool.money.capital = uint128(capital);
        _ledger().rebase(capital);
    }

    /// @inheritdoc IERC4626
    function redeem(uint256 shares, address receiver, address controller)
        external
        nonReentrant
        returns (uint256 assets)
    {
        (, assets) = _redeem(shares, 0, receiver, controller);
    }

    /// @inheritdoc IERC4626
    function withdraw(uint256 assets, address receiver, address controller)
        external
        nonReentrant
        returns (uint256 shares)
    {
        (shares,) = _redeem(0, assets, receiver, controller);
    }

    /// @dev Needs no sync, because what a fill pays does not depend on the capital.
    function _redeem(uint256 shares, uint256 assets, address receiver, address controller)
        private
        returns (uint256, uint256)
    {
        require(shares + assets != 0, ErrorsLib.ZeroAmount());
        require(_actsFor(controller), ErrorsLib.NotAuthorized(msg.sender, controller));
        (shares, assets) = _pool.redeem(controller, shares, assets);
        _pool.money.exiting -= uint128(assets);
        emit Withdraw(msg.sender, receiver, controller, assets, shares);
        AssetLib.transferOut(receiver, assets);
        return (shares, assets);
    }

    /// @inheritdoc ICapitalPool
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares) {
        (shares,) = _pool.requestOf(requestId, controller);
    }

    /// @inheritdoc ICapitalPool
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares) {
        (, shares) = _pool.requestOf(requestId, controller);
    }

    /// @notice Shares of a controller that one call redeems now.
    function maxRedeem(address controller) external view returns (uint256 shares) {
        (shares,) = _pool.claimable(controller);
    }

    /// @notice What one call pays a controller now, asset units.
    function maxWithdraw(address controller) external view returns (uint256 assets) {
        (, assets) = _pool.claimable(controller);
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewRedeem(uint256) external pure returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @dev ERC-7540: an asynchronous redemption has no price before it is processed.
    function previewWithdraw(uint256) external pure returns (uint256) {
        revert ErrorsLib.AsynchronousRedeem();
    }

    /// @inheritdoc ICapitalPool
    function reportWindow() public view returns (uint256) {
        return uint256(_pool.terms.reportDays) * 1 days;
    }
}
