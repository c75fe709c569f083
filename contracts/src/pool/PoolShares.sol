// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PauseLib} from "../libraries/PauseLib.sol";
import {PoolState} from "../libraries/PoolState.sol";
import {UseLib} from "../libraries/UseLib.sol";
import {SolvencyLib} from "../libraries/SolvencyLib.sol";
import {PoolExits} from "./PoolExits.sol";

/// @title Staking: the deposit side of ERC-4626
abstract contract PoolShares is PoolExits {
    using SafeCast for uint256;
    using PauseLib for PoolState;
    using UseLib for UseLib.Meter;

    /// @dev A pool whose share fell below a millionth of par takes no deposits.
    uint256 private constant WIPED_OUT = 1e6;
    /// @dev ERC-4626's virtual shares, see `_decimalsOffset`; a synced pool is priced on what it stores.
    uint256 private constant VIRTUAL_SHARES = 10 ** SHARE_DECIMALS_OFFSET;
    /// @dev An exit request holds its shares in 104 bits.
    uint256 private constant MAX_SHARES = type(uint104).max;

    /// @inheritdoc IERC4626
    function deposit(uint256 assets, address receiver)
        public
        override(ERC4626, IERC4626)
        nonReentrant
        returns (uint256 shares)
    {
        _syncAll();
        (uint256 capital, uint256 supply) = (_state.capital, totalSupply());
        shares = Math.mulDiv(assets, supply + VIRTUAL_SHARES, capital + 1);
        _stake(assets, shares, receiver, capital, supply);
    }

    /// @inheritdoc IERC4626
    function mint(uint256 shares, address receiver)
        public
        override(ERC4626, IERC4626)
        nonReentrant
        returns (uint256 assets)
    {
        _syncAll();
        (uint256 capital, uint256 supply) = (_state.capital, totalSupply());
        assets = Math.mulDiv(shares, capital + 1, supply + VIRTUAL_SHARES, Math.Rounding.Ceil);
        _stake(assets, shares, receiver, capital, supply);
    }

    /// @param capital Of the synced pool before it.
    /// @param supply Shares before it.
    function _stake(uint256 assets, uint256 shares, address receiver, uint256 capital, uint256 supply)
        private
    {
        require(assets != 0 && shares != 0, ErrorsLib.ZeroAmount());
        _state.requireOpen();
        _requireCertainPrice(capital);
        require(!_wipedOut(capital, supply), ErrorsLib.PoolWipedOut(capital, supply));
        require(shares <= MAX_SHARES - supply, ErrorsLib.AmountTooLarge(assets));
        capital += assets;
        _state.capital = capital.toUint128();
        _state.meter.rebase(capital);
        _mint(receiver, shares);
        emit Deposit(msg.sender, receiver, assets, shares);
        AssetLib.pull(msg.sender, assets);
    }

    /// @notice 0 while the pool is paused, the share price is uncertain or the pool is wiped out.
    function maxDeposit(address receiver) public view override(ERC4626, IERC4626) returns (uint256) {
        return _convertToAssets(maxMint(receiver), Math.Rounding.Floor);
    }

    /// @notice 0 while the pool is paused, the share price is uncertain or the pool is wiped out.
    function maxMint(address) public view override(ERC4626, IERC4626) returns (uint256) {
        uint256 capital = totalAssets();
        uint256 supply = totalSupply();
        if (
            _state.isPaused()
                || _state.params.atRisk > SolvencyLib.material(capital, _state.params.materialityBps)
                || _wipedOut(capital, supply)
        ) return 0;
        return MAX_SHARES - supply;
    }

    function _wipedOut(uint256 capital, uint256 supply) private pure returns (bool) {
        return capital * 10 ** SHARE_DECIMALS_OFFSET * WIPED_OUT < supply;
    }
}
