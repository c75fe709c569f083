// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IPoolVault} from "../interfaces/ICapitalPool.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PoolLib} from "../libraries/PoolLib.sol";
import {PoolState} from "../libraries/PoolState.sol";
import {PoolViewLib} from "../libraries/PoolViewLib.sol";
import {RewardLib} from "../libraries/RewardLib.sol";
import {SolvencyLib} from "../libraries/SolvencyLib.sol";
import {SyncLib} from "../libraries/SyncLib.sol";
import {PoolConfig} from "../types/Types.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @title State of a pool and what brings it up to now
/// @dev A pool is a minimal clone: asset, decimals and factory are immutable arguments in its code, the rest is storage.
abstract contract PoolBase is PoolStorage, IPoolVault, ERC4626, Initializable, ReentrancyGuardTransient {
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;
    using RewardLib for RewardLib.Book;

    uint8 internal constant SHARE_DECIMALS_OFFSET = 3;

    ShortString private _name;
    ShortString private _symbol;

    constructor() ERC4626(IERC20(address(0))) ERC20("", "") {
        _disableInitializers();
    }

    /// @inheritdoc IPoolVault
    function initialize(PoolConfig calldata c) external initializer {
        _state.open(c);
        _name = _short(c.name);
        _symbol = _short(c.symbol);
    }

    // ---- share token ----

    /// @inheritdoc IERC4626
    function asset() public view override(ERC4626, IERC4626) returns (address token) {
        (token,,) = AssetLib.made();
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC4626, IERC20Metadata) returns (uint8) {
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

    /// @notice Capital that backs the shares, premium earned until now included, asset units.
    function totalAssets() public view override(ERC4626, IERC4626) returns (uint256) {
        return _state.capitalNow();
    }

    /// @dev A pool without rewards pays for a look at the flag, and knows nothing else of them.
    function _update(address from, address to, uint256 shares) internal override {
        if (_state.params.rewarded) {
            // Nobody's balance was never read: a look at it would cost a mint more than all else here.
            uint256 given = from == address(0) ? 0 : balanceOf(from);
            _state.rewards.move(from, to, given, balanceOf(to), totalSupply());
        }
        super._update(from, to, shares);
    }

    function _decimalsOffset() internal pure override returns (uint8) {
        return SHARE_DECIMALS_OFFSET;
    }

    // ---- sync ----

    /// @inheritdoc IPoolVault
    function sync(uint256 maxDays) external returns (bool) {
        return SyncLib.sync(_state, maxDays);
    }

    /// @dev Bounded by the longest term: nothing is sold while nobody calls.
    function _syncAll() internal {
        SyncLib.syncAll(_state);
    }

    /// @dev Shares are neither minted nor burned while their price is uncertain (promise P2).
    function _requireCertainPrice(uint256 capital) internal view {
        uint256 atRisk = _state.params.atRisk;
        uint256 material = SolvencyLib.material(capital, _state.params.materialityBps);
        require(atRisk <= material, ErrorsLib.PriceUncertain(atRisk, material));
    }

    function _short(string calldata text) private pure returns (ShortString) {
        require(bytes(text).length < 32, ErrorsLib.StringTooLong(text));
        return ShortStrings.toShortString(text);
    }
}
