// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PoolLib} from "../libraries/PoolLib.sol";
import {Params, PoolState} from "../libraries/PoolState.sol";
import {PoolViewLib} from "../libraries/PoolViewLib.sol";
import {SolvencyLib} from "../libraries/SolvencyLib.sol";
import {PoolConfig} from "../types/Types.sol";

/// @title State of a pool and what brings it up to now
/// @dev A pool is a minimal clone: asset and decimals are immutable arguments in its code, the rest is storage.
abstract contract PoolBase is ICapitalPool, ERC4626, Initializable, ReentrancyGuardTransient {
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;

    uint256 internal constant BPS = SolvencyLib.BPS;
    uint256 internal constant MAX_WINDOW_DAYS = 60;
    uint8 internal constant SHARE_DECIMALS_OFFSET = 3;

    PoolState internal _state;
    ShortString private _name;
    ShortString private _symbol;

    constructor() ERC4626(IERC20(address(0))) ERC20("", "") {
        _disableInitializers();
    }

    /// @inheritdoc ICapitalPool
    function initialize(PoolConfig calldata c) external initializer {
        require(c.groupCapBps != 0 && c.groupCapBps <= BPS, ErrorsLib.InvalidBps(c.groupCapBps));
        require(c.materialityBps <= BPS, ErrorsLib.InvalidBps(c.materialityBps));
        require(
            _isWindow(c.cooldownDays) && _isWindow(c.reportDays),
            ErrorsLib.InvalidDays(c.cooldownDays, c.reportDays)
        );
        _state.params = Params(c.curator, c.groupCapBps, c.materialityBps, c.cooldownDays, c.reportDays);
        _name = _short(c.name);
        _symbol = _short(c.symbol);
        _state.stream.accruedAt = uint40(block.timestamp);
        _state.stream.releasedDay = uint24(block.timestamp / 1 days - c.reportDays);
    }

    // ---- share token ----

    /// @inheritdoc IERC4626
    function asset() public view override(ERC4626, IERC4626) returns (address token) {
        (token,) = abi.decode(Clones.fetchCloneArgs(address(this)), (address, uint8));
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC4626, IERC20Metadata) returns (uint8) {
        (, uint8 assetDecimals) = abi.decode(Clones.fetchCloneArgs(address(this)), (address, uint8));
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
        (, uint256 earned) = _state.streamNow();
        return _state.capital + earned;
    }

    function _decimalsOffset() internal pure override returns (uint8) {
        return SHARE_DECIMALS_OFFSET;
    }

    // ---- sync ----

    /// @inheritdoc ICapitalPool
    function sync(uint256 maxDays) external returns (bool) {
        return _sync(maxDays);
    }

    /// @dev Bounded by the longest term: nothing is sold while nobody calls.
    function _syncAll() internal {
        _sync(type(uint256).max);
    }

    function _sync(uint256 maxDays) private returns (bool done) {
        bool accrued = _state.stream.accruedAt == block.timestamp;
        if (accrued && _state.stream.releasedDay == _state.lastReleaseDay()) return true;
        uint256 earned;
        (earned, done) = _state.sync(maxDays);
        if (earned != 0) emit Accrued(earned, _state.capital, totalSupply());
    }

    // ---- rules ----

    /// @dev Shares are neither minted nor burned while their price is uncertain (promise P2).
    function _requireCertainPrice() internal view {
        uint256 material = SolvencyLib.material(_state.capital, _state.params.materialityBps);
        require(_state.ledger.atRisk <= material, ErrorsLib.PriceUncertain(_state.ledger.atRisk, material));
    }

    /// @dev Of a synced pool.
    function _required() internal view returns (uint256) {
        return SolvencyLib.required(_state.ledger.atRisk, _state.ledger.largest, _state.params.groupCapBps);
    }

    function _isWindow(uint256 numberOfDays) private pure returns (bool) {
        return numberOfDays != 0 && numberOfDays <= MAX_WINDOW_DAYS;
    }

    function _short(string calldata text) private pure returns (ShortString) {
        require(bytes(text).length < 32, ErrorsLib.StringTooLong(text));
        return ShortStrings.toShortString(text);
    }
}
