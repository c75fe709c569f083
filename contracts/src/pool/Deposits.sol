// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PoolMoney} from "../types/PoolTypes.sol";
import {PoolBase} from "./PoolBase.sol";

/// @title Staking: the deposit side of ERC-4626
/// @dev Who joins pays for gains that are booked and not yet streamed.
abstract contract Deposits is PoolBase {
    using SafeCast for uint256;

    /// @dev A pool whose share fell below a millionth of par takes no deposits.
    uint256 private constant WIPED_OUT = 1e6;
    /// @dev So that rounding never takes more than a thousandth of a deposit.
    uint256 private constant MIN_SHARES = 1e3;
    /// @dev An exit request holds its shares in 104 bits.
    uint256 private constant MAX_SHARES = type(uint104).max;

    /// @inheritdoc IERC4626
    function deposit(uint256 assets, address receiver) external nonReentrant returns (uint256 shares) {
        (uint256 capital, uint256 gains) = _open();
        shares = _toShares(assets, capital + gains);
        require(shares >= MIN_SHARES, ErrorsLib.DepositTooSmall(assets));
        _stake(assets, shares, receiver, capital);
    }

    /// @inheritdoc IERC4626
    function mint(uint256 shares, address receiver) external nonReentrant returns (uint256 assets) {
        (uint256 capital, uint256 gains) = _open();
        assets = _toAssets(shares, capital + gains, Math.Rounding.Ceil);
        require(shares != 0, ErrorsLib.ZeroAmount());
        _stake(assets, shares, receiver, capital);
    }

    /// @dev Syncs, if deposits are open.
    function _open() private returns (uint256 capital, uint256 gains) {
        _requireNotPaused();
        uint256 atRisk = _syncDays(type(uint256).max).atRisk;
        (capital, gains) = (_money.capital, _money.gains);
        uint256 limit = _material(capital);
        require(atRisk <= limit, ErrorsLib.DepositsPaused(atRisk, limit));
    }

    /// @param capital Of the synced pool before it.
    function _stake(uint256 assets, uint256 shares, address receiver, uint256 capital) private {
        uint256 supply = totalSupply();
        require(!_isWipedOut(capital, supply), ErrorsLib.PoolWipedOut(capital, supply));
        require(shares <= MAX_SHARES - supply, ErrorsLib.AmountTooLarge(assets));

        _money.capital = (capital + assets).toUint128();
        _ledger().rebase(capital + assets);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
        AssetLib.transferIn(msg.sender, assets);
    }

    // ---- views ----

    /// @inheritdoc IERC4626
    function previewDeposit(uint256 assets) external view returns (uint256) {
        PoolMoney memory m = money();
        return _toShares(assets, m.capital + m.gains);
    }

    /// @inheritdoc IERC4626
    function previewMint(uint256 shares) external view returns (uint256) {
        PoolMoney memory m = money();
        return _toAssets(shares, m.capital + m.gains, Math.Rounding.Ceil);
    }

    /// @notice 0 while the pool is paused or wiped out, or while open incidents may cost more than its materiality.
    function maxDeposit(address) external view returns (uint256) {
        PoolMoney memory m = money();
        return _toAssets(_maxMint(m.capital), m.capital + m.gains, Math.Rounding.Floor);
    }

    /// @notice 0 while the pool is paused or wiped out, or while open incidents may cost more than its materiality.
    function maxMint(address) external view returns (uint256) {
        return _maxMint(totalAssets());
    }

    function _maxMint(uint256 capital) private view returns (uint256) {
        uint256 supply = totalSupply();
        if (_isPaused() || _isWipedOut(capital, supply)) return 0;
        if (_ledger().atRisk(address(this)) > _material(capital)) return 0;
        return MAX_SHARES - supply;
    }

    function _material(uint256 capital) private view returns (uint256) {
        return capital * _terms.materialityBps / BPS;
    }

    function _isWipedOut(uint256 capital, uint256 supply) private pure returns (bool) {
        return capital * VIRTUAL_SHARES * WIPED_OUT < supply;
    }
}
