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
import {Accrual, Backing, PoolMoney} from "../types/PoolTypes.sol";
import {Money, Terms} from "./PoolState.sol";

/// @title State of a pool, its share token, and what brings it up to now
/// @dev A pool is a minimal clone: asset, decimals and factory are immutable arguments in its code, the rest is storage.
abstract contract PoolBase is ICapitalPool, ERC20, ReentrancyGuardTransient {
    using Math for uint256;
    using SafeCast for uint256;

    uint8 internal constant SHARE_DECIMALS_OFFSET = 3;
    /// @dev They protect the first staker against inflation.
    uint256 internal constant VIRTUAL_SHARES = 10 ** SHARE_DECIMALS_OFFSET;
    uint256 internal constant BPS = 10_000;

    address public immutable LEDGER;
    address public immutable COVER;
    address public immutable CLAIMS;
    address public immutable REWARDS;

    Terms internal _terms;
    Money internal _money;
    ExitLib.Queue internal _exits;
    ShortString internal _name;
    ShortString internal _symbol;

    constructor(address ledger, address cover, address claims, address rewards) ERC20("", "") {
        (LEDGER, COVER, CLAIMS, REWARDS) = (ledger, cover, claims, rewards);
    }

    // ---- share token ----

    /// @inheritdoc IERC4626
    function asset() public view returns (address token) {
        (token,,) = AssetLib.made();
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC20, IERC20Metadata) returns (uint8) {
        (, uint8 assetDecimals,) = AssetLib.made();
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

    /// @dev A pool without rewards pays for a look at the flag.
    function _update(address from, address to, uint256 shares) internal override {
        if (_terms.rewarded) {
            // Nobody's balance is never read: it would cost a mint more than all else here.
            uint256 fromBalance = from == address(0) ? 0 : balanceOf(from);
            uint256 toBalance = to == address(0) ? 0 : balanceOf(to);
            IRewards(REWARDS).beforeTransfer(from, to, fromBalance, toBalance, totalSupply());
        }
        super._update(from, to, shares);
    }

    // ---- money as of now ----

    /// @inheritdoc ICapitalPool
    function money() public view returns (PoolMoney memory m) {
        Accrual memory a = _ledger().accrued(address(this), _money.reserve);
        (uint256 toCapital, uint256 toReserve) = _split(a);
        m.capital = _money.capital + toCapital;
        m.reserve = _money.reserve + toReserve;
        m.unearned = _money.unearned - a.premium;
        m.gains = _money.gains - a.gains;
        m.exiting = _money.exiting;
        m.owed = _money.owed;
        m.bonds = _money.bonds;
        m.fees = _money.fees + a.toFees;
    }

    /// @notice Capital that backs the shares as of now, asset units; without gains that are not yet streamed.
    function totalAssets() public view returns (uint256) {
        return money().capital;
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

    /// @dev Queued shares are about to leave: they lower no price.
    function _backing(uint256 capital) internal view returns (Backing memory) {
        uint256 queued = _toAssets(balanceOf(address(this)), capital, Math.Rounding.Floor);
        return Backing(capital, capital - queued);
    }

    /// @param booked Capital, and gains if whoever joins pays for them.
    /// @return Shares, rounded down.
    function _toShares(uint256 assets, uint256 booked) internal view returns (uint256) {
        return assets.mulDiv(totalSupply() + VIRTUAL_SHARES, booked + 1);
    }

    function _toAssets(uint256 shares, uint256 booked, Math.Rounding rounding)
        internal
        view
        returns (uint256)
    {
        return shares.mulDiv(booked + 1, totalSupply() + VIRTUAL_SHARES, rounding);
    }

    // ---- sync ----

    /// @inheritdoc ICapitalPool
    function sync(uint256 maxDays) external nonReentrant returns (bool done) {
        return _syncDays(maxDays).done;
    }

    /// @return capital The capital as of now.
    function _sync() internal returns (uint256 capital) {
        _syncDays(type(uint256).max);
        return _money.capital;
    }

    function _syncDays(uint256 maxDays) internal returns (Accrual memory a) {
        a = _ledger().sync(_money.reserve, maxDays);
        if (a.premium + a.gains == 0) return a;
        (uint256 toCapital, uint256 toReserve) = _split(a);
        uint256 capital = _money.capital + toCapital;
        (_money.capital, _money.unearned) = (capital.toUint128(), _money.unearned - uint128(a.premium));
        _toReserve(toReserve);
        if (a.toFees != 0) _money.fees += a.toFees.toUint128();
        if (a.gains != 0) _money.gains -= uint128(a.gains);
        emit Accrued(a.premium, a.toFees, toReserve, a.gains, capital);
    }

    /// @dev While no shares exist, all that is earned goes to the reserve: it belongs to nobody.
    function _split(Accrual memory a) private view returns (uint256 toCapital, uint256 toReserve) {
        (toCapital, toReserve) = (a.premium + a.gains - a.toFees - a.toReserve, a.toReserve);
        if (_money.capital == 0 && totalSupply() == 0) return (0, toReserve + toCapital);
    }

    /// @dev Of a synced pool. A gain is streamed; while no shares exist, it goes to the reserve.
    function _addGain(uint256 assets) internal {
        if (assets == 0) return;
        bool isEmpty = totalSupply() == 0;
        emit GainAdded(assets, isEmpty ? assets : 0);
        if (isEmpty) return _toReserve(assets);
        uint256 surplus = _ledger().addGain(assets);
        _money.capital += surplus.toUint128();
        // The surplus holds what slowed streams left over, too: it may exceed what is added.
        _money.gains = (_money.gains + assets - surplus).toUint128();
    }

    function _toReserve(uint256 assets) internal {
        if (assets != 0) _money.reserve += assets.toUint128();
    }

    // ---- shared ----

    function _ledger() internal view returns (ILedger) {
        return ILedger(LEDGER);
    }

    function _isPaused() internal view returns (bool) {
        return block.timestamp < _terms.pausedUntil;
    }

    function _requireNotPaused() internal view {
        require(!_isPaused(), ErrorsLib.Paused(_terms.pausedUntil));
    }

    /// @inheritdoc ICapitalPool
    function reportWindow() public view returns (uint256) {
        return uint256(_terms.reportDays) * 1 days;
    }

    /// @dev How long a fill is not payable. A cover that its trigger settles charges from one report window before its end on:
    /// the hour is for whoever settles it.
    function _holdWindow() internal view returns (uint256) {
        return reportWindow() + (_terms.settling ? 1 hours : 0);
    }
}
